import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct NodeLinkJSONTests {
  @Test(
    .enabled(if: OutsideReader.networkX != nil, "NetworkX is not installed"),
    arguments: HostileRecords.projections)
  func `NetworkX reads every node and edge with the same texts`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let reader: OutsideReader = try #require(OutsideReader.networkX)
    let text = try GraphFormat.nodeLinkJSON.write(network, .english)[0].text
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    #expect(graph["directed"] as? Bool == network.graph.isDirected)
    #expect(graph["name"] as? String == "hostile")
    let nodes: [String: [String: Any]] = try #require(graph["nodes"] as? [String: [String: Any]])
    #expect(Set(nodes.keys) == Set(network.nodes.indices.map { network.id(of: $0) }))
    for number in network.nodes.indices {
      #expect(
        nodes[network.id(of: number)]?["label"] as? String
          == network.label(of: number, in: .english))
    }
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    #expect(edges.count == network.edges.count)
    var read: [String: [String: Any]] = [:]
    for edge in edges {
      guard let facts = edge[2] as? [String: Any], let id = facts["id"] as? String else { continue }
      let ends = Set(edge.prefix(2).compactMap { $0 as? String })
      #expect(ends == Set(id.split(separator: "-").prefix(2).map(String.init)))
      read[id] = facts
    }
    #expect(read.count == network.edges.count)
  }

  @Test(
    .enabled(if: OutsideReader.networkX != nil, "NetworkX is not installed"),
    arguments: HostileDocuments.all.map(\.name))
  func `NetworkX reads as many nodes and edges, with their ids and types`(name: String) throws {
    let document = try #require(HostileDocuments.all.first { $0.name == name }).document
    let reader: OutsideReader = try #require(OutsideReader.networkX)
    let text = try GraphFormat.nodeLinkJSON.files(of: GraphContent(document))[0].text
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    let nodes: [String: [String: Any]] = try #require(graph["nodes"] as? [String: [String: Any]])
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    #expect(Set(nodes.keys) == Set(document.nodeIDs) && edges.count == document.edgeCount)
    for column in document.nodeAttributes where column.name != "id" && column.name != "x" {
      for (row, id) in document.nodeIDs.enumerated() {
        let read = nodes[id]?[column.name]
        switch column[row] {
        case nil: #expect(read == nil)
        case .integer(let value)?: #expect((read as? NSNumber)?.int64Value == value)
        case .boolean(let value)?: #expect(read as? Bool == value)
        case .real(let value)?:
          #expect(value.isFinite ? isClose(read as? Double ?? .nan, value) : read == nil)
        case .text(let value)?: #expect(read as? String == value)
        case .structure?: #expect(read is [Any] || read is [String: Any])
        }
      }
    }
  }

  @Test(arguments: HostileRecords.projections)
  func `every edge has the relations, lengths and evidence of the network`(projection: Projection)
    throws
  {
    let network = try HostileRecords.network(projection)
    let text = try GraphFormat.nodeLinkJSON.write(network, .english)[0].text
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let graph: [String: Any] = try #require(json as? [String: Any])
    let edges: [[String: Any]] = try #require(graph["edges"] as? [[String: Any]])
    let relations = (graph["graph"] as? [String: Any])?["relations"] as? [[String: Any]] ?? []
    let records = Dictionary(uniqueKeysWithValues: relations.map { ($0["id"] as? String, $0) })
    for (number, (read, edge)) in zip(edges, network.edges).enumerated() {
      #expect(read["source"] as? String == network.id(of: edge.source))
      #expect(read["target"] as? String == network.id(of: edge.target))
      #expect(read["strength"] as? Double == edge.strength)
      #expect(read["length"] as? Double == network.graph.lengths?[number])
      let ids = (read["relations"] as? String ?? "").split(separator: ";").map(String.init)
      #expect(ids == edge.relations.map { network.dataset.relations[$0].id })
      let shares = (read["shares"] as? String ?? "").split(separator: ";").map { Double($0) }
      #expect(shares == edge.shares)
      let evidence = ids.flatMap { records[$0]?["evidence"] as? [[String: Any]] ?? [] }
      let expected = edge.relations.flatMap { network.dataset.evidence(of: $0) }
      #expect(evidence.map { $0["claim"] as? String } == expected.map(\.claim))
      #expect(evidence.map { $0["excerpt"] as? String } == expected.map(\.excerpt))
      #expect(
        evidence.map { $0["url"] as? String } == expected.map { network.dataset.link(to: $0) })
    }
  }

  @Test func `an amount has the digits of the source`() throws {
    let text = try GraphFormat.nodeLinkJSON.write(HostileRecords.network(), .english)[0].text
    #expect(text.contains(#""amount":13000,"#))
    #expect(!text.contains("13000.0"))
  }
}
