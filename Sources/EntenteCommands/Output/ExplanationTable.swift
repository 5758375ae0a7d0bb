import EntenteAnalysis
import EntenteData
import EntenteNetwork

/// What `entente rank --explain` says of an actor.
struct ExplanationTable {
  let node: Int
  let network: Network
  let ranking: Ranking
  let language: Language

  var table: ResultTable {
    let explanation = Explanation(of: node, in: network)
    var table = ResultTable(
      title:
        "What makes the place of \(network.label(of: node, in: language)) (\(network.id(of: node)))",
      notes: network.header + ranking.places(of: node),
      columns: [
        .init("strength", "adds"), .init("relation", "relation"), .init("roles", "as"),
        .init("type", "type"), .init("date", nil), .init(nil, "date"), .init("amount", nil),
        .init("currency", nil), .init(nil, "sum"), .init("status", nil), .init(nil, "status"),
        .init("others", nil), .init(nil, "ties to"), .init("evidence", "evidence"),
        .init("links", nil),
      ])
    table.listsApart = true
    table.rows = explanation.parts.map(cells)
    return table
  }

  private func cells(of part: Explanation.Part) -> [ResultTable.Cell] {
    let dataset = network.dataset
    let relation = dataset.relations[part.relation]
    let others = part.others.map { network.label(of: $0, in: language) }
    let evidence = dataset.evidence(of: part.relation)
    return [
      .number(part.strength), .text(relation.id),
      .text(part.roles.map(\.rawValue).joined(separator: " ")), .text(relation.type.rawValue),
      relation.date.map { .text("\($0)") } ?? .none,
      .text(relation.date?.text(in: language) ?? "undated"),
      relation.money.map { .amount($0.amount) } ?? .none,
      relation.money.map { .text($0.currency) } ?? .none,
      .text(relation.money?.text(in: language) ?? "–"),
      relation.status.map { .text($0.rawValue) } ?? .none,
      .text(relation.status?.rawValue ?? "–"), .list(part.others.map(network.id)),
      .list(others.isEmpty ? [] : ["with " + others.joined(separator: ", ")]),
      .sentences(
        evidence.map { "\($0.claim) “\($0.excerpt)” (\($0.source) \($0.locator))" }),
      .sentences(evidence.compactMap { dataset.link(to: $0) }),
    ]
  }
}

extension Ranking {
  /// The value and rank of a node in each measure, in sentences.
  func places(of node: Int) -> [String] {
    guard let row = rows.first(where: { $0.node == node }) else { return [] }
    return measures.enumerated().map { index, measure in
      let value = ResultTable.Cell.value(row.values[index], isCount: measure.isCount)
      let place = row.ranks[index].map { "rank \($0) of \(rows.count)" } ?? "no rank"
      return "\(measure.title) \(value.visible), \(place): \(measure.convention)"
    }
  }
}
