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

  @Test func `records with the same key are matched alike in any order of rows`() {
    let old = [["a", "1", "x"], ["a", "2", "y"], ["a", "3", "z"]]
    let new = [["a", "3", "z"], ["a", "1", "w"], ["a", "2", "y"]]
    for (first, second) in [(old, new), (old.reversed(), new), (old, new.reversed())] {
      let changes = RecordChange.between(table(first), table(second))
      #expect(changes.map(\.kind) == [.changed])
      #expect(changes[0].fields.map { [$0.old, $0.new] } == [["x", "w"]])
    }
  }

  @Test func `a loose key tells records of which the key has changed`() {
    func table(_ rows: [[String?]]) -> [RecordTable] {
      [
        RecordTable(
          "edges", columns: ["source", "target", "note"], key: [0, 1], looseKey: [0, 1], rows: rows)
      ]
    }
    let changes = RecordChange.between(
      table([["a", "b", "1"], ["b", "a", "2"], ["c", "d", "3"], ["x", "y", nil]]),
      table([["a", "b", "1"], ["d", "c", "3"], ["y", "z", nil]]))
    #expect(changes.map(\.kind) == [.removed, .changed, .removed, .added])
    #expect(changes.map(\.key) == [["b", "a"], ["d", "c"], ["x", "y"], ["y", "z"]])
    #expect(
      changes[1].fields.map { [$0.column, $0.old, $0.new] }
        == [["source", "c", "d"], ["target", "d", "c"]])
  }

  @Test func `texts of other bytes are others, though Unicode holds them for the same`() {
    let changes = RecordChange.between(
      table([["\u{E9}", "A", nil], ["b", "\u{E9}", nil]]),
      table([["e\u{301}", "A", nil], ["b", "e\u{301}", nil]]))
    #expect(Set(changes.map(\.kind)) == [.added, .changed, .removed])
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
