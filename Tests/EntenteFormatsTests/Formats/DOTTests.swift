import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@Suite struct DOTTests {
  @Test(
    .enabled(if: OutsideReader.graphviz != nil, "Graphviz is not installed"),
    arguments: HostileRecords.projections)
  func `Graphviz reads every node and edge with the same texts`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let graph = try graph(network)
    #expect(graph["directed"] as? Bool == network.graph.isDirected)
    #expect(graph["name"] as? String == "hostile")
    #expect(shown(graph["label"]) == network.dataset.title)
    #expect(graph["comment"] as? String == network.header.joined(separator: "\n"))
    let nodes: [[String: Any]] = try #require(graph["objects"] as? [[String: Any]])
    #expect(nodes.count == network.nodes.count)
    for (number, node) in nodes.enumerated() {
      #expect(node["name"] as? String == network.id(of: number))
      #expect(shown(node["label"]) == network.label(of: number, in: .english))
    }
    let edges: [[String: Any]] = try #require(graph["edges"] as? [[String: Any]])
    #expect(edges.count == network.edges.count)
    #expect(Set(edges.compactMap { $0["id"] as? String }).count == edges.count)
    for (read, edge) in zip(edges, network.edges) {
      #expect(read["tail"] as? Int == edge.source && read["head"] as? Int == edge.target)
      #expect((read["strength"] as? String).flatMap(Double.init) == edge.strength)
      let dataset = network.dataset
      let ids = edge.relations.map { dataset.relations[$0].id }
      #expect(list(read["relations"]) == ids)
      #expect(list(read["types"]) == edge.relations.map { dataset.relations[$0].type.rawValue })
      let evidence = edge.relations.flatMap { dataset.evidence(of: $0) }
      let claims = evidence.map(\.claim).joined(separator: " | ")
      #expect(shown(read["tooltip"]) ?? "" == claims)
      if !evidence.isEmpty {
        #expect(
          (read["URL"] as? String)?.hasPrefix("https://example.org/r?a=1&amp;b=2") == true)
      }
    }
  }

  @Test func `amounts and dates run in step with relations, and what is unknown stays empty`()
    throws
  {
    var tables = HostileRecords.tables
    tables.relations.append(Relation(id: "r99", type: .agreement, title: "t"))
    for entity in ["e0", "e1"] {
      tables.parties.append(Party(relation: "r99", entity: entity, role: .party))
    }
    tables.relations.append(
      Relation(id: "r98", type: .funding, title: "t", money: Money(5, "JPY")))
    tables.parties.append(Party(relation: "r98", entity: "e0", role: .funder))
    tables.parties.append(Party(relation: "r98", entity: "e1", role: .beneficiary))
    for id in ["r98", "r99"] {
      tables.evidence.append(
        Evidence(relation: id, source: "book", locator: "p1s1", excerpt: "x", claim: "c"))
    }
    let text = try GraphFormat.dot.write(HostileRecords.network(Projection(), tables), .english)[0]
      .text
    let line = text.split(separator: "\n").first { $0.hasPrefix("  \"e0\" -- \"e1\"") } ?? ""
    #expect(line.contains(#"relations="r0;r98;r99""#))
    #expect(line.contains(#"dates="2023-24;;""#))
    #expect(line.contains(#"amounts="1000 USD;5 JPY;""#))
    #expect(line.contains(#"statuses="announced;;""#))
  }

  @Test func `a name that DOT cannot hold does not break the file`() throws {
    let dataset = try Dataset(name: "50\"\\", title: "t", tables: HostileRecords.tables)
    let text = try GraphFormat.dot.write(try Network(dataset), .english)[0].text
    #expect(text.hasPrefix(#"graph "50\"&#92;" {"#))
  }

  private func graph(_ network: Network) throws -> [String: Any] {
    let text = try GraphFormat.dot.write(network, .english)[0].text
    let reader: OutsideReader = try #require(OutsideReader.graphviz)
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    return graph
  }

  private func list(_ value: Any?) -> [String] {
    (value as? String).map { $0.split(separator: ";").map(String.init) } ?? []
  }

  /// What Graphviz shows of a label: it replaces entities and two escapes.
  private func shown(_ value: Any?) -> String? {
    guard let text = value as? String else { return nil }
    var (shown, rest) = ("", Substring(text))
    let entities = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", #"\\"#: #"\"#, #"\n"#: "\n",
    ]
    while let first = rest.first {
      if let (entity, character) = entities.first(where: { rest.hasPrefix($0.key) }) {
        shown += character
        rest = rest.dropFirst(entity.count)
      } else {
        shown.append(first)
        rest = rest.dropFirst()
      }
    }
    return shown
  }
}
