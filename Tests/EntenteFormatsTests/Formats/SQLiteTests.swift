import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// The SQLite files of graphs, read by Python's own SQLite.
@Suite struct SQLiteTests {
  /// The rows that a query gives, as Python reads them.
  private func rows(_ query: String, in files: [GraphFile]) throws -> [[Any]] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
    try Data(files[0].bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let reader: OutsideReader = try #require(OutsideReader.pythonSQLite)
    let rows: [[Any]] = try #require(try reader.read("\(path.path)\n\(query)") as? [[Any]])
    return rows
  }

  private func files(_ network: Network) throws -> [GraphFile] {
    try GraphFormat.sqlite.files(of: GraphContent(network), tools: .test)
  }

  @Test(
    .enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"),
    arguments: HostileRecords.projections)
  func `a view ranks nodes as the graph does`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let found = try rows(
      "SELECT node, degree, in_degree, out_degree, strength FROM rankings ORDER BY node",
      in: files(network))
    #expect(found.count == network.nodes.count)
    let graph = network.graph
    let (degrees, strengths) = try (graph.neighborCounts(), graph.strengths())
    let (incoming, outgoing) = try (
      graph.neighborCounts(.incoming), graph.neighborCounts(.outgoing)
    )
    for row in found {
      let node: Int = try #require((row[0] as? String).flatMap(network.node))
      #expect(row[1] as? Int == degrees[node])
      #expect(row[2] as? Int == incoming[node])
      #expect(row[3] as? Int == outgoing[node])
      let strength: Double = try #require(row[4] as? Double)
      #expect(abs(strength - strengths[node]) <= 1e-12 * max(1, strengths[node]))
    }
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `a view counts loops at both ends, and undirected edges beside directed ones both ways`()
    throws
  {
    // Between a and b, and at a, of strengths 2 and 3, with an edge of strength 4 from b to a.
    func ranked(_ directions: [Graph.Direction]?) throws -> [[Double]] {
      var document = GraphDocument(
        .undirected, nodeIDs: ["a", "b"], sources: [0, 0, 1], targets: [1, 0, 0],
        edgeDirections: directions)
      document.edgeAttributes = [AttributeColumn("weight", .integers([2, 3, 4]))]
      return try rows(
        "SELECT strength, out_strength, in_strength, degree FROM rankings ORDER BY node",
        in: GraphFormat.sqlite.files(of: GraphContent(document), tools: .test)
      ).map { $0.compactMap { ($0 as? NSNumber)?.doubleValue } }
    }
    #expect(try ranked(nil) == [[12, 12, 12, 1], [6, 6, 6, 1]])
    #expect(
      try ranked([.undirected, .undirected, .directed]) == [[14, 5, 9, 1], [8, 6, 2, 1]])
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `records are read from the graph, and written as tables again`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let network = try HostileRecords.network()
    try GraphFormat.sqlite.write(GraphContent(network), to: path, tools: .test)
    let reading = try GraphReading(path, tools: .test)
    #expect(reading.warnings.isEmpty)
    #expect(try NamedGraph(reading.document, name: "x").evidence == NamedGraph(network).evidence)
    let first = try GraphFormat.sqlite.files(of: GraphContent(network), tools: .test)
    let again = try GraphFormat.sqlite.files(of: GraphContent(reading.document), tools: .test)
    for table in Table.allCases.map(\.rawValue) + ["actor_relations"] {
      let (expected, found) = try (
        rows("SELECT * FROM \(table) ORDER BY 1, 2, 3", in: first),
        rows("SELECT * FROM \(table) ORDER BY 1, 2, 3", in: again)
      )
      #expect(!expected.isEmpty && "\(found)" == "\(expected)", "\(table)")
    }
    // The tables of a graph file have all keys where its records meet them.
    for query in ["SELECT * FROM cited_relations", "SELECT name, sql FROM sqlite_master"] {
      #expect(try "\(rows(query, in: again))" == "\(rows(query, in: first))")
    }
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `tables of a graph file have no key that its records do not meet`() throws {
    /// The words for keys in the tables of relations and parties, by their columns.
    func keys(_ relations: String) throws -> [String: String] {
      var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
      document.graphAttributes = [AttributeColumn("relations", .structures([relations]))]
      let files = try GraphFormat.sqlite.files(of: GraphContent(document), tools: .test)
      var keys: [String: String] = [:]
      for table in ["relations", "parties"] {
        for column in try rows("PRAGMA table_info(\(table))", in: files) {
          let isKey = (column[5] as? Int ?? 0) > 0
          let name = "\(table).\(column[1])"
          keys[name] = [isKey ? "key" : nil, column[3] as? Int == 1 ? "needed" : nil]
            .compactMap(\.self).joined(separator: " ")
        }
        for reference in try rows("PRAGMA foreign_key_list(\(table))", in: files) {
          keys["\(table).\(reference[3])"]? += " to \(reference[2])"
        }
      }
      return keys
    }
    let party = #""parties":[{"entity":"a","role":"party"}]"#
    let sound = try keys(#"[{"id":"r","title":"t",\#(party)},{"id":"s","title":"u"}]"#)
    #expect(sound["relations.id"] == "key needed" && sound["relations.title"] == "needed")
    #expect(sound["parties.relation"] == "key needed to relations")
    // There is no table of entities that a party could be in.
    #expect(sound["parties.entity"] == "key needed" && sound["parties.role"] == "key needed")
    let untitled = try keys(#"[{"id":"r",\#(party)},{"id":"s","title":"u"}]"#)
    #expect(untitled["relations.id"] == "key needed" && untitled["relations.title"] == "")
    let twice = try keys(#"[{"id":"r",\#(party)},{"id":"r"}]"#)
    #expect(twice["relations.id"] == "needed" && twice["parties.relation"] == "key needed")
    let repeated = try keys(
      #"[{"id":"r","parties":[{"entity":"a","role":"x"},{"entity":"a","role":"x"}]}]"#)
    #expect(repeated["parties.relation"] == "needed to relations")
    #expect(repeated["relations.id"] == "key needed")
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `what is neither true nor false is a text in the table`() throws {
    let relations = #"""
      [{"id":"r","approximate":"maybe"},{"id":"s","approximate":true},{"id":"t","approximate":false}]
      """#
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.graphAttributes = [AttributeColumn("relations", .structures([relations]))]
    let files = try GraphFormat.sqlite.files(of: GraphContent(document), tools: .test)
    let found = try rows("SELECT approximate FROM relations ORDER BY id", in: files).map { $0[0] }
    #expect(found[0] as? String == "maybe")
    #expect(found.dropFirst().map { $0 as? Int } == [1, 0])
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `the records and their evidence are there, and every key leads somewhere`() throws {
    let network = try HostileRecords.network()
    let files = try files(network)
    let dataset = network.dataset
    let cited = try rows("SELECT relation, claim, excerpt FROM cited_relations", in: files)
    #expect(cited.count == dataset.tables.evidence.count)
    #expect(Set(cited.compactMap { $0[1] as? String }) == Set(dataset.tables.evidence.map(\.claim)))
    let amounts = try rows(
      "SELECT id, amount FROM relations WHERE amount IS NOT NULL ORDER BY id", in: files)
    #expect(
      amounts.compactMap { $0[1] as? Int }
        == dataset.relations.compactMap {
          $0.money.map { NSDecimalNumber(decimal: $0.amount).intValue }
        })
    #expect(try rows("PRAGMA foreign_key_check", in: files).isEmpty)
    #expect(try rows("PRAGMA integrity_check", in: files).first?.first as? String == "ok")
    for table in Table.allCases {
      let count = try rows("SELECT count(*) FROM \(table)", in: files)[0][0] as? Int
      #expect(count == dataset.tables.rows(of: table).count, "\(table)")
    }
  }

  @Test func `a file that is no database, or another one, is refused`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
    defer { try? FileManager.default.removeItem(at: path) }
    for bytes in [Data("no database".utf8), Data("SQLite format 3\0".utf8), Data()] {
      try bytes.write(to: path)
      let problem = try #require(throws: Problem.self) {
        try GraphReading(path.path, tools: .test)
      }
      #expect(!problem.message.contains("SELECT"), "\(problem)")
    }
  }

  @Test func `a compressed file and one in memory are read as any other`() throws {
    let document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    let folder = try TemporaryFolder()
    let path = folder.path("graph.sqlite.gz")
    try GraphFormat.sqlite.write(GraphContent(document), to: path, tools: .test)
    #expect(try GraphReading(path, tools: .test).document == document)
    let file = try GraphFormat.sqlite.files(of: GraphContent(document), tools: .test)[0]
    let source = GraphSource(["": file.bytes], name: "memory")
    #expect(try GraphFormat.sqlite.read(source, tools: .test).document == document)
    let wrong = GraphSource(["": Array("SQLite format 3\0".utf8)], name: "memory")
    let problem = #expect(throws: Problem.self) {
      try GraphFormat.sqlite.read(wrong, tools: .test)
    }
    // Not that of a temporary file.
    #expect(problem?.file == "memory")
  }

  @Test func `ids of the same letters in other bytes are two`() throws {
    let document = GraphDocument(
      .directed, nodeIDs: ["\u{E9}", "e\u{301}"], sources: [0], targets: [1])
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try GraphFormat.sqlite.write(GraphContent(document), to: path, tools: .test)
    let read = try GraphReading(path, tools: .test).document
    #expect(read.nodeIDs.map { $0.utf8.count } == [2, 3])
    #expect(read.sources == [0] && read.targets == [1])
  }

  @Test func `texts of the graph that look like numbers stay texts`() throws {
    for text in ["1", "007", "1.50", "-0", "1e5", "9007199254740993.0", " 1 "] {
      var document = GraphDocument(.directed, nodeIDs: [text], sources: [], targets: [])
      document.id = text
      document.graphAttributes = [AttributeColumn("x", .texts([text]))]
      document.nodeAttributes = [
        AttributeColumn("y", .texts([""]), missing: [0], defaultValue: .text(text))
      ]
      let file = try GraphFormat.sqlite.files(of: GraphContent(document), tools: .test)[0]
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
      try Data(file.bytes).write(to: path)
      defer { try? FileManager.default.removeItem(at: path) }
      #expect(try GraphReading(path.path, tools: .test).document == document)
    }
  }

  @Test(.enabled(if: OutsideReader.pythonSQLite != nil, "Python is not installed"))
  func `what is no value of its column is refused with its row, not cut`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    document.edgeAttributes = [
      AttributeColumn("weight", .integers([3, 4])),
      AttributeColumn("sure", .booleans([true, false])),
      AttributeColumn("list", .structures(["[1]", "[2]"])),
    ]
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader: OutsideReader = try #require(OutsideReader.pythonSQLite)
    for (change, message) in [
      ("weight = 0.5", "“0.5” in row 2 of the column “weight” is no integer"),
      ("weight = '2.5'", "“2.5” in row 2 of the column “weight” is no integer"),
      ("weight = 'many'", "“many” in row 2 of the column “weight” is no integer"),
      ("sure = 2", "“2” in row 2 of the column “sure” is no boolean"),
      ("list = '[1'", "“[1” in row 2 of the column “list” is no JSON"),
      ("weight = 5.0", nil),
    ] {
      try GraphFormat.sqlite.write(GraphContent(document), to: path, tools: .test)
      _ = try reader.read("\(path)\nUPDATE edges SET \(change) WHERE number = 2")
      if let message {
        let problem = #expect(throws: Problem.self) { try GraphReading(path, tools: .test) }
        #expect(problem?.message == message)
      } else {
        let read = try GraphReading(path, tools: .test).document.edgeAttributes
        #expect(read.first { $0.name == "weight" }?[1] == .integer(5))
      }
    }
  }

  @Test func `records that SQLite would cut are refused under the name of the file`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.graphAttributes = [
      AttributeColumn("relations", .structures([#"[{"id":"a"},{"id":"a\u0000b"}]"#]))
    ]
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    let problem = #expect(throws: Problem.self) {
      try GraphFormat.sqlite.write(GraphContent(document), to: path, tools: .test)
    }
    #expect(problem?.file == path)
    #expect(problem?.message.contains("record 2 of “relations” has the character U+0000") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `without the library the format says so`() throws {
    let document = GraphDocument(.directed, nodeIDs: [], sources: [], targets: [])
    let error = #expect(throws: Problem.self) {
      try GraphFormat.sqlite.files(of: GraphContent(document))
    }
    #expect(error?.message.contains("needs a library") == true)
  }
}
