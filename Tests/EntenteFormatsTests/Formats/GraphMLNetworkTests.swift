import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@Suite struct GraphMLNetworkTests {
  @Test(arguments: HostileRecords.projections)
  func `every node and edge is read back with the texts of the network`(projection: Projection)
    throws
  {
    let network = try HostileRecords.network(projection)
    let dataset = network.dataset
    let text = try GraphFormat.graphML.write(network, .english)[0].text
    let (document, warnings) = try GraphML.read(bytes: Array(text.utf8))
    #expect(warnings.isEmpty)
    #expect(String(decoding: try GraphML.bytes(of: document), as: UTF8.self) == text)
    #expect(document.direction == network.graph.direction && document.id == dataset.name)
    #expect(Array(document.nodeIDs) == network.nodes.indices.map { network.id(of: $0) })
    func node(_ name: String) -> AttributeColumn? {
      document.nodeAttributes.first { $0.name == name }
    }
    func edge(_ name: String) -> AttributeColumn? {
      document.edgeAttributes.first { $0.name == name }
    }
    for number in network.nodes.indices {
      #expect(node("label")?[number] == .text(network.label(of: number, in: .english)))
    }
    for (number, record) in network.edges.enumerated() {
      #expect(Int(document.sources[number]) == record.source)
      #expect(Int(document.targets[number]) == record.target)
      #expect(edge("strength")?[number] == .real(record.strength))
      #expect(edge("length")?[number] == network.graph.lengths.map { .real($0[number]) })
      #expect(edge("role")?[number] == record.role.map { .text($0.rawValue) })
      let relations = record.relations.map { dataset.relations[$0] }
      #expect(value(edge("relations"), number) == relations.map(\.id).joined(separator: ";"))
      #expect(
        value(edge("dates"), number)
          == relations.map { $0.date?.description ?? "" }.joined(separator: ";"))
      let evidence = record.relations.flatMap { dataset.evidence(of: $0) }
      #expect(value(edge("claims"), number) == evidence.map(\.claim).joined(separator: " | "))
      #expect(value(edge("excerpts"), number) == evidence.map(\.excerpt).joined(separator: " | "))
      #expect(value(edge("evidence"), number).isEmpty == evidence.isEmpty)
    }
    let graph = try document.graph(strengths: "strength")
    #expect(graph.edges == network.graph.edges && graph.strengths == network.graph.strengths)
  }

  @Test(
    .enabled(if: OutsideReader.graphML != nil, "NetworkX is not installed"),
    arguments: HostileRecords.projections)
  func `NetworkX reads every node and edge with the same texts`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let reader: OutsideReader = try #require(OutsideReader.graphML)
    let text = try GraphFormat.graphML.write(network, .english)[0].text
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    let nodes: [String: [String: Any]] = try #require(graph["nodes"] as? [String: [String: Any]])
    #expect(Set(nodes.keys) == Set(network.nodes.indices.map { network.id(of: $0) }))
    for number in network.nodes.indices {
      let label = nodes[network.id(of: number)]?["label"] as? String
      #expect(label == network.label(of: number, in: .english))
    }
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    #expect(edges.count == network.edges.count)
  }

  @Test func `control characters are dropped`() throws {
    var tables = HostileRecords.tables
    tables.entities[0].note = "a\u{1}b\u{FFFE}c"
    let text = try GraphFormat.graphML.write(
      HostileRecords.network(Projection(), tables), .english)[0]
      .text
    #expect(text.contains(">abc</data>"))
  }

  private func value(_ column: AttributeColumn?, _ row: Int) -> String {
    if case .text(let text)? = column?[row] { text } else { "" }
  }
}
