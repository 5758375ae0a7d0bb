import EntenteAnalysis
import EntenteData
import EntenteNetwork

/// What `entente rank` says.
struct RankingTable {
  let graph: NamedGraph
  let ranking: Ranking
  let language: Language
  /// Who gave and got how much, if the graph is one of flows.
  let money: MoneyTotals?

  /// The rows of a format; people see 20 where nothing is said, programs all.
  func table(as format: ResultFormat, top: Int?) -> ResultTable {
    var table = ResultTable(
      title: "Key actors of \(graph.title)",
      notes: graph.header + ranking.measures.map { "\($0.title): \($0.convention)" },
      columns: columns)
    let most = top == 0 ? Int.max : top ?? (format == .table ? 20 : Int.max)
    let money = Dictionary(uniqueKeysWithValues: (money?.rows ?? []).map { ($0.entity, $0) })
    table.rows = ranking.rows.prefix(most).map { cells(of: $0, money: money) }
    table.omittedCount = ranking.rows.count - table.rows.count
    return table
  }

  private var columns: [ResultTable.Column] {
    var columns: [ResultTable.Column] = [
      .init("rank", "#"), .init("id", nil), .init("label", "actor"),
    ]
    for measure in ranking.measures {
      columns.append(.init(measure.rawValue, measure.title))
      columns.append(.init("\(measure.rawValue)-rank", nil))
    }
    if self.money != nil {
      columns += [
        .init("given", nil), .init(nil, "gave"), .init("received", nil), .init(nil, "got"),
      ]
    }
    return columns + (graph.relations == nil ? [] : [.init("relation-ids", "relations")])
  }

  private func cells(of row: Ranking.Row, money: [String: MoneyTotals.Row]) -> [ResultTable.Cell] {
    let id = graph.ids[row.node]
    var cells: [ResultTable.Cell] = [
      row.ranks[0].map(ResultTable.Cell.count) ?? .none, .text(id),
      .text(graph.labels[row.node]),
    ]
    for (index, measure) in ranking.measures.enumerated() {
      cells.append(.value(row.values[index], isCount: measure.isCount))
      cells.append(row.ranks[index].map(ResultTable.Cell.count) ?? .none)
    }
    if self.money != nil {
      for sums in [money[id]?.given ?? [], money[id]?.received ?? []] {
        cells += [.list(sums.map { "\($0.least)..\($0.most) \($0.currency)" }), text(of: sums)]
      }
    }
    guard let relations = graph.relations else { return cells }
    return cells + [.list(row.relations.map { relations.ids[$0] })]
  }

  /// Sums of money; what one of several gave or got is a range.
  private func text(of sums: [MoneyRange]) -> ResultTable.Cell {
    let texts = sums.map { $0.text(in: language) }
    return .text(texts.isEmpty ? "–" : texts.joined(separator: " + "))
  }
}
