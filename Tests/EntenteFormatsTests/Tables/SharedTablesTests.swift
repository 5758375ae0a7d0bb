import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// Tables of others, with the counts that line counts and Python's `csv` give.
@Suite(.enabled(if: SharedFolder.testData != nil, "the shared test data is absent"))
struct SharedTablesTests {
  @Test(arguments: [
    ("affiliations-a/southern_women", 32, 89), ("affiliations-a/flo_marriage", 16, 20),
    ("affiliations-a/ceos_clubs", 41, 98), ("lfr-a/lfr500_mu10", 500, 2_862),
    ("emon-a/Cheyenne", 14, 83),
  ])
  func `tables of edges with tables of nodes`(name: String, nodes: Int, edges: Int) throws {
    let document = try read("\(name)_edges.csv", nodes: "\(name)_nodes.csv")
    let lines = try ["edges", "nodes"].map { part in
      try String(contentsOf: file("\(name)_\(part).csv"), encoding: .utf8)
        .split(separator: "\n").count - 1
    }
    #expect(document.edgeCount == lines[0])
    #expect(document.nodeCount == lines[1])
    if name.hasPrefix("affiliations-a/southern") || name.hasPrefix("affiliations-a/flo") {
      #expect(document.nodeCount == nodes)
      #expect(document.edgeCount == edges)
    }
  }

  @Test func `maps and networks of VOSviewer`() throws {
    let document = try read(
      "vosviewer-a/JOI_2007-2016_co-authorship_network.txt",
      nodes: "vosviewer-a/JOI_2007-2016_co-authorship_map.txt")
    #expect(document.direction == .undirected)
    #expect(document.edgeAttributes.map(\.name) == ["weight"])
    #expect(document.nodeAttributes.prefix(3).map(\.name) == ["label", "x", "y"])
    #expect(document.nodeAttributes[0].text(0) == "abbasi, a")
  }

  @Test func `memberships and participations, whose columns must be named`() throws {
    #expect(throws: Problem.self) { try read("gptad/gptad_memberships_long.csv") }
    let treaties = try read("gptad/gptad_memberships_long.csv", ends: ("stateID", "treatyID"))
    let projects = try read(
      "cordis-h2020-a/h2020_2014_participations.csv", ends: ("pic", "rcn"))
    #expect(projects.edgeCount == 1_513)
    #expect(Set(projects.targets).count == 379)
    #expect(treaties.edgeCount == 2_137)
    #expect(Set(treaties.targets).count == 345)
    #expect(treaties.edgeAttributes.contains { $0.name == "Signature" })
    let contribution: AttributeColumn = try #require(
      projects.edgeAttributes.first { $0.name == "contribution" })
    #expect(contribution[2] == .real(134_999_904.98))
  }

  @Test(arguments: [
    "comma_in_quotes", "empty", "escaped_quotes", "newlines", "simple", "utf8",
  ])
  func `the cases of csv-spectrum`(name: String) throws {
    var tables = GraphTables()
    tables.idColumn = name == "comma_in_quotes" ? "first" : "a"
    let source = GraphSource(
      ["nodes": try Array(Data(contentsOf: file("csv-a/spectrum/csvs/\(name).csv")))],
      name: "graph.csv", tables: tables)
    let document = try GraphFormat.csv.read(source, tools: .none).document
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: file("csv-a/spectrum/json/\(name).json")))
    let expected: [[String: String]] = try #require(json as? [[String: String]])
    for (row, record) in expected.enumerated() {
      for column in document.nodeAttributes {
        // An empty text in a column of numbers has no value.
        #expect(column.plainText(row) == record[column.name])
      }
      #expect(document.nodeIDs[row] == record[tables.idColumn ?? ""])
    }
  }

  private func file(_ name: String) throws -> URL {
    try #require(SharedFolder.testData).appending(path: name)
  }

  private func read(
    _ name: String, nodes: String? = nil, ends: (String, String)? = nil
  ) throws -> GraphDocument {
    var tables = GraphTables()
    if let nodes { tables.nodes = [try file(nodes).path] }
    (tables.sourceColumn, tables.targetColumn) = (ends?.0, ends?.1)
    return try GraphReading(file(name).path, as: .csv, tables: tables).document
  }
}
