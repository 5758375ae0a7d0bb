import EntenteData
import Testing

@Suite struct SparseRowTests {
  /// All rows of three columns with no text, an empty one or a letter in each.
  private static let rows: [[String?]] = {
    let texts: [String?] = [nil, "", "a", "b"]
    return texts.flatMap { one in texts.flatMap { two in texts.map { [one, two, $0] } } }
  }()

  @Test func `rows are in the order of their texts, and no text comes first`() {
    for first in Self.rows {
      for second in Self.rows {
        let isBefore = first.lexicographicallyPrecedes(second) { one, other in
          guard let one, let other else { return one == nil && other != nil }
          return one < other
        }
        #expect((SparseRow(first) < SparseRow(second)) == isBefore)
        #expect((SparseRow(first) == SparseRow(second)) == (first == second))
      }
    }
  }

  @Test func `the differences of two rows are those of their columns`() {
    for first in Self.rows {
      for second in Self.rows {
        let found = SparseRow.differences(SparseRow(first), SparseRow(second))
        #expect(found.map(\.column) == (0..<3).filter { first[$0] != second[$0] })
        #expect(found.allSatisfy { $0.first?.text == first[$0.column] })
        #expect(found.allSatisfy { $0.second?.text == second[$0.column] })
      }
    }
  }

  @Test func `columns of one name are compared with those at the same number`() {
    func table(_ columns: [String], _ row: [String?]) -> [RecordTable] {
      [RecordTable("things", columns: columns, key: [0], rows: [row])]
    }
    let old = table(["id", "x", "x"], ["1", "a", "b"])
    #expect(RecordChange.between(old, table(["id", "x", "x"], ["1", "a", "b"])).isEmpty)
    let changes = RecordChange.between(old, table(["id", "x", "x"], ["1", "a", "c"]))
    #expect(changes.map(\.fields.count) == [1])
    #expect(changes.first?.fields.first?.new == "c")
  }
}
