import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

/// What we write opens in programs of others, and says the same there.
@Suite struct OutsideTests {
  /// Documents that break writers, and networks of datasets in all projections.
  private static func documents(
    _ format: GraphFormat
  ) throws -> [(name: String, document: GraphDocument)] {
    let root = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
    let shipped = try Dataset.read(folder: "\(root)/graphs/japan-us-2025").dataset
    var networks: [(String, Network)] = []
    for kind in Projection.Kind.allCases {
      networks.append(("shipped \(kind)", try Network(shipped, Projection(kind))))
      networks.append(("records \(kind)", try HostileRecords.network(Projection(kind))))
    }
    return HostileDocuments.all.map { ($0.name, $0.document) }
      + networks.map { ($0.0, GraphContent($0.1).document) }
  }

  @Test(
    .enabled(if: OutsideReader.networkX("json") != nil, "NetworkX is not installed"),
    arguments: ["json", "d3", "cytoscape", "graphml", "gexf", "gexf12", "gml", "pajek"])
  func `NetworkX reads the same nodes, edges and values`(id: String) throws {
    try expectSame(try #require(OutsideReader.networkX(id)), id, OutsideView(networkX: id))
  }

  @Test(
    .enabled(if: OutsideReader.igraph("gml") != nil, "igraph is not installed"),
    arguments: ["graphml", "gml", "pajek"])
  func `igraph reads the same nodes, edges and values`(id: String) throws {
    try expectSame(try #require(OutsideReader.igraph(id)), id, OutsideView(igraph: id))
  }

  private func expectSame(_ reader: OutsideReader, _ id: String, _ view: OutsideView) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let documents = try Self.documents(format)
    let graphs = try reader.read(
      documents.map { try format.text(of: $0.document) }, as: OutsideGraph.self)
    #expect(graphs.count == documents.count)
    for ((name, document), graph) in zip(documents, graphs) where !view.skipped.contains(name) {
      let isRefused = view.refused.contains(name)
      #expect((graph.error != nil) == isRefused, "\(name): \(graph.error ?? "")")
      if isRefused { continue }
      #expect(graph.isDirected == (document.direction == .directed), "\(name)")
      let ids = view.ids(of: document)
      #expect(graph.nodes.map { view.id($0.id) } == ids, "\(name)")
      let nodes = ids.indices.map { view.line([ids[$0]], document.nodeAttributes, $0) }
      let readNodes = graph.nodes.map {
        view.line([view.id($0.id)], document.nodeAttributes, $0.values)
      }
      expectSame(nodes, readNodes, name)
      let isDirected = graph.isDirected
      func ends(_ ids: [String]) -> [String] { isDirected ? ids : ids.sorted() }
      let edges = document.sources.indices.map { edge in
        let ends = ends([document.sources[edge], document.targets[edge]].map { ids[Int($0)] })
        return view.line(ends, document.edgeAttributes, edge)
      }
      let read = graph.edges.map {
        view.line(ends($0.ends.map(view.id)), document.edgeAttributes, $0.values)
      }
      expectSame(edges.sorted(), read.sorted(), name)
    }
  }

  private func expectSame(_ expected: [String], _ read: [String], _ name: String) {
    #expect(expected.count == read.count, "\(name)")
    guard let (first, second) = zip(expected, read).first(where: { $0 != $1 }) else { return }
    Issue.record("\(name): \(first)\nis read as \(second)")
  }

  @Test(
    .enabled(
      if: OutsideReader.gexfSchema("1.3") != nil,
      "xmlschema is not installed, or ENTENTE_SCHEMAS names no folder with a clone of gephi/gexf"),
    arguments: [("gexf", "1.3"), ("gexf12", "1.2draft")])
  func `GEXF is valid by the schema of its version`(id: String, version: String) throws {
    let full = [("full", GEXFWriterTests.full)]
    // The schemas have elements of the drawing in their own namespace, where the primer, Gephi and we
    // have them in one for the drawing.
    try expectValid(try #require(OutsideReader.gexfSchema(version)), id, full) {
      $0.replacing("<viz:", with: "<")
    }
  }

  @Test(
    .enabled(
      if: OutsideReader.hifSchema != nil,
      "jsonschema is not installed, or ENTENTE_SCHEMAS names no folder with a clone of HIF-standard"
    ))
  func `HIF is valid by its schema`() throws {
    try expectValid(try #require(OutsideReader.hifSchema), "hif")
  }

  private func expectValid(
    _ schema: OutsideReader, _ id: String, _ more: [(String, GraphDocument)] = [],
    adapted: (String) -> String = { $0 }
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let documents = try Self.documents(format) + more
    let errors = try schema.read(
      documents.map { adapted(try format.text(of: $0.document)) }, as: [String].self)
    #expect(errors.count == documents.count)
    for ((name, _), errors) in zip(documents, errors) { #expect(errors == [], "\(name)") }
  }
}
