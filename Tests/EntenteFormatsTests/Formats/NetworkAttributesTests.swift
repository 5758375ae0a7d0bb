import EntenteData
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

/// A network has the same attributes in all formats that hold attributes, and so the same times.
@Suite struct NetworkAttributesTests {
  private static func networks() throws -> [Network] {
    let root = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    let shipped = try Dataset.read(folder: "\(root)/graphs/japan-us-2025").dataset
    return try [shipped, .dated()].flatMap { dataset in
      try Projection.Kind.allCases.map { try Network(dataset, Projection($0)) }
    }
  }

  private func read(_ network: Network, _ id: String) throws -> GraphDocument {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let files = try format.files(of: GraphContent(network), tools: .test)
    if id == "sqlite" {
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite")
      try Data(files[0].bytes).write(to: path)
      defer { try? FileManager.default.removeItem(at: path) }
      return try GraphReading(path.path, tools: .test).document
    }
    let parts = Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) })
    return try format.read(GraphSource(parts, name: "graph"), tools: .test).document
  }

  static let typed = ["json", "d3", "cytoscape", "graphology", "hif", "graphml", "gexf", "sqlite"]

  @Test(arguments: typed)
  func `two formats say the same of a network`(id: String) throws {
    for network in try Self.networks() {
      let expected = GraphDocument(network).recordTables(usesEdgeIDs: true)
      let tables = try read(network, id).recordTables(usesEdgeIDs: true)
      // Where lists are said to become texts, that is all that differs.
      let format: GraphFormat = try #require(GraphFormat.named(id))
      let haveLists = !format.losses.contains { $0.feature == .structures }
      let first = RecordChange.between(expected, tables).first { change in
        haveLists || change.table != "attributes"
          || change.fields.map(\.old) != ["lists and objects"]
          || change.fields.map(\.new) != ["texts"]
      }
      #expect(first == nil)
    }
  }

  @Test(arguments: typed + ["csv", "tsv", "excel-csv", "neo4j", "dot", "gml", "yed"])
  func `times are those of a network by way of any format`(id: String) throws {
    for network in try Self.networks() {
      let direct = try GraphFormat.gexf.files(of: GraphContent(network), tools: .test)[0].text
      let converted = try GraphFormat.gexf.text(of: read(network, id))
      #expect(times(converted) == times(direct))
      #expect(network.edges.isEmpty || times(direct).contains { $0.contains("start=") })
    }
  }

  /// What each node and edge of a GEXF file says of time, by its id.
  private func times(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("<node ") || $0.hasPrefix("<edge ") }.map {
      line in
      let tags = line.split(separator: "<").filter { tag in
        ["node ", "edge ", "spell "].contains { tag.hasPrefix($0) }
      }
      let words = tags.joined(separator: " ").split(separator: " ").filter { word in
        ["id=", "start=", "end="].contains { word.hasPrefix($0) }
      }
      return words.joined(separator: " ")
    }
  }

  @Test func `times of dates are no attributes of their own, and those that are there are kept`()
    throws
  {
    let network = try Network(.dated())
    let document = GraphDocument(network)
    let written = try GraphFormat.gexf.text(of: document)
    #expect(written.contains(#" added="times description"?>"#))
    #expect(written.contains(#"<spell start="2021-01-01" end="2021-12-31"/>"#))
    #expect(try readGEXF(written).edgeAttributes.map(\.name).contains("start") == false)
    var own = document
    own.edgeAttributes.append(
      AttributeColumn("start", .texts(["1999-12-31", "", ""]), missing: [1, 2]))
    let kept = try GraphFormat.gexf.text(of: own)
    #expect(kept.contains(#"start="1999-12-31""#) && !kept.contains("2021-01-01"))
    // What is no date is none, and takes no other.
    own = document
    for place in own.edgeAttributes.indices where own.edgeAttributes[place].name == "dates" {
      own.edgeAttributes[place] = AttributeColumn("dates", .texts(["2021", "often", "2022"]))
    }
    let partly = try GraphFormat.gexf.text(of: own).split(separator: "start=").dropFirst()
    #expect(partly.map { $0.prefix(12) } == [#""2021-01-01""#, #""2022-01-01""#])
  }
}
