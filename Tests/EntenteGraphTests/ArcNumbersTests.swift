import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteGraph

struct ArcNumbersTests {
  @Test func `numbers take 64 bits where the largest does not fit into 32`() {
    let largest = Int(UInt32.max)
    #expect(!ArcNumbers.isWide(upTo: largest))
    #expect(ArcNumbers.isWide(upTo: largest + 1))
    var narrow = ArcNumbers(offsetsOf: 2, upTo: largest)
    var wide = ArcNumbers(offsetsOf: 2, upTo: largest + 9)
    for number in [7, largest] { narrow.append(number) }
    for number in [7, largest + 9] { wide.append(number) }
    #expect(Array(narrow) == [0, 7, largest])
    #expect(Array(wide) == [0, 7, largest + 9])
    #expect(wide.arcs(of: 1) == 7..<largest + 9)
    #expect(wide.withUnsafePointer { $0.arcs(of: 1) } == 7..<largest + 9)
    #expect(narrow.withUnsafePointer { $0[2] } == largest)
    wide[1] = largest + 1
    narrow[1] = 8
    #expect((wide[1], narrow[1]) == (largest + 1, 8))
    let zeros = ArcNumbers(zeros: 3, upTo: largest + 1)
    #expect(zeros.isWide && Array(zeros) == [0, 0, 0])
  }

  /// Graphs with loops and parallel edges, and without; with columns, and without.
  private static func graphs(_ direction: Graph.Direction) throws -> [Graph] {
    let multigraphs = (0..<3).map { randomGraph(direction, 12 + 9 * $0, 50, seed: $0) }
    let plain = try multigraphs.map { multigraph in
      try graph(direction, multigraph.nodeCount, multigraph.simplified().edges)
    }
    return try multigraphs + multigraphs.map { try $0.simplified() } + plain
  }

  @Test(arguments: everyMeasure.map(\.name), [Graph.Direction.directed, .undirected])
  func `every measure tells the same of a graph with 64-bit offsets`(
    name: String, direction: Graph.Direction
  ) throws {
    let measure = try #require(everyMeasure.first { $0.name == name })
    for (number, narrow) in try Self.graphs(direction).enumerated() {
      let expected = measure.outcome(narrow)
      ArcNumbers.$largestNarrow.withValue(0) {
        let wide = graph(
          direction, narrow.nodeCount, narrow.edges, strengths: narrow.strengths,
          lengths: narrow.lengths)
        #expect(wide.rows.offsets.isWide)
        #expect(measure.outcome(wide) == expected, "graph \(number)")
      }
    }
  }

  @Test func `every measure is in the list`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/EntenteGraph").standardized
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var missing: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      // The public methods of graphs that return what they find.
      guard text.contains("\nextension Graph {") || text.hasPrefix("extension Graph {") else {
        continue
      }
      let body = text.components(separatedBy: "extension Graph {").dropFirst().joined()
      for line in body.split(separator: "\n") where line.hasPrefix("  public func ") {
        missing.insert(String(line.dropFirst(14).prefix { $0.isLetter }))
      }
    }
    #expect(missing.count > 50)
    missing.subtract(everyMeasure.map { String($0.name.prefix { $0.isLetter }) })
    // What takes no time.
    missing.subtract(["neighbors"])
    #expect(missing.isEmpty)
  }

  @Test func `columns in ascending order are the same with 64-bit offsets`() throws {
    for (seed, narrow) in randomMultigraphs {
      let columns = narrow.columns
      func ascending() throws -> Graph {
        try Graph(
          narrow.direction, nodeCount: narrow.nodeCount, columns: columns,
          strengths: narrow.strengths, lengths: narrow.lengths, order: .ascending)
      }
      let expected = try ascending()
      let wide = try ArcNumbers.$largestNarrow.withValue(-1) { try ascending() }
      #expect(wide.rows.offsets.isWide)
      #expect(wide.edges == expected.edges, "seed \(seed)")
      #expect(wide.strengths == expected.strengths && wide.lengths == expected.lengths)
      #expect(Array(wide.rows.offsets) == Array(expected.rows.offsets))
      #expect(wide.rows.neighbors == expected.rows.neighbors)
    }
  }
}
