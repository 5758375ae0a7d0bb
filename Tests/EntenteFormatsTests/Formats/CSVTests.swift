import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@Suite struct CSVTests {
  @Test(
    .enabled(if: OutsideReader.pythonCSV != nil, "Python is not installed"),
    arguments: HostileRecords.projections)
  func `Python reads the same texts from every table`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let dataset = network.dataset
    let files = try GraphFormat.csv.write(network, .english)
    #expect(files.map(\.part) == ["nodes", "edges", "relations", "evidence"])
    let tables = try files.map { try rows($0.text) }

    #expect(tables[0].map { $0["id"] } == network.nodes.indices.map { network.id(of: $0) })
    #expect(
      tables[0].map { $0["label"] }
        == network.nodes.indices.map { network.label(of: $0, in: .english) })

    #expect(tables[1].count == network.edges.count)
    #expect(Set(tables[1].map { $0["id"] }).count == network.edges.count)
    for (row, edge) in zip(tables[1], network.edges) {
      #expect(row["source"] == network.id(of: edge.source))
      #expect(row["target"] == network.id(of: edge.target))
      #expect(row["directed"] == "\(network.graph.isDirected)")
      #expect(row["strength"].flatMap(Double.init) == edge.strength)
      let evidence = edge.relations.flatMap { dataset.evidence(of: $0) }
      #expect(row["claims"] == evidence.map(\.claim).joined(separator: " | "))
      #expect(row["evidence"]?.isEmpty == evidence.isEmpty)
    }

    #expect(tables[2].map { $0["id"] } == network.relations.map { dataset.relations[$0].id })
    #expect(tables[2].map { $0["title"] } == network.relations.map { dataset.relations[$0].title })
    let amounts = network.relations.map { dataset.relations[$0].money.map { "\($0.amount)" } ?? "" }
    #expect(tables[2].map { $0["amount"] } == amounts)

    let evidence = network.relations.flatMap { dataset.evidence(of: $0) }
    #expect(tables[3].map { $0["excerpt"] } == evidence.map(\.excerpt))
    #expect(tables[3].map { $0["claim"] } == evidence.map(\.claim))
    #expect(tables[3].map { $0["url"] } == evidence.map { dataset.link(to: $0) ?? "" })
  }

  @Test(.enabled(if: OutsideReader.pythonCSV != nil, "Python is not installed"))
  func `fields of any text are read back`() throws {
    let texts =
      HostileRecords.texts + [
        "", " ", " lead", "trail ", "\r", "a\rb", "a\r\nb", "\"", "\"\"", ",", "\n", "\tx\t",
        "\u{FEFF}x", "\u{2028}",
      ]
    var writer = CSVWriter()
    writer.row(["text", "same"])
    for text in texts { writer.row([text, text]) }
    let read = try rows(writer.text)
    #expect(read.map { $0["text"] } == texts)
    #expect(read.map { $0["same"] } == texts)
  }

  private func rows(_ text: String) throws -> [[String: String]] {
    let reader: OutsideReader = try #require(OutsideReader.pythonCSV)
    let rows: [[String: String]] = try #require(try reader.read(text) as? [[String: String]])
    return rows
  }
}
