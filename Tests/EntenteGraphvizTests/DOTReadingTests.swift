import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteGraphviz
import EntenteTestSupport
import Foundation
import Testing

/// Graphs in DOT that Graphviz parses, here and in a child.
@Suite struct DOTReadingTests {
  private let inProcess = Self.tools(GraphvizRenderer(.inProcess))

  private static func tools(_ renderer: GraphvizRenderer = GraphvizRenderer()) -> GraphTools {
    var tools = GraphTools()
    tools.addGraphviz(renderer)
    return tools
  }

  @Test(arguments: [GraphvizRenderer.Place.child, .inProcess])
  func `nodes and edges are in the order of the file, with all that it says of them`(
    place: GraphvizRenderer.Place
  )
    throws
  {
    let tools = Self.tools(GraphvizRenderer(place))
    let reading = try read(
      """
      digraph "a graph" {
        title="A title"
        node [kind=company]
        z -> { y x } [since=1999]
        node [kind=bank]
        w [label="W \\N"]
        y:port -> z:n [weight="1.50", key=k]
      }
      """, tools)
    let document = reading.document
    #expect(reading.warnings.isEmpty)
    #expect(document.id == "a graph" && document.direction == .directed)
    #expect(Array(document.nodeIDs) == ["z", "y", "x", "w"])
    #expect(document.sources == [0, 0, 1] && document.targets == [1, 2, 0])
    #expect(document.graphAttributes == [AttributeColumn("title", .texts(["A title"]))])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("label", .texts(["", "", "", "W w"]), missing: 0..<3),
        AttributeColumn("kind", .texts(["company", "company", "company", "bank"])),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("since", .integers([1999, 1999, 0]), missing: [2]),
        AttributeColumn("weight", .reals([0, 0, 1.5]), missing: [0, 1]),
        AttributeColumn("tailport", .texts(["", "", "port"]), missing: [0, 1]),
        AttributeColumn("headport", .texts(["", "", "n"]), missing: [0, 1]),
        AttributeColumn("key", .texts(["", "", "k"]), missing: [0, 1]),
      ])
  }

  @Test(arguments: ["9007199254740993", "-9007199254740993", "123456789012345678901"])
  func `a number of more digits than are kept makes texts of its attribute`(digits: String) throws {
    let reading = try read(
      "graph { a -- b [weight=\"1.50\"]; b -- c [weight=\(digits), len=2]; c -- a [len=1.50] }",
      inProcess)
    #expect(
      reading.document.edgeAttributes == [
        AttributeColumn("weight", .texts(["1.50", digits, ""]), missing: [2]),
        AttributeColumn("len", .reals([0, 2, 1.5]), missing: [0]),
      ])
    let message = reading.warnings.first?.message ?? ""
    #expect(message.hasPrefix("“weight” of “b--c”: ") && message.hasSuffix("read as texts"))
    #expect(reading.warnings.count == 1)
  }

  @Test(arguments: [
    ("-1e-400", "too large or too small"), ("1e400", "too large or too small"),
    ("0.1234567890123456789", "more than 17 digits"),
  ])
  func `a weight that is not held as it is written is said to be such`(
    digits: String, words: String
  ) throws {
    let edges = "c -- a; a -- b [weight=\"\(digits)\"]; b -- a [weight=\"\(digits)\"]"
    let reading = try read("graph { \(edges); b -- c [len=2.5] }", inProcess)
    #expect(reading.warnings.count == 1 && reading.warnings[0].message.contains(words))
    let message = reading.warnings[0].message
    #expect(message.hasPrefix("“weight” of “a--b”: ") && message.hasSuffix("(2 times)"))
    let places = try read(
      "graph { a [pos=\"1,2\"]; b [pos=\"0,0.1234567890123456789\"] }", inProcess)
    #expect(places.warnings.map { $0.message.prefix(10) } == ["“y” of “b”"])
    let far = try read("graph { a [pos=\"1,2\"]; b [pos=\"0, -1e400!\"] }", inProcess)
    #expect(far.document.nodeAttributes.map(\.name) == ["pos"])
    #expect(far.warnings.count == 1)
    #expect(far.warnings.first?.message.hasPrefix("“pos” of “b”: a number is too large") == true)
  }

  @Test(arguments: [
    (#"<f> x|<g> y"#, "record", true), (#"x\|y"#, "Mrecord", true), ("x|{y|z}", "record", false),
    ("plain", "record", false), (#"<f> x"#, "box", false), (#"a\nb\\c"#, "record", false),
  ])
  func `labels of records that say more than their text are told`(
    label: String, shape: String, isTold: Bool
  ) throws {
    let node = "[shape=\(shape), label=\"\(label)\"]"
    let reading = try read("graph { a [shape=box]; b \(node); c \(node) }", inProcess)
    let messages = reading.warnings.map(\.message)
    #expect(messages.count == (isTold ? 1 : 0), "\(messages)")
    #expect(messages.allSatisfy { $0.hasPrefix("“label” of “b”: ") && $0.hasSuffix("(2 times)") })
  }

  @Test func `numbers with a point are no whole ones`() throws {
    let document = try read(
      "graph { a [n=1.0, m=1, k=2.00]; b [n=2, m=2, k=3] }", inProcess
    ).document
    #expect(
      document.nodeAttributes == [
        AttributeColumn("n", .reals([1, 2])), AttributeColumn("m", .integers([1, 2])),
        AttributeColumn("k", .texts(["2.00", "3"])),
      ])
  }

  @Test func `attributes hold within their scope`() throws {
    let document = try read(
      "graph { a; node [c=1]; b; subgraph { node [c=2]; d; a }; e; a [c=9] }", inProcess
    ).document
    #expect(Array(document.nodeIDs) == ["a", "b", "d", "e"])
    #expect(document.nodeAttributes == [AttributeColumn("c", .integers([9, 1, 2, 1]))])
  }

  @Test func `clusters and subgraphs are kept`() throws {
    let document = try read(
      """
      graph { a -- b -- c
        subgraph cluster_out { label="R&amp;D"; a; subgraph cluster_in { b } }
        subgraph cluster_late { b; c }
        { rank=same; a; c } { b } subgraph named { c } }
      """, inProcess
    ).document
    #expect(
      document.nodeAttributes == [
        AttributeColumn("cluster", .texts(["cluster_out", "cluster_in", "cluster_late"]))
      ])
    let subgraphs = try #require(document.graphAttributes.first { $0.name == "subgraphs" }?[0])
    #expect(
      subgraphs
        == .structure(
          #"[{"id":"cluster_out","attributes":{"label":"R&D"},"nodes":["a","b"]},"#
            + #"{"id":"cluster_in","parent":"cluster_out","nodes":["b"]},"#
            + #"{"id":"cluster_late","nodes":["b","c"]},"#
            + #"{"attributes":{"rank":"same"},"nodes":["a","c"]},{"id":"named","nodes":["c"]}]"#))
  }

  @Test(arguments: [
    """
    graph { a -- b -- c
      subgraph cluster_out { label="R&amp;D"; a; subgraph "cluster in" { b; color="a&amp;b" } }
      subgraph cluster_late { b; c }
      { rank=same; a; c } { b } subgraph named { c } }
    """,
    "digraph { label=Title; a -> b; subgraph cluster_0 { a } subgraph cluster_1 { label=One; b } }",
    "graph { a [cluster=mine]; subgraph cluster_0 { a; subgraph cluster_1 { subgraph x { a } } } }",
    "graph { subgraph cluster_empty { label=\"nothing\\nyet\" } a }",
  ])
  func `clusters and subgraphs are written as such again`(text: String) throws {
    let document = try read(text, inProcess).document
    let written = try #require(
      GraphFormat.dot.files(of: GraphContent(document), tools: inProcess).first?.bytes)
    let again = String(decoding: written, as: UTF8.self)
    #expect(again.contains("subgraph \"cluster") && !again.contains("subgraphs"))
    #expect(try read(again, inProcess).document == document)
  }

  @Test func `a cluster does not take the label of the graph when it is written`() throws {
    let text = "graph { subgraph cluster_0 { a } subgraph cluster_1 { label=One; b } label=Title }"
    let files = try GraphFormat.dot.files(
      of: GraphContent(read(text, inProcess).document), tools: inProcess)
    #expect(
      files.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        """
        graph {
          graph [label="Title"]
          "a" []
          "b" []
          subgraph "cluster_0" {
            label=""
            "a"
          }
          subgraph "cluster_1" {
            "label"="One"
            "b"
          }
        }

        """
      ])
  }

  @Test(arguments: [
    #"[{"id":"x","nodes":["b","a"]}]"#, #"[{"id":"x","nodes":["no"]}]"#, #"[{"id":1,"nodes":[]}]"#,
    #"[{"id":"x","parent":"y","nodes":["a"]},{"id":"y","nodes":["a"]}]"#,
    #"[{"id":"y","nodes":["a"]},{"id":"x","parent":"y","nodes":["b"]}]"#, "[]", #"["x"]"#,
    #"[{"id":"x","nodes":[]},{"id":"x","nodes":[]}]"#, #"[{"id":"x","nodes":[],"more":1}]"#,
  ])
  func `what would be other subgraphs stays an attribute`(records: String) throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.graphAttributes = [AttributeColumn("subgraphs", .structures([records]))]
    document.nodeAttributes = [AttributeColumn("cluster", .texts(["x", "y"]))]
    let files = try GraphFormat.dot.files(of: GraphContent(document), tools: inProcess)
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    let again = try read(text, inProcess).document
    #expect(again.graphAttributes == [AttributeColumn("subgraphs", .texts([records]))])
    #expect(again.nodeAttributes == document.nodeAttributes)
  }

  @Test func `markup is marked, and its words are the text`() throws {
    let reading = try read(
      "graph { a [label=<<b>x</b> &amp; y>]; b [label=\"<b>x</b>\"]; <c> }", inProcess)
    #expect(
      reading.document.nodeAttributes == [
        AttributeColumn(
          "label markup", .texts(["<b>x</b> &amp; y", "", ""]), missing: [1, 2]),
        AttributeColumn("label", .texts(["x & y", "<b>x</b>", ""]), missing: [2]),
      ])
    #expect(Array(reading.document.nodeIDs) == ["a", "b", "<c>"])
    #expect(reading.warnings.count == 1)
    #expect(throws: Problem.self) { try read("graph { \"<a>\"; <a> }", inProcess) }
  }

  @Test func `a strict graph has each edge once`() throws {
    let document = try read("strict graph { a -- b; b -- a; a -- b }", inProcess).document
    #expect(document.edgeCount == 1)
    #expect(document.graphAttributes == [AttributeColumn("strict", .booleans([true]))])
    #expect(try read("graph { a -- b; b -- a; a -- b }", inProcess).document.edgeCount == 3)
  }

  @Test func `the id of an edge is its id, and what repeats is an attribute`() throws {
    let once = try read("graph { a -- b [id=x]; a -- b [id=y]; a -- b }", inProcess)
    #expect(once.document.edgeIDs.map { Array($0) } == ["x", "y", ""])
    #expect(once.document.edgeAttributes.isEmpty)
    let twice = try read("graph { a -- b [id=x]; a -- b [id=x] }", inProcess)
    #expect(twice.document.edgeIDs == nil && twice.warnings.count == 1)
    #expect(twice.document.edgeAttributes == [AttributeColumn("id", .texts(["x", "x"]))])
  }

  @Test func `an edge without a direction in a directed graph is undirected`() throws {
    let document = try read("digraph { a -> b [dir=none]; b -> a; a -> a [dir=back] }", inProcess)
      .document
    #expect(document.edgeDirections == [.undirected, .directed, .directed])
    #expect(
      document.edgeAttributes
        == [AttributeColumn("dir", .texts(["", "", "back"]), missing: [0, 1])])
  }

  @Test func `an edge with an arrow in an undirected graph is directed`() throws {
    let document = try read("graph { a -- b; b -- a [dir=forward]; a -- a [dir=back] }", inProcess)
      .document
    #expect(document.direction == .undirected)
    #expect(document.edgeDirections == [.undirected, .directed, .undirected])
    #expect(document.sources == [0, 1, 0] && document.targets == [1, 0, 0])
    #expect(
      document.edgeAttributes
        == [AttributeColumn("dir", .texts(["", "", "back"]), missing: [0, 1])])
  }

  @Test(
    arguments: [
      ("digraph {\n a ->\n}", 3, "syntax error"),
      ("graph {\n\n a [x=\"y }", 3, "starts here is not closed"),
      ("graph {\n\n a [x=y]\n\n", 5, "expected “}”"),
      ("graph { a [x=<<b>] }", 1, "starts here is not closed"), ("hello", 1, "syntax error"),
      ("", nil, "no graph"), ("\n// nothing\n", nil, "no graph"), ("graph {\n a ~ b }", 2, "~"),
      ("graph {\n \0 }", 2, "NUL"),
      ("graph {\n" + String(repeating: "{", count: 20_000), 2, "200 deep"),
    ] as [(String, Int?, String)])
  func `a text that is no graph is refused with its line, and the next one is read`(
    text: String, line: Int?, words: String
  ) throws {
    for place in [GraphvizRenderer.Place.child, .inProcess] {
      let tools = Self.tools(GraphvizRenderer(place))
      let problem = try #require(throws: Problem.self) { try read(text, tools) }
      #expect(problem.message.contains(words), "\(problem)")
      #expect(problem.file == "plan.gv")
      if let line { #expect(problem.line == line) }
      #expect(try read("graph { a }", tools).document.nodeCount == 1)
    }
  }

  @Test(arguments: [
    ("digraph {\n é ->\n  }", "3"), ("graph {\n é ~ b }", "4"), ("graph {\n a; a ~ ~ }", nil),
  ])
  func `an error has the column of a word that is there once`(text: String, column: String?) throws
  {
    let problem = try #require(throws: Problem.self) { try read(text, inProcess) }
    #expect(problem.line != nil && problem.column == column, "\(problem)")
  }

  @Test func `what follows the first graph is left out and said`() throws {
    let reading = try read("graph { a }\n\n /*é*/ digraph { b -> }", inProcess)
    #expect(Array(reading.document.nodeIDs) == ["a"])
    #expect(reading.warnings.map(\.line) == [3] && reading.warnings.map(\.column) == ["8"])
  }

  @Test func `names that Graphviz changes are said`() throws {
    let reading = try read("graph { \"%x\" -- \"%x\" }", inProcess)
    #expect(reading.document.nodeCount == 1 && reading.document.edgeCount == 1)
    #expect(
      reading.document.nodeIDs[0] == "%x" || reading.warnings.count == 1, "\(reading.warnings)")
  }

  @Test func `long texts and many edges go through a child`() throws {
    let long = String(repeating: "量子 ", count: 100_000)
    let edges = (0..<20_000).map { "n\($0) -- n\($0 / 2) [w=\($0)]" }.joined(separator: "\n")
    let document = try read("graph { a [note=\"\(long)\"]\n\(edges) }", Self.tools()).document
    #expect(document.nodeCount == 20_001 && document.edgeCount == 20_000)
    #expect(document.nodeAttributes.first?[0] == .text(long))
    #expect(document.edgeAttributes == [AttributeColumn("w", .integers(Array(0..<20_000)))])
  }

  @Test func `who has no tools is told`() {
    let problem = #expect(throws: Problem.self) { try read("graph { a }", .none) }
    #expect(problem?.message.contains("needs a library") == true)
  }

  @Test(arguments: [
    ("echo entente1", "not whole"), ("echo nonsense", "could not be understood"),
    ("kill -SEGV $$", "crashed"), ("exec sleep 60", "did not finish"), ("exit 3", "exit code 3"),
  ])
  func `whatever a worker does, the problem says it`(script: String, words: String) throws {
    let path = NSTemporaryDirectory() + "entente-worker-\(UUID().uuidString).sh"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tools = Self.tools(GraphvizRenderer(.executable(path), secondsLimit: 0.5))
    let problem = try #require(throws: Problem.self) { try read("graph { a }", tools) }
    #expect(problem.message.contains(words), "\(problem)")
    #expect(!problem.advice.contains("draw") && !problem.advice.contains("layout"))
  }

  /// The files of Graphviz itself, and those of another parser's tests.
  @Test(.enabled(if: SharedFolder.testData != nil, "there is no folder of test data"))
  func `the files of others have as many nodes and edges as gc counts`() throws {
    let data = try #require(SharedFolder.testData)
    let counter = "/usr/bin/gc"
    var count = 0
    for folder in ["dot-a/directed", "dot-a/undirected", "dot-grammar-a"] {
      let url = data.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
      where name.hasSuffix(".gv") || name.hasSuffix(".dot") {
        let path = url.appending(path: name).path
        if name == "error.dot" {
          let problem = #expect(throws: Problem.self) { try GraphReading(path, tools: inProcess) }
          #expect(problem?.line == 2)
          continue
        }
        let document = try GraphReading(path, tools: inProcess).document
        count += 1
        guard FileManager.default.isExecutableFile(atPath: counter) else { continue }
        let said = try output(of: counter, "-n", "-e", path)
        #expect(said.starts(with: [document.nodeCount, document.edgeCount]), "\(name)")
      }
    }
    #expect(count == 80)
  }

  private func output(of program: String, _ arguments: String...) throws -> [Int] {
    let process = Process()
    (process.executableURL, process.arguments) = (URL(filePath: program), arguments)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
  }

  private func read(_ text: String, _ tools: GraphTools) throws -> GraphReading {
    try GraphFormat.dot.read(bytes: Array(text.utf8), name: "plan.gv", tools: tools)
  }
}
