import EntenteAnalysis
import EntenteData

/// What came, went, changed and moved, as a table: a row a value that is another.
struct ChangeTable {
  let title: String
  let notes: [String]
  let changes: [RecordChange]
  let moves: [RankingMove]
  let isAttributed: Bool

  var table: ResultTable {
    var table = ResultTable(
      title: title,
      notes: notes + [summary, explanation].filter { !$0.isEmpty },
      columns: [
        .init("change", "change"), .init("table", "of"), .init("id", "id"),
        .init("column", "what"), .init("before", "before"), .init("after", "after"),
        .init("value-before", "value before"), .init("value-after", "value after"),
        .init("values", "values"), .init("causes", "because of"),
      ])
    for change in changes { table.rows += rows(of: change) }
    table.rows += moves.map(row(of:))
    return table
  }

  private var summary: String {
    if changes.isEmpty { return "nothing came, went or changed" }
    let kinds = RecordChange.Kind.allCases.map { kind in
      "\(changes.count { $0.kind == kind }) \(kind.rawValue)"
    }
    return "records: \(kinds.joined(separator: ", ")); ranks that moved: \(moves.count)"
  }

  private var explanation: String {
    guard !moves.isEmpty else { return "" }
    return isAttributed
      ? "because of: changes that, taken back alone, would give another rank; or all that one takes part in"
      : "because of: the changes that one takes part in, as there are too many to take back each alone"
  }

  private func rows(of change: RecordChange) -> [[ResultTable.Cell]] {
    // The excerpt of evidence, the fourth, stands with its values.
    let key = change.key.prefix(change.table == "evidence" ? 3 : 4).filter { !$0.isEmpty }
    let id = ResultTable.Cell.text(key.joined(separator: " · "))
    // A record that came or went is told by one row, with all that it said.
    guard change.kind == .changed else {
      let values = change.fields.map {
        "\($0.column): \((change.kind == .added ? $0.new : $0.old) ?? "")"
      }
      return [
        [
          .text(change.kind.rawValue), .text(change.table), id, .blank, .blank, .blank, .blank,
          .blank, .sentences(values), .list([]),
        ]
      ]
    }
    return change.fields.map { field in
      [
        .text(change.kind.rawValue), .text(change.table), id, .text(field.column),
        text(field.old), text(field.new), .blank, .blank, .sentences([]), .list([]),
      ]
    }
  }

  /// A value; an empty text is another than none.
  private func text(_ value: String?) -> ResultTable.Cell { value.map { .text($0) } ?? .none }

  private func row(of move: RankingMove) -> [ResultTable.Cell] {
    [
      .text("moved"), .text("ranks"), .text(move.id), .text(move.measure.rawValue),
      move.old.map { .count($0.rank) } ?? .none, move.new.map { .count($0.rank) } ?? .none,
      move.old.map { .number($0.value) } ?? .none, move.new.map { .number($0.value) } ?? .none,
      .sentences([]), .list(move.causes),
    ]
  }
}
