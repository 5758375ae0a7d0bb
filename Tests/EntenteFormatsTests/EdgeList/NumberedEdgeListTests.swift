import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct NumberedEdgeListTests {
  private func read(_ text: String, _ reader: NumberedEdgeList) throws -> Graph {
    try withFile(text) { try reader.read($0) }
  }

  private func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result
  {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  private func ends(_ graph: Graph) -> [[Int]] { graph.edges.map { [$0.source, $0.target] } }

  @Test func `columns may be parted by tabs, spaces, commas or semicolons, and lines be anything`()
    throws
  {
    let text = "# nodes\n%%MatrixMarket\n\n2\t0\n 1 2 \r\n3,1,x\n0;3;7;y\n0 , 4\n   \n"
    let graph = try read(text, NumberedEdgeList(.directed))
    #expect(ends(graph) == [[0, 3], [0, 4], [1, 2], [2, 0], [3, 1]])
    #expect(graph.nodeCount == 5 && graph.isDirected)
  }

  @Test func `the last line needs no line feed, and an empty file is an empty graph`() throws {
    #expect(ends(try read("0 1\n2 1", NumberedEdgeList(.undirected))) == [[0, 1], [1, 2]])
    #expect(ends(try read("5 1", NumberedEdgeList(.undirected))) == [[1, 5]])
    for text in ["", "\n", "# nothing", "\n\n  \n"] {
      #expect(try read(text, NumberedEdgeList(.directed)).nodeCount == 0)
    }
    #expect(try read("0 1", NumberedEdgeList(.directed, nodeCount: 9)).nodeCount == 9)
  }

  @Test func `the third column is a number of any form`() throws {
    let text = "0 1 2.5\n1\t2\t300\n2,3,1e-3\n3 0 0.1\n0 2 4611686018427387904"
    let graph = try read(text, NumberedEdgeList(.undirected, thirdColumn: .lengths))
    #expect(ends(graph) == [[0, 1], [0, 2], [0, 3], [1, 2], [2, 3]])
    #expect(graph.lengths == [2.5, 4_611_686_018_427_387_904, 0.1, 300, 1e-3])
    #expect(graph.strengths == nil)
    let strengths = try read(text, NumberedEdgeList(.undirected, thirdColumn: .strengths))
    #expect(strengths.strengths == graph.lengths)
  }

  @Test func `numbers may have any number of digits, and bytes of any kind behind them`() throws {
    // Each is read as it stands, by the standard library.
    let digits = "9071352846091735280416"
    for ending in ["", "\n", "\r\n", " \u{7F}~\u{FF}\n", "\t#", ";x\n"] {
      for length in 1...digits.count {
        let (node, third) = (digits.prefix(min(length, 4)), digits.prefix(length))
        let text = "0\t\(node)\t\(third)\(ending)"
        let graph = try read(text, NumberedEdgeList(.directed, thirdColumn: .lengths))
        #expect(graph.edges == [.init(0, Int(node) ?? -1)], "\(text)")
        #expect(graph.lengths == [Double(third) ?? -1], "\(text)")
      }
    }
  }

  @Test(arguments: [
    ("0 1\n0 x\n", 2, "target", "“x” is no number of a node"),
    ("0 1\n\n# c\nab 1\n", 4, "source", "“ab” is no number of a node"),
    ("0 1\n-1 2", 2, "source", "“-1” is no number of a node"),
    ("0 1.5\n", 1, "target", "“0 1.5” is no number of a node"),
    ("0x1 1\n", 1, "source", "“0x1 1” is no number of a node"),
    ("0 1\n7\n", 2, "target", "there is no target in “7”"),
    ("7 \n", 1, "target", "there is no target in “7 ”"),
    ("0 4294967295", 1, "target", "“4294967295” is too large for the number of a node"),
    (
      "99999999999999999999 1", 1, "source",
      "“99999999999999999999” is too large for the number of a node"
    ),
  ])
  func `a line that is no edge is an error with its place`(
    text: String, line: Int, column: String, message: String
  ) {
    let problem = #expect(throws: Problem.self) { try read(text, NumberedEdgeList(.directed)) }
    #expect(problem?.line == line)
    #expect(problem?.column == column)
    #expect(problem?.message == message)
  }

  @Test(arguments: [
    ("0 1 2\n1 2\n", 2, "nothing is no number"),
    ("0 1 2\n1 2 two\n", 2, "“two” is no number"),
    ("0 1 -2\n", 1, "“-2” is not finite and at least 0"),
    ("0 1 nan\n", 1, "“nan” is not finite and at least 0"),
    ("0 1 inf\n", 1, "“inf” is not finite and at least 0"),
    ("0 1 1e999\n", 1, "“1e999” is too large or too small for 64 bits"),
    ("0 1 1\n0 1 1e-400\n", 2, "“1e-400” is too large or too small for 64 bits"),
    ("0 1 1\n0 1 1.5.2\n", 2, "“1.5.2” is no number"),
    ("0\t1\t1..2\n", 1, "“1..2” is no number"),
    ("0 1 0x10\n", 1, "“0x10” is no number"),
    ("0 1 2\u{C}\n", 1, "“2\u{C}” is no number"),
  ])
  func `a third column that is no amount is an error with its place`(
    text: String, line: Int, message: String
  ) {
    let problem = #expect(throws: Problem.self) {
      try read(text, NumberedEdgeList(.directed, thirdColumn: .strengths))
    }
    #expect(problem?.line == line && problem?.column == "third column")
    #expect(problem?.message == message)
  }

  @Test func `nodes beyond the number given, and graphs beyond the memory allowed, are refused`()
    throws
  {
    let beyond = #expect(throws: Problem.self) {
      try read("0 1\n1 5", NumberedEdgeList(.directed, nodeCount: 5))
    }
    #expect(beyond?.message == "there is a node 5, but the graph has 5 nodes")
    for nodeCount in [-1, 1 << 32] {
      let problem = #expect(throws: Problem.self) {
        try read("", NumberedEdgeList(.directed, nodeCount: nodeCount, memoryLimit: .max))
      }
      #expect(problem?.message == "a graph has from 0 to 4294967295 nodes, not \(nodeCount)")
    }
    let large = #expect(throws: Problem.self) {
      try read("0 4000000000", NumberedEdgeList(.directed, memoryLimit: 1 << 30))
    }
    #expect(large?.message.hasPrefix("4000000001 nodes and 1 edges need about") == true)
    #expect(throws: Problem.self) { try NumberedEdgeList(.directed).read("/nowhere/at/all") }
    #expect(throws: Problem.self) { try NumberedEdgeList(.directed).read("/") }
  }

  @Test(arguments: [NumberedEdgeList.ThirdColumn.ignored, .lengths])
  func `lines of any length are read as their words say`(
    third: NumberedEdgeList.ThirdColumn
  ) throws {
    var generator = SeededGenerator(seed: 4)
    func number(_ most: Int) -> Int {
      let digitCount = Int.random(in: 1...most, using: &generator)
      return Int((0..<digitCount).reduce(1.0) { power, _ in power * 10 }) / 10
        + Int.random(in: 0..<9, using: &generator)
    }
    func one(of texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }
    var lines: [String] = []
    for _ in 0..<20_000 {
      // Most lines are of the usual kind, so that runs of these begin and end at any place.
      let isUsual = Int.random(in: 0..<5, using: &generator) > 0
      let separator = isUsual ? "\t" : one(of: [" ", ",", ";", " , ", "   "])
      let fraction = one(of: ["", "", ".", ".5", ".0625", ".000123456789", "e3", "e-7"])
      let words = ["\(number(6))", "\(number(6))", "\(number(isUsual ? 8 : 15))\(fraction)"]
      let end = isUsual ? "" : one(of: ["\r", " ", ",x y", "\t7\t8"])
      if !isUsual, Bool.random(using: &generator) { lines.append(one(of: ["", "# 1 2 3", "%"])) }
      let isShort = third == .ignored && Bool.random(using: &generator)
      lines.append(words.prefix(isShort ? 2 : 3).joined(separator: separator) + end)
    }
    let expected = lines.compactMap { line -> [Double]? in
      guard let first = line.first, first.isNumber else { return nil }
      let words = line.split { " ,;\t\r".contains($0) }.prefix(third == .lengths ? 3 : 2)
      return words.compactMap { Double($0) }
    }.sorted { $0.lexicographicallyPrecedes($1) }
    let graph = try read(
      lines.joined(separator: "\n"), NumberedEdgeList(.directed, thirdColumn: third))
    #expect(
      graph.edges.enumerated().map { edge, ends in
        [Double(ends.source), Double(ends.target)] + (graph.lengths.map { [$0[edge]] } ?? [])
      } == expected)
  }

  @Test func `numbers of up to eight digits and longer ones are read alike in a run of lines`()
    throws
  {
    // Each is read by the standard library; the mantissas of some are beyond 2⁵³.
    let thirds = [
      "99999999", "100000000", "0.00000001", "99999999.99999999", "1.123456789", "00000001.5", "5.",
      ".5", "1e2", "0", "2.675", "90071992.54740993",
    ]
    let nodes = ["7", "00000007", "1234567", "000000012"]
    let rows = thirds.flatMap { third in nodes.map { (node: $0, third: third) } }
    let text = rows.map { "0\t\($0.node)\t\($0.third)\n" }.joined()
    let graph = try read(text, NumberedEdgeList(.directed, thirdColumn: .lengths))
    let expected = rows.map { [Double($0.node) ?? -1, Double($0.third) ?? -1] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(zip(graph.edges, graph.lengths ?? []).map { [Double($0.target), $1] } == expected)
  }

  @Test func `parallel edges are in the same order however many of their weights are minus zero`()
    throws
  {
    let reader = NumberedEdgeList(.undirected, thirdColumn: .strengths)
    let strengths = try ["0 1 -0\n0 1 0\n", "1 0 0\n0 1 -0\n"].map {
      try read($0, reader).strengths?.map(\.sign)
    }
    #expect(strengths == [[.plus, .plus], [.plus, .plus]])
  }

  @Test func `a large file read in blocks on several threads has all its edges`() throws {
    var generator = SeededGenerator(seed: 1)
    var lines: [String] = []
    var expected: [[Int]] = []
    for number in 0..<150_000 {
      let (source, target) = (
        Int.random(in: 0..<100_000, using: &generator),
        Int.random(in: 0..<100_000, using: &generator)
      )
      expected.append([source, target])
      lines.append("\(source)\t\(target)\(number % 7 == 0 ? "\textra" : "")")
      if number == 70_000 {
        lines.append("#" + String(repeating: "long comment ", count: 200_000))
      }
    }
    expected.sort { ($0[0], $0[1]) < ($1[0], $1[1]) }
    try withFile(lines.joined(separator: "\n")) { path in
      let reader = NumberedEdgeList(.directed, nodeCount: 100_000)
      #expect(ends(try reader.read(path)) == expected)
      let estimate = try reader.memoryEstimate(of: path)
      #expect(estimate.peak > estimate.held && estimate.held >= 4 * 150_000 + 4 * 100_000)
    }
    lines[120_000] = "1 oops"
    try withFile(lines.joined(separator: "\n")) { path in
      let problem = #expect(throws: Problem.self) { try NumberedEdgeList(.directed).read(path) }
      #expect(problem?.line == 120_001)
    }
  }

  @Test func `beyond 32 bits, where a row starts takes 8 bytes`() {
    let half = 1 << 31
    func held(_ direction: Graph.Direction, _ edgeCount: Int) -> Int {
      NumberedEdgeList(direction).estimate(nodeCount: 99, edgeCount: edgeCount).held
    }
    let (narrowRows, wideRows) = (4 * 100, 8 * 100)
    #expect(held(.undirected, half - 1) == narrowRows + 8 * (half - 1))
    #expect(held(.undirected, half) == wideRows + 8 * half)
    #expect(held(.directed, half) == narrowRows + 4 * half)
    // The third column takes 8 bytes an edge, as it is read and as it is sorted.
    let plain = NumberedEdgeList(.undirected).estimate(nodeCount: 99, edgeCount: half).peak
    let weighted = NumberedEdgeList(.undirected, thirdColumn: .strengths)
      .estimate(nodeCount: 99, edgeCount: half).peak
    #expect(weighted - plain >= 16 * half)
  }
}
