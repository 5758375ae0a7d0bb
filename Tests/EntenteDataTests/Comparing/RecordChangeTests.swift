import EntenteData
import Testing

@Suite struct RecordChangeTests {
  private func table(_ rows: [[String?]], columns: [String] = ["id", "name", "year"])
    -> [RecordTable]
  {
    [RecordTable("things", columns: columns, key: [0], rows: rows)]
  }

  @Test func `records that came, went and changed are told by key, in order`() {
    let old = table([["b", "B", "1"], ["a", "A", "1"], ["c", "C", nil]])
    let new = table([["d", nil, "4"], ["b", "B", "2"], ["a", "A", "1"]])
    let changes = RecordChange.between(old, new)
    #expect(changes.map(\.key) == [["b"], ["c"], ["d"]])
    #expect(changes.map(\.kind) == [.changed, .removed, .added])
    #expect(changes[0].fields.map { [$0.column, $0.old, $0.new] } == [["year", "1", "2"]])
    #expect(
      changes[1].fields.map { [$0.column, $0.old, $0.new] } == [
        ["id", "c", nil], ["name", "C", nil],
      ])
    #expect(
      changes[2].fields.map { [$0.column, $0.old, $0.new] } == [
        ["id", nil, "d"], ["year", nil, "4"],
      ])
  }

  @Test func `the same records in another order are no change`() {
    let rows = [["a", "A", "1"], ["b", "B", "2"]]
    #expect(RecordChange.between(table(rows), table(rows.reversed())).isEmpty)
  }

  @Test func `an empty text is another value than none`() {
    let changes = RecordChange.between(table([["a", "", nil]]), table([["a", nil, nil]]))
    #expect(changes.map(\.kind) == [.changed])
    #expect(changes[0].fields.map { [$0.column, $0.old, $0.new] } == [["name", "", nil]])
  }

  @Test func `records with the same key are matched one by one`() {
    let changes = RecordChange.between(
      table([["a", "1", ""], ["a", "2", ""]]),
      table([["a", "1", ""], ["a", "3", ""], ["a", "4", ""]]))
    #expect(changes.map(\.kind) == [.changed, .added])
    #expect(changes[0].fields.map { [$0.old, $0.new] } == [["2", "3"]])
  }

  @Test func `a column or a table that one state lacks has no values there`() {
    let old = table([["a", "A"]], columns: ["id", "name"])
    let new = table([["a", "2025"]], columns: ["id", "year"])
    let changes = RecordChange.between(old, new)
    #expect(
      changes.flatMap(\.fields).map { [$0.column, $0.old, $0.new] }
        == [["name", "A", nil], ["year", nil, "2025"]])
    #expect(RecordChange.between([], new).map(\.kind) == [.added])
    #expect(RecordChange.between(old, []).map(\.kind) == [.removed])
  }
}
