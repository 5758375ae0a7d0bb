import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct NamedEdgeListTests {
  private let format = GraphFormat.edgeList

  @Test
  func `ids are any texts, numbered as they are first met, and a third column is the weight`()
    throws
  {
    let document = try format.read(
      text: "# an undirected graph\n\nJapan  US 3\n% more\nUS\tKorea\t5\r\n  007 Japan -1"
    ).document
    #expect(Array(document.nodeIDs) == ["Japan", "US", "Korea", "007"])
    #expect(document.edgeTexts == ["Japan-US 3", "US-Korea 5", "007-Japan -1"])
    #expect(document.edgeAttributes == [AttributeColumn("weight", .integers([3, 5, -1]))])
  }

  @Test func `a line longer than memory should hold is told by its number`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a b\nb c\n", to: "long.edgelist")
    // Zeros that take no place on a disk.
    #expect(truncate(path, off_t(1 << 28 + 1 << 20)) == 0)
    let problem = #expect(throws: Problem.self) { try GraphReading(path) }
    #expect(problem?.line == 3)
    #expect(problem?.message == "a line is longer than 256 MiB")
  }

  @Test
  func `weights are numbers as soon as one is, and may be missing`() throws {
    let document = try format.read(text: "a b 1\nb c\nc d 2.5\nd a\n").document
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .reals([1, 0, 2.5, 0]), missing: [1, 3])
      ])
  }

  @Test(arguments: [
    ("a b 9007199254740993\nb c 0.5\n", 1), ("a b 0.5\nb c 9007199254740993\n", 1),
    ("a b 0.5\nb c -9007199254740993\nc d 123456789012345678901\n", 2),
    ("a b 9007199254740992\nb c 0.5\n", 0), ("a b 9007199254740993\nb c 5\n", 0),
    ("a b 1e300\nb c 12345678901234567890.5\n", 1),
  ])
  func `a whole number that is rounded beside others is told`(text: String, count: Int) throws {
    let told = try format.read(text: "# directed\n" + text).warnings.map(\.message)
    #expect(told.count == min(count, 1))
    #expect(told.allSatisfy { $0.contains("rounded") && $0.contains("2 times") == (count == 2) })
  }

  @Test(arguments: [
    ("a\tb\n", ["a", "b"]), ("New York\tNew Jersey\t2\n", ["New York", "New Jersey"]),
    ("a,b\nc , d\n", ["a", "b", "c", "d"]), ("New York,Rome,3\n", ["New York", "Rome"]),
    ("a;b;1\n", ["a", "b"]), ("Smith,J. Doe,A.\n", ["Smith,J.", "Doe,A."]),
    ("a   b \n \t c\td\t\n", ["a", "b", "c", "d"]), ("a b;c\n", ["a b", "c"]),
    ("\"a \"\"x\"\" b\" c\n", ["a \"x\" b", "c"]), ("\"#a\",\"b,c\"\n", ["#a", "b,c"]),
    ("\"\"\tb\n", ["", "b"]), ("a\"b c\n", ["a\"b", "c"]),
    ("\u{FEFF}a b\n", ["a", "b"]), ("a b\rc d\r", ["a", "b", "c", "d"]),
  ])
  func `columns are parted by what suits the lines`(text: String, ids: [String]) throws {
    #expect(Array(try format.read(text: text).document.nodeIDs) == ids)
  }

  @Test(arguments: ["\t", ",", ";", " "])
  func `ids of any length end at the separator, whatever bytes are around it`(
    separator: String
  ) throws {
    // Control characters are part of an id, and so are bytes that differ from a separator in a bit.
    let letters = Array("x\u{1}\u{B}\u{8}é-:|日\u{7F}\u{C}")
    let ids = (0..<200).map { number in
      "\(number)." + String((0..<number % 23).map { letters[($0 * 7 + number) % letters.count] })
    }
    let text = zip(ids, ids.dropFirst()).map { "\($0)\(separator)\($1)\n" }.joined()
    #expect(Array(try format.read(text: text).document.nodeIDs) == ids)
  }

  @Test(arguments: [
    ("# Directed graph\na b\n", Graph.Direction.directed),
    ("% this is undirected\n# directed\na b\n", .undirected),
    ("a b\n# directed\n", .undirected), ("# redirected\na b\n", .undirected),
  ])
  func `a comment before the first edge says whether edges are directed`(
    text: String, direction: Graph.Direction
  ) throws {
    #expect(try format.read(text: text).document.direction == direction)
  }

  @Test(arguments: [("a b\n", Graph.Direction.directed), ("# undirected\na b\n", .undirected)])
  func `edges that do not say it are directed if that is said`(
    text: String, direction: Graph.Direction
  ) throws {
    var tables = GraphTables()
    tables.direction = .directed
    let source = GraphSource(["": Array(text.utf8)], name: "x.txt", tables: tables)
    let reading = try format.read(source, tools: .none)
    #expect(reading.document.direction == direction && reading.warnings.isEmpty)
    tables.sourceColumn = "a"
    let named = GraphSource(["": Array(text.utf8)], name: "x.txt", tables: tables)
    #expect(throws: Problem.self) { try format.read(named, tools: .none) }
  }

  @Test
  func `what a file does not say is noticed`() throws {
    let reading = try format.read(text: "Source,Target,Weight\na,b,1\n")
    #expect(reading.document.edgeTexts == ["a-b 1"])
    #expect(reading.warnings.map(\.message).contains { $0.contains("read as undirected") })
    #expect(reading.warnings.map(\.message).contains { $0.contains("names of columns") })
    let columns = try format.read(text: "# directed\na b\na b 1 2020\nb a {'weight': 1}\n")
    #expect(columns.document.edgeTexts == ["a>b", "a>b 1", "b>a"])
    #expect(columns.warnings.map(\.line) == [3])
    #expect(columns.warnings[0].message.hasSuffix("(2 times)"))
  }

  @Test(arguments: [
    ("a b\nc\n", 2, "the target of the edge is missing in “c”"),
    ("a,b\n,c\n", 2, "the source of the edge is missing in “,c”"),
    ("a,b\n\nc,,1\n", 3, "the target of the edge is missing in “c,,1”"),
    ("a b x\n", 1, "the third column is no number in “a b x”"),
    ("a b\n\"c d\n", 2, "a quotation mark is not closed"),
    ("a b\n\"c\"d e\n", 2, "a quotation mark is not closed"),
    ("a b\nc \u{0}d\n", 2, "control character 0"),
  ])
  func `a line that is no edge is refused with its number`(
    text: String, line: Int, message: String
  ) throws {
    try expectRefusal(line: line, message) { try format.read(text: text) }
  }

  @Test
  func `what is no UTF-8 after the first megabyte is refused with its line`() throws {
    let lines = Array(String(repeating: "some other\n", count: 200_000).utf8)
    let problem = try #require(throws: Problem.self) {
      try format.read(bytes: lines + [0x61, 0x20, 0xE9, 0x0A])
    }
    #expect(problem.line == 200_001)
  }

  @Test
  func `a file without edges is an empty graph, and that is said`() throws {
    for text in ["", "\n", "# nothing\n", "source target\n"] {
      let reading = try format.read(text: text)
      #expect(reading.document.nodeCount == 0 && reading.document.edgeCount == 0)
      #expect(reading.warnings.contains { $0.message == "there is no edge in the file" })
    }
    #expect(try !format.read(text: "a b\n").warnings.contains { $0.message.contains("no edge") })
  }

  /// A large list with ids of all lengths, and what is in it as plain arrays.
  private static let large: (text: String, ends: [[String]]) = {
    var random = SplitMix64(seed: 7)
    let ends = (0..<400_000).map { _ in
      (0..<2).map { _ in
        let number = Int.random(in: 0..<30_000, using: &random)
        return String(repeating: "n", count: number % 23) + "\(number)"
      }
    }
    return (ends.map { "\($0[0]) \($0[1]) \($0[0].utf8.count)\n" }.joined(), ends)
  }()

  @Test
  func `a large file is read the same in parts, at once and compressed`() throws {
    let (text, ends) = Self.large
    var numbers: [String: UInt32] = [:]
    let expected = ends.map { pair in
      pair.map { id in
        if numbers[id] == nil { numbers[id] = UInt32(numbers.count) }
        return numbers[id] ?? 0
      }
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "large.edges").path
    try Data(text.utf8).write(to: URL(filePath: path))
    let document = try format.read(path).document
    #expect(document.sources == expected.map { $0[0] })
    #expect(document.targets == expected.map { $0[1] })
    #expect(document.nodeCount == numbers.count)
    #expect(document.nodeIDs.indices.allSatisfy { numbers[document.nodeIDs[$0]] == UInt32($0) })
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .integers(ends.map { Int64($0[0].utf8.count) }))
      ])
    #expect(try format.read(text: text).document == document)
    let packed = path + ".gz"
    let file = try PendingFile(packed)
    var sink = ByteSink(file)
    sink.bytes += Array(text.utf8)
    try sink.finish()
    try file.commit()
    #expect(try format.read(packed).document == document)
  }

  @Test
  func `a fault in the last part of a large file has its line in the whole`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).edges")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data((Self.large.text + "a b 1\nc\n").utf8).write(to: path)
    let problem = try #require(throws: Problem.self) { try format.read(path.path) }
    #expect(problem.line == 400_002)
    try Data((Self.large.text + "a b 1 2\n").utf8).write(to: path)
    #expect(try format.read(path.path).warnings.contains { $0.line == 400_001 })
  }

  @Test
  func `ids are quoted where they could be taken for something else`() throws {
    let ids: TextColumn = [
      "#a", "%", "", " b", "c ", "d\te", "\"f", "source", "target", "g h", "i\"j",
    ]
    let document = GraphDocument(
      .directed, nodeIDs: ids, sources: [7] + (0..<11).map { $0 },
      targets: [8] + (0..<11).map { ($0 + 1) % 11 })
    let text = try format.text(of: document)
    #expect(text.hasPrefix("# directed\n\"source\"\t\"target\"\n\"#a\"\t\"%\"\n"))
    #expect(text.contains("g h\ti\"j\n"))
    let read = try format.read(text: text)
    #expect(read.document.edgeTexts == document.edgeTexts)
    #expect(read.warnings.isEmpty)
  }

  @Test
  func `ids that only line ends tell from each other are refused`() {
    let document = GraphDocument(
      .directed, nodeIDs: ["a\nb", "a b"], sources: [0], targets: [1])
    #expect(throws: Problem.self) { try format.text(of: document) }
  }

  @Test
  func `edges of both directions are written there and back`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0, 1, 0], targets: [1, 0, 0],
      edgeDirections: [.undirected, .directed, .undirected])
    document.edgeAttributes = [AttributeColumn("weight", .reals([1, 1e100, 0]), missing: [2])]
    #expect(
      try format.text(of: document)
        == "# directed\na\tb\t1.0\nb\ta\t1.0\nb\ta\t1e+100\na\ta\n")
  }

  @Test(.enabled(if: OutsideReader.networkXEdges != nil, "NetworkX is not installed"))
  func `NetworkX reads the same edges`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["New York", "東京", "x"], sources: [0, 1], targets: [1, 2])
    document.edgeAttributes = [AttributeColumn("weight", .reals([0.5, 3]))]
    let reader = try #require(OutsideReader.networkXEdges)
    let read = try #require(reader.read(format.text(of: document)) as? [String: Any])
    #expect((read["nodes"] as? [String: Any])?.keys.sorted() == ["New York", "x", "東京"])
    let edges = try #require(read["edges"] as? [[Any]])
    #expect(edges.map { ($0[2] as? [String: Double])?["weight"] } == [0.5, 3])
  }

  @Test(.enabled(if: shared != nil, "the shared test data are not there"))
  func `edge lists of NetworKit and SNAP have the edges that they say`() throws {
    let shared = try #require(Self.shared)
    for name in ["networkit/comments.edgelist", "networkit/example.edgelist"] {
      let document = try format.read(shared.appending(path: name).path).document
      #expect(document.nodeCount == 10 && document.edgeCount == 20)
      #expect(document.edgeTexts.prefix(2) == ["1-5", "1-6"])
    }
    // Its head says: directed, 6474 nodes, 26467 edges, loops among them twice.
    let document = try format.read(shared.appending(path: "snap/as20graph.txt").path).document
    #expect(document.direction == .directed)
    #expect(document.nodeCount == 6474)
    #expect(document.edgeCount == 26467)
  }

  private static let shared = SharedFolder.testData?.appending(path: "edgelist-a")
}
