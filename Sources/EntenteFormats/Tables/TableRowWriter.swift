import EntenteData

/// Writes rows of a table as RFC 4180 says.
///
/// An empty text is written as two quotation marks, a missing value as nothing.
struct TableRowWriter {
  let style: TableStyle
  private var isFirst = true

  /// Starts a table.
  init(_ style: TableStyle, _ sink: inout ByteSink) {
    self.style = style
    if style.isForSpreadsheets { sink.bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
  }

  mutating func text(_ text: String, _ sink: inout ByteSink) {
    var text = text
    text.withUTF8 { self.text($0, &sink) }
  }

  /// Adds a field that is a text.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>, _ sink: inout ByteSink) {
    separate(&sink)
    let isGuarded = style.isGuarded(text)
    guard needsQuotes(text) else {
      if isGuarded { sink.bytes.append(0x27) }
      sink.bytes.append(contentsOf: text)
      return
    }
    sink.bytes.append(0x22)
    if isGuarded { sink.bytes.append(0x27) }
    for byte in text {
      if byte == 0x22 { sink.bytes.append(0x22) }
      sink.bytes.append(byte)
    }
    sink.bytes.append(0x22)
  }

  /// Adds a field without a value.
  mutating func nothing(_ sink: inout ByteSink) { separate(&sink) }

  /// Adds the value of a column.
  mutating func value(_ column: AttributeColumn, _ row: Int, _ sink: inout ByteSink) {
    if let place = column.place(of: row), let texts = column.texts {
      return texts.withBytes(place) { text($0, &sink) }
    }
    switch column[row] {
    case nil: nothing(&sink)
    case .text(let value)?, .structure(let value)?: text(value, &sink)
    case .boolean(let value)?:
      separate(&sink)
      sink.bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value)?:
      separate(&sink)
      NumberText.append(value, to: &sink.bytes)
    case .real(let value)?:
      separate(&sink)
      NumberText.appendPointed(value, to: &sink.bytes)
    }
  }

  /// Ends the row.
  mutating func end(_ sink: inout ByteSink) throws(Problem) {
    if style.isForSpreadsheets { sink.bytes.append(0x0D) }
    sink.bytes.append(0x0A)
    isFirst = true
    try sink.flushIfLarge()
  }

  private mutating func separate(_ sink: inout ByteSink) {
    if !isFirst { sink.bytes.append(style.delimiter) }
    isFirst = false
  }

  private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return true }
    // White space at an end is quoted since some readers trim it.
    if first <= 0x20 || last <= 0x20 { return true }
    return text.contains { $0 == style.delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }
}
