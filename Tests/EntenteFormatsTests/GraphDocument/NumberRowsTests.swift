import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct NumberRowsTests {
  /// The numbers of a row that may be read in one piece with others, and of how many columns; `nil` for
  /// other rows.
  private static func numbers(
    _ row: String, _ columnCount: Int, decimals: UInt64 = 0
  ) -> [Double]? {
    let fields = row.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == columnCount else { return nil }
    var numbers: [Double] = []
    for (column, field) in fields.enumerated() {
      let parts = field.split(separator: ".", omittingEmptySubsequences: false)
      let hasPoint = parts.count == 2 && decimals >> UInt64(column) & 1 == 1
      guard parts.count == 1 || hasPoint,
        parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
        parts[0].count <= 8, parts[0].count == 1 || parts[0].first != "0"
      else { return nil }
      if hasPoint {
        let digits = parts.joined().drop { $0 == "0" }
        guard parts[1].count <= (parts[0] == "0" ? 19 : 17 - parts[0].count), digits.count <= 17
        else { return nil }
      }
      numbers.append(Double(field) ?? .nan)
    }
    return numbers
  }

  /// Reads a text, and compares what comes with what its lines say one by one.
  private static func check(
    _ lines: [String], _ columnCount: Int, decimals: UInt64 = 0, ending: String = "\n",
    _ location: SourceLocation = #_sourceLocation
  ) {
    let expected = lines.map { numbers($0, columnCount, decimals: decimals) }.prefix { $0 != nil }
      .compactMap(\.self).prefix(NumberRows.capacity)
    let byteCount = lines.prefix(expected.count).reduce(0) {
      $0 + $1.utf8.count + ending.utf8.count
    }
    // What stands after the text must not be taken for a part of it.
    let text = lines.map { $0 + ending }.joined()
    let bytes = Array((text + String(repeating: "7", count: Digits.margin)).utf8)
    var rows = NumberRows(columnCount: columnCount, separator: 0x2C)
    rows.decimals = decimals
    let read = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { rows.read($0, text.utf8.count) }
    }
    #expect(read == byteCount, sourceLocation: location)
    #expect(rows.count == expected.count, sourceLocation: location)
    for column in 0..<columnCount {
      let isReal = decimals >> UInt64(column) & 1 == 1
      let found = isReal ? Array(rows.reals(column)) : rows.wholes(column).map(Double.init)
      #expect(found == expected.map { $0[column] }, sourceLocation: location)
    }
  }

  /// A number of any number of digits up to eight, and maybe some after a point.
  private static func number(
    _ generator: inout SplitMix64, decimals: ClosedRange<Int> = 0...0
  ) -> String {
    let most = Int.random(in: 1...8, using: &generator)
    let whole = Int.random(
      in: 0..<(1...most).reduce(1) { power, _ in 10 * power }, using: &generator)
    let count = Int.random(in: decimals, using: &generator)
    let digits = (0..<count).map { _ in "\(Int.random(in: 0...9, using: &generator))" }.joined()
    let isBelow1 = count > 9 || Bool.random(using: &generator)
    return digits.isEmpty ? "\(whole)" : (isBelow1 ? "0" : "\(whole)") + "." + digits
  }

  @Test(arguments: [1, 2, 3, 5, 9], ["\n", "\r\n"])
  func `rows of whole numbers of any lengths are read`(columnCount: Int, ending: String) {
    var generator = SplitMix64(seed: 1)
    let lines = (0..<3_000).map { _ in
      (0..<columnCount).map { _ in Self.number(&generator) }.joined(separator: ",")
    }
    // Rows that are longer than a window are others.
    let short = lines.filter { $0.utf8.count + ending.utf8.count <= Digits.window }
    for first in stride(from: 0, to: short.count, by: 150) {
      Self.check(Array(short[first...]), columnCount, ending: ending)
    }
  }

  @Test(arguments: [UInt64(0b100), 0b010, 0b111])
  func `numbers with a point are rounded as the standard library does`(decimals: UInt64) {
    var generator = SplitMix64(seed: 2)
    let lines = (0..<3_000).map { _ in
      (0..<3).map { column in
        Self.number(&generator, decimals: decimals >> UInt64(column) & 1 == 1 ? 0...18 : 0...0)
      }
      .joined(separator: ",")
    }
    .filter { $0.utf8.count < Digits.window }
    for first in stride(from: 0, to: lines.count, by: 20) {
      Self.check(Array(lines[first...]), 3, decimals: decimals)
    }
  }

  @Test(arguments: [
    "", "1", "1,", ",1", "1,2,3", "1,,2", "1 2", "1,2 ", " 1,2", "1;2", "01,2", "1,02", "00,1",
    "-1,2", "1,-2", "+1,2", "1.0,2", "1,2.0", "1,2e3", "123456789,1", "1,123456789", "#1,2",
    "1,2\rx", "1\r,2", "a,2", "1,b", "1,2,", "１,2", "\"1\",2", "1/2", "1:2", "/,:", "1,2\n",
  ])
  func `reading ends before a row of another sort`(row: String) {
    for before in [0, 1, 4, 7, 1_023, 1_024] {
      let lines = Array(repeating: "12345678,0", count: before) + [row, "3,4", "5,6"]
      Self.check(lines.joined(separator: "\n").components("\n"), 2)
    }
  }

  @Test(arguments: [
    "1,2,", "1,2,.5", "1,2,5.", "1,2,00.5", "1,2,-0.5", "1,2,0.5e1", "1,2,0.5.5",
    "1,2,0.12345678901234567890",
    "1,2,0.9999999999999999999", "1,2,0.0099999999999999999", "1,2,1.12345678901234567",
    "1,2,12345678.1234567890", "1,2,12345678.123456789", "1,2,1.1234567890123456", "1,2,0.5,",
    "1,2,0.5 ", "1.5,2,3", "1,2,123456789", "1,2,123456789.5", "1,2,inf", "1,2,0,5",
  ])
  func `reading ends before a number that may be rounded or is written otherwise`(row: String) {
    for before in [0, 1, 3, 1_023] {
      let lines = Array(repeating: "1234567,89,0.25", count: before) + [row, "3,4,5"]
      Self.check(lines, 3, decimals: 0b100)
    }
  }

  @Test func `rows end where the text does, wherever that is`() {
    let text = "12,345,6\n7,89,10\n"
    let bytes = Array((text + text + String(repeating: "1", count: Digits.margin)).utf8)
    for count in 0...text.utf8.count {
      var rows = NumberRows(columnCount: 3, separator: 0x2C)
      let read = bytes.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { rows.read($0, count) }
      }
      #expect(read == (count < 9 ? 0 : count < 17 ? 9 : 17))
      #expect(rows.count == (count < 9 ? 0 : count < 17 ? 1 : 2))
    }
  }
}

extension String {
  /// The pieces between separators, empty ones too.
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
