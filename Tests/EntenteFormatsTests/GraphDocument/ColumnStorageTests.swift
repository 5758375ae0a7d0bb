import EntenteGraph
import Testing

@testable import EntenteFormats

/// Columns against a plain dictionary of rows and values.
@Suite struct ColumnStorageTests {
  /// Shares of rows with a value, on both sides of the one from which on columns have bits.
  private static let shares = [0, 0.01, 0.05, 0.06, 0.07, 0.3, 0.97, 1]
  private static let rowCounts = [0, 1, 15, 16, 17, 63, 64, 65, 1000]

  /// Random values of rows: of a kind that 0 to 4 tells.
  private static func values(
    _ kind: Int, _ rowCount: Int, _ share: Double, _ generator: inout SplitMix64
  ) -> [Int: AttributeValue] {
    var values: [Int: AttributeValue] = [:]
    for row in 0..<rowCount where Double.random(in: 0..<1, using: &generator) < share {
      let number = Int64.random(in: -9...9, using: &generator)
      values[row] =
        switch kind {
        case 0: .boolean(number > 0)
        case 1: .integer(number)
        case 2: .real(Double(number) / 4)
        case 3: .text(number < 0 ? "" : "\(number)")
        default: .structure("[\(number)]")
        }
    }
    return values
  }

  private static func column(
    _ values: [Int: AttributeValue], _ kind: ColumnBuilder.Kind, _ rowCount: Int
  ) -> AttributeColumn {
    var builder = ColumnBuilder(name: "k", kind: kind)
    for (row, value) in values.sorted(by: { $0.key < $1.key }) { builder.append(row, value) }
    return builder.column(rowCount: rowCount)
  }

  private static let kinds: [ColumnBuilder.Kind] = [.boolean, .integer, .real, .text, .structure]

  @Test(arguments: shares)
  func `a column has the values of its rows and no others`(share: Double) {
    var generator = SplitMix64(seed: UInt64(share * 100))
    for rowCount in Self.rowCounts {
      for (number, kind) in Self.kinds.enumerated() {
        let values = Self.values(number, rowCount, share, &generator)
        let column = Self.column(values, kind, rowCount)
        #expect(column.count == rowCount && column.values.count == values.count)
        #expect((0..<rowCount).allSatisfy { column[$0] == values[$0] })
        #expect((0..<rowCount).allSatisfy { column.hasValue($0) == (values[$0] != nil) })
        #expect(Array(column.rows) == values.keys.sorted())
        #expect(column.rows.enumerated().allSatisfy { column.place(of: $1) == $0 })
        #expect(column.hasMissing == (values.count < rowCount))
        if kind == .text {
          #expect(
            column.textsOfRows.map(Array.init)
              == (0..<rowCount).map { row in
                if case .text(let text)? = values[row] { text } else { "" }
              })
        }
      }
    }
  }

  @Test(arguments: shares)
  func `a column is the same however it is made`(share: Double) {
    var generator = SplitMix64(seed: UInt64(share * 100) + 7)
    for rowCount in Self.rowCounts {
      let values = Self.values(1, rowCount, share, &generator)
      let column = Self.column(values, .integer, rowCount)
      let numbers = (0..<rowCount).map { row in
        if case .integer(let number)? = values[row] { number } else { 77 as Int64 }
      }
      let missing = (0..<rowCount).filter { values[$0] == nil }
      let other = AttributeColumn("k", .integers(numbers), missing: missing)
      #expect(column == other && column.hashValue == other.hashValue)
      guard let row = column.rows.first(where: { _ in true }) else { continue }
      let less = column.keeping { $0 != row }
      #expect(less != column && less[row] == nil && less.values.count == values.count - 1)
    }
  }

  @Test(arguments: shares)
  func `rows are picked in any order`(share: Double) {
    var generator = SplitMix64(seed: UInt64(share * 100) + 3)
    for rowCount in Self.rowCounts {
      let values = Self.values(3, rowCount, share, &generator)
      let rows = (0..<rowCount).shuffled(using: &generator).dropLast(rowCount / 3)
      let picked = Self.column(values, .text, rowCount).picking(Array(rows))
      #expect(picked.count == rows.count)
      #expect(zip(rows, 0...).allSatisfy { values[$0] == picked[$1] })
    }
  }

  @Test(arguments: shares)
  func `a table widens columns whichever rows have values`(share: Double) {
    var generator = SplitMix64(seed: UInt64(share * 100) + 5)
    for rowCount in Self.rowCounts {
      let whole = Self.values(1, rowCount, share, &generator)
      var table = AttributeTable()
      for row in whole.keys.sorted() {
        if let value = whole[row] { table.set("k", row: row, value) }
      }
      let last = rowCount
      table.set("k", row: last, .text("x"))
      let column = table.finish(rowCount: rowCount + 3)[0]
      for row in 0..<rowCount {
        #expect(column[row] == whole[row].map { .text(AttributeColumn.text($0)) })
      }
      #expect(column[last] == .text("x") && column[last + 1] == nil)
    }
  }

  @Test func `as many names as rows take as many values`() {
    var table = AttributeTable()
    let count = 300
    for row in 0..<count { table.set("name \(row)", row: row, .integer(Int64(row))) }
    let columns = table.finish(rowCount: count)
    #expect(columns.map(\.values.count).reduce(0, +) == count)
    #expect(columns.allSatisfy { $0.presence?.isList == true })
    #expect(columns.indices.allSatisfy { columns[$0][$0] == .integer(Int64($0)) })
  }
}
