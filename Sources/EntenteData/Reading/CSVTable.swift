/// A table of comma-separated values, with the line of each row.
///
/// RFC 4180 is read with line ends of any sort and an optional byte order mark.
public struct CSVTable: Sendable, Hashable {
  /// A row below the header.
  public struct Row: Sendable, Hashable {
    /// The line that it starts on, from 1.
    public let line: Int

    /// Its fields, as many as the header has.
    public let fields: [String]
  }

  /// The names of the columns.
  public let header: [String]

  /// The rows below the header; blank lines are left out.
  public let rows: [Row]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for errors.
  ///   - separator: What stands between fields.
  /// - Throws: ``Problem`` with the line, if the bytes are not UTF-8, a quote is not closed or has
  ///   text behind it, a column has no name or another's, or a row has not as many fields as the
  ///   header.
  /// - Complexity: O(*n*) for *n* bytes.
  public init(_ bytes: [UInt8], file: String, separator: Character = ",") throws(Problem) {
    var parser = CSVParser(
      bytes: try CSVTable.text(bytes, file: file), separator: separator, file: file)
    var rows: [Row] = []
    while let row = try parser.next() { rows.append(row) }
    guard let header = rows.first else {
      throw Problem(
        file: file, line: 1, "the file is empty",
        advice: "write a line with the names of the columns")
    }
    if let number = header.fields.firstIndex(where: \.isEmpty) {
      throw Problem(
        file: file, line: header.line, "column \(number + 1) has no name",
        advice: "name it, or remove it with its comma from every line")
    }
    if let name = header.fields.first(where: { name in header.fields.count { $0 == name } > 1 }) {
      throw Problem(
        file: file, line: header.line, column: name, "the column is there twice",
        advice: "give each column a name of its own")
    }
    for row in rows where row.fields.count != header.fields.count {
      throw Problem(
        file: file, line: row.line,
        "\(row.fields.count) fields where the header has \(header.fields.count)",
        advice: "add or remove commas, or put a field that has a comma in double quotes")
    }
    self.header = header.fields
    self.rows = Array(rows.dropFirst())
  }

  private static func text(_ bytes: [UInt8], file: String) throws(Problem) -> ArraySlice<UInt8> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Problem(file: file, line: 1, "the file is UTF-16", advice: "save it as UTF-8")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if String(validating: text, as: UTF8.self) == nil {
      let lines = text.split { $0 == 0x0A || $0 == 0x0D }
      let start = lines.first { String(validating: $0, as: UTF8.self) == nil }?.startIndex
      throw Problem(
        file: file, line: line(of: start ?? text.startIndex, in: text),
        "the line is not valid UTF-8",
        advice: "save the file as UTF-8; it may be in Latin-1, Shift JIS or GB 18030")
    }
    if let index = text.firstIndex(of: 0) {
      throw Problem(
        file: file, line: line(of: index, in: text), "the line has a zero byte",
        advice: "save the file as plain text in UTF-8")
    }
    return text
  }

  /// Returns the number of the line that a byte stands on.
  private static func line(of index: Int, in text: ArraySlice<UInt8>) -> Int {
    var (line, previous) = (1, UInt8(0))
    for byte in text[..<index] {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }
}

/// Cuts bytes that are valid UTF-8 into rows and fields.
private struct CSVParser {
  let bytes: ArraySlice<UInt8>
  let separator: UInt8
  let file: String
  var position: Int
  var line = 1

  init(bytes: ArraySlice<UInt8>, separator: Character, file: String) {
    precondition(separator.asciiValue != nil, "the separator must be one ASCII character")
    (self.bytes, self.file, position) = (bytes, file, bytes.startIndex)
    self.separator = separator.asciiValue ?? 0x2C
  }

  /// Returns the next row that is not blank.
  mutating func next() throws(Problem) -> CSVTable.Row? {
    while position < bytes.endIndex {
      let start = line
      if endLine() { continue }
      var fields: [String] = []
      repeat { fields.append(try field()) } while take(separator)
      if position < bytes.endIndex, !endLine() {
        throw Problem(
          file: file, line: line, column: "field \(fields.count)",
          "there is text behind a closing quote", advice: "double the quotes inside a quoted field")
      }
      return CSVTable.Row(line: start, fields: fields)
    }
    return nil
  }

  private mutating func field() throws(Problem) -> String {
    take(0x22) ? try quoted() : plain()
  }

  private mutating func plain() -> String {
    let start = position
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quoted() throws(Problem) -> String {
    let start = line
    var field: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == 0x22, !take(0x22) { return String(decoding: field, as: UTF8.self) }
      if byte == 0x0A || (byte == 0x0D && !isAt(0x0A)) { line += 1 }
      field.append(byte)
    }
    throw Problem(
      file: file, line: start, "a double quote opens here and is never closed",
      advice: "close it, or double the quotes inside the field")
  }

  private mutating func endLine() -> Bool {
    let isEnd = take(0x0D)
    guard take(0x0A) || isEnd else { return false }
    line += 1
    return true
  }

  private func isAt(_ byte: UInt8) -> Bool { position < bytes.endIndex && bytes[position] == byte }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard isAt(byte) else { return false }
    position += 1
    return true
  }
}
