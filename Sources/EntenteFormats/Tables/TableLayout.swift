import EntenteData

/// How a table is written, told from its first rows.
struct TableLayout {
  /// A row of the sample.
  struct Row {
    let fields: [String]
    /// Where the next row starts.
    let end: Int
  }

  let delimiter: UInt8
  /// Some rows from the first on.
  let rows: [Row]
  /// Where the first row starts.
  let start: Int

  static let delimiters: [(byte: UInt8, title: String)] = [
    (0x2C, "commas"), (0x3B, "semicolons"), (0x09, "tabs"), (0x7C, "bars"),
  ]

  /// What stands between fields, in English.
  var delimiterTitle: String {
    Self.delimiters.first { $0.byte == delimiter }?.title
      ?? "“\(Character(UnicodeScalar(delimiter)))”"
  }

  /// Tells the delimiter: the one with which the header is known and all rows are as long, if there is
  /// such, and of several the usual one.
  ///
  /// - Parameters:
  ///   - source: The text. A first line such as `sep=;`, as Excel reads it, says the delimiter.
  ///   - usual: The delimiter that the format has.
  ///   - isHeader: Whether a row names columns that are known.
  /// - Throws: A `Problem` if there is no row, or if the first one does not end in 16 MiB.
  init(
    _ source: TextSource, usual: UInt8 = TableStyle.commas.delimiter, isHeader: ([String]) -> Bool
  ) throws(Problem) {
    // Rows are read again as other types, or to say on which line they are.
    try source.keepAll()
    let most = 100
    var size = 1 << 16
    while true {
      let bytes = try source.first(size)
      var offset = 0
      var wanted: UInt8?
      if bytes.starts(with: "sep=".utf8), bytes.count > 5, bytes[5] == 0x0A || bytes[5] == 0x0D {
        wanted = bytes[4]
        offset = bytes[5] == 0x0D && bytes.count > 6 && bytes[6] == 0x0A ? 7 : 6
      }
      let isWhole = bytes.count < size
      let choices = ([usual] + Self.delimiters.map(\.byte).filter { $0 != usual })
        .filter { wanted == nil || $0 == wanted }
      let layouts = (choices.isEmpty ? wanted.map { [$0] } ?? [] : choices).map { delimiter in
        (
          delimiter,
          TableSample(bytes, delimiter).rows(from: offset, most: most, isWhole: isWhole)
        )
      }
      let best = layouts.enumerated().max { one, other in
        let (first, second) = (one.element, other.element)
        let order = Self.order(first.1, first.0, isHeader)
        let otherOrder = Self.order(second.1, second.0, isHeader)
        return order == otherOrder ? one.offset > other.offset : order < otherOrder
      }
      if let (delimiter, rows) = best?.element, !rows.isEmpty {
        (self.delimiter, start) = (delimiter, source.start + offset)
        self.rows = rows.map { Row(fields: $0.fields, end: source.start + $0.end) }
        return
      }
      if isWhole { break }
      guard size < min(1 << 24, LineScanner.longest) else {
        throw Problem(
          file: source.name, line: 1, "the first row is longer than 16 MiB",
          advice: "see whether the file is a table, and whether a double quote is never closed")
      }
      size *= 4
    }
    throw Problem(
      file: source.name, line: 1, "there is no row",
      advice: "write a line with the names of the columns")
  }

  /// What tells of two delimiters which is the better one: first what the rows look like, then whether all
  /// commas are decimal, then the number of columns.
  private static func order(
    _ rows: [Row], _ delimiter: UInt8, _ isHeader: ([String]) -> Bool
  ) -> (Int, Int, Int) {
    (
      score(rows, isHeader), hasDecimalCommas(rows, delimiter) ? 1 : 0,
      rows.first?.fields.count ?? 0
    )
  }

  /// Whether there are commas in fields, and each is that of a number.
  private static func hasDecimalCommas(_ rows: [Row], _ delimiter: UInt8) -> Bool {
    guard delimiter != TableStyle.commas.delimiter, rows.first?.fields.count ?? 0 > 1 else {
      return false
    }
    let fields = rows.lazy.flatMap(\.fields).filter { $0.utf8.contains(0x2C) }
    return !fields.isEmpty
      && fields.allSatisfy { field in
        var field = field
        return field.withUTF8 { TableNumber.readComma($0) != nil }
      }
  }

  private static func score(_ rows: [TableLayout.Row], _ isHeader: ([String]) -> Bool) -> Int {
    guard let first = rows.first else { return 0 }
    let count = first.fields.count
    let isEven = count > 1 && rows.allSatisfy { $0.fields.count == count }
    // Of one column there cannot be rows with more.
    let isRagged = count == 1 && rows.contains { $0.fields.count > 1 }
    return (isHeader(first.fields) ? 2 : 0) + (isEven ? 1 : 0) - (isRagged ? 1 : 0)
  }
}

/// The first rows of a table as texts, whether they are as long as each other or not.
private struct TableSample {
  let bytes: [UInt8]
  let delimiter: UInt8

  init(_ bytes: [UInt8], _ delimiter: UInt8) { (self.bytes, self.delimiter) = (bytes, delimiter) }

  func rows(from start: Int, most: Int, isWhole: Bool) -> [TableLayout.Row] {
    var rows: [TableLayout.Row] = []
    var place = start
    while place < bytes.count, rows.count < most {
      guard let row = row(from: place, isWhole: isWhole) else { break }
      place = row.end
      if row.fields != [""] { rows.append(row) }
    }
    return rows
  }

  private func row(from start: Int, isWhole: Bool) -> TableLayout.Row? {
    var fields: [String] = []
    var place = start
    while true {
      guard let (field, end) = field(from: place, isWhole: isWhole) else { return nil }
      fields.append(field)
      place = end
      if place >= bytes.count { return isWhole ? .init(fields: fields, end: place) : nil }
      if bytes[place] == delimiter {
        place += 1
        continue
      }
      if bytes[place] == 0x0D {
        if place + 1 >= bytes.count, !isWhole { return nil }
        if place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
      }
      return .init(fields: fields, end: place + 1)
    }
  }

  private func field(from start: Int, isWhole: Bool) -> (String, Int)? {
    func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }
    guard start < bytes.count, bytes[start] == 0x22 else {
      let end = bytes[start...].firstIndex(where: isEnd) ?? bytes.count
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return (text.trimmingSpaces, end)
    }
    var text: [UInt8] = []
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == 0x22 {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else {
          // What stands behind a closing quotation mark is wrong, which the reader says.
          let end = bytes[place...].firstIndex(where: isEnd) ?? bytes.count
          return (String(decoding: text, as: UTF8.self), end)
        }
        place += 1
      }
      text.append(bytes[place])
      place += 1
    }
    return isWhole ? (String(decoding: text, as: UTF8.self), place) : nil
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
