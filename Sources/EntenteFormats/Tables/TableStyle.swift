/// How tables are written, and what is undone when they are read.
struct TableStyle: Sendable {
  let delimiter: UInt8
  /// Whether the file starts with the mark of UTF-8 and its lines end with a return too, as spreadsheets
  /// expect it.
  var isForSpreadsheets = false

  static let commas = TableStyle(delimiter: 0x2C)
  static let tabs = TableStyle(delimiter: 0x09)
  static let spreadsheet = TableStyle(delimiter: 0x2C, isForSpreadsheets: true)

  /// What a spreadsheet could take for a formula at the start of a cell; an apostrophe before it makes
  /// it a text.
  private static func isRisky(_ byte: UInt8) -> Bool {
    byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 0x09 || byte == 0x0D
  }

  /// Whether an apostrophe is put before a text: at a start that is risky once apostrophes are left out.
  func isGuarded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isForSpreadsheets else { return false }
    return text.first { $0 != 0x27 }.map(Self.isRisky) ?? false
  }

  /// Texts without the apostrophes that were put before them.
  func plain(_ texts: TextColumn) -> TextColumn {
    guard isForSpreadsheets else { return texts }
    var plain = TextColumn()
    for place in texts.indices {
      texts.withBytes(place) { text in
        let hasGuard = text.first == 0x27 && isGuarded(text)
        plain.append(UnsafeBufferPointer(rebasing: text.dropFirst(hasGuard ? 1 : 0)))
      }
    }
    return plain
  }

  /// A column without the apostrophes that were put before its name and its texts.
  func plain(_ column: AttributeColumn) -> AttributeColumn {
    guard isForSpreadsheets else { return column }
    var values = column.values
    if case .texts(let texts) = values { values = .texts(plain(texts)) }
    return AttributeColumn(
      plain([column.name])[0], values, presence: column.presence,
      defaultValue: column.defaultValue)
  }
}
