import EntenteData
import Foundation

/// A result with a heading, rendered as text for people, CSV or JSON.
struct ResultTable {
  /// A column.
  struct Column {
    /// The name in CSV and JSON; `nil` if programs do not see the column.
    let key: String?
    /// The heading for people; `nil` if they do not see the column.
    let title: String?

    init(_ key: String?, _ title: String?) {
      (self.key, self.title) = (key, title)
    }
  }

  /// A field.
  enum Cell {
    case text(String)
    case count(Int)
    case number(Double)
    case amount(Decimal)
    /// Shown below the row.
    case list([String])
    /// As a list, of items that may have commas and semicolons.
    case sentences([String])
    /// There is no value.
    case none
    /// The value stands in a row above.
    case blank

    /// A value that may be missing or a whole number.
    static func value(_ value: Double?, isCount: Bool) -> Cell {
      guard let value else { return .none }
      return isCount ? .count(Int(value)) : .number(value)
    }

    var isNumeric: Bool {
      switch self {
      case .count, .number, .amount, .none, .blank: true
      case .text, .list, .sentences: false
      }
    }

    /// The field as people see it.
    var visible: String {
      switch self {
      case .text(let text): Cell.line(text)
      case .count(let count): "\(count)"
      case .number(let number): Cell.fixed(number)
      case .amount(let amount): "\(amount)"
      case .list, .sentences: (items ?? []).map(Cell.line).joined(separator: ", ")
      case .none: "n/a"
      case .blank: ""
      }
    }

    /// A text on one line, cut where it is longer than anybody reads.
    static func line(_ text: String) -> String {
      let limit = 500
      guard text.utf8.count > limit, text.unicodeScalars.count > limit else {
        return text.replacing("\n", with: " ").onOneLine
      }
      return line(String(text.unicodeScalars.prefix(limit - 1))) + "…"
    }

    /// The field in CSV.
    var field: String {
      switch self {
      case .text(let text): text
      case .count(let count): "\(count)"
      case .number(let number): "\(number)"
      case .amount(let amount): "\(amount)"
      case .list(let items): items.joined(separator: ";")
      case .sentences(let items): items.joined(separator: " | ")
      case .none, .blank: ""
      }
    }

    /// The items, if it is a list.
    var items: [String]? {
      switch self {
      case .list(let items), .sentences(let items): items
      case .text, .count, .number, .amount, .none, .blank: nil
      }
    }

    /// As many digits behind the point as the size of the number needs, so that shares of millions
    /// are told from 0, and a power of ten where there would be 16 or more before it or 9 zeros
    /// behind.
    private static func fixed(_ number: Double) -> String {
      let size = abs(number)
      guard size == 0 || (1e-9..<1e15).contains(size) else {
        return String(format: "%.3e", number)
      }
      let digits =
        switch size {
        case 1000...: 0
        case 100...: 1
        case 10...: 2
        case 1..., 0: 3
        case 0.001...: 4
        default: 2 - Int(log10(size).rounded(.down))
        }
      return String(format: "%.\(digits)f", number)
    }
  }

  var title: String
  var notes: [String] = []
  var columns: [Column]
  var rows: [[Cell]] = []

  /// How many further rows there are, which people are told of.
  var omittedCount = 0

  /// Whether each item of a list has a line of its own.
  var listsApart = false

  /// Prints the table; where the format has no place for the notes, they go to standard error.
  func emit(as format: ResultFormat, isQuiet: Bool) throws {
    if format == .csv, !isQuiet { notes.forEach(StandardError.say) }
    try StandardOutput.write(rendered(as: format))
  }

  func rendered(as format: ResultFormat) -> String {
    switch format {
    case .table: text
    case .csv: csv
    case .json: json
    }
  }

  private var text: String {
    var lines = ([title] + notes.map { "  \($0)" } + [""]).map(\.onOneLine)
    let shown = columns.indices.filter { columns[$0].title != nil }
    let flat = shown.filter { column in
      !rows.contains { $0[column].items != nil }
    }
    let listed = shown.filter { !flat.contains($0) }
    let cells = rows.map { row in flat.map { row[$0].visible } }
    let headings = flat.map { columns[$0].title ?? "" }
    let isRight = flat.map { column in rows.allSatisfy { $0[column].isNumeric } && !rows.isEmpty }
    let widths = headings.indices.map { index in
      ([headings[index]] + cells.map { $0[index] }).map(DisplayWidth.of).max() ?? 0
    }
    func line(_ fields: [String]) -> String {
      let padded = fields.indices.map { index in
        let space = String(repeating: " ", count: widths[index] - DisplayWidth.of(fields[index]))
        return isRight[index] ? space + fields[index] : fields[index] + space
      }
      var joined = padded.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
    lines.append(line(headings))
    for (row, fields) in zip(rows, cells) {
      lines.append(line(fields))
      for column in listed {
        guard let items = row[column].items, !items.isEmpty else { continue }
        let texts = items.map(Cell.line)
        for text in listsApart ? texts : [texts.joined(separator: ", ")] {
          lines += DisplayWidth.wrapped(text, to: 96).map { "      \($0)" }
        }
      }
    }
    if omittedCount > 0 { lines.append("… \(omittedCount) more; --top 0 shows all") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var csv: String {
    var writer = CSVWriter()
    writer.row(columns.compactMap(\.key))
    for row in rows {
      writer.row(zip(columns, row).filter { $0.0.key != nil }.map { $0.1.field })
    }
    return writer.text
  }

  private var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // JSON has no such numbers: they are texts, as in CSV.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let objects = rows.map { row in
      Dictionary(
        uniqueKeysWithValues: zip(columns, row).compactMap { column, cell in
          column.key.map { ($0, cell) }
        })
    }
    let document = Document(title: title, notes: notes, rows: objects)
    let data = (try? encoder.encode(document)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private struct Document: Encodable {
    let title: String
    let notes: [String]
    let rows: [[String: Cell]]
  }
}

extension ResultTable.Cell: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .count(let count): try container.encode(count)
    case .number(let number): try container.encode(number)
    case .amount(let amount): try container.encode(amount)
    case .list(let items), .sentences(let items): try container.encode(items)
    case .none, .blank: try container.encodeNil()
    }
  }
}
