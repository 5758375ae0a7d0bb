import EntenteData

extension TableStyle {
  /// Whether the start of a file is that of a table of edges in this style: a header that names their
  /// ends, and rows of as many fields; for spreadsheets, that of a table as it is written for them.
  @Sendable
  func recognizes(_ start: FileStart) -> Bool {
    let line = start.bytes.prefix { $0 != 0x0A }
    let isWrittenForSpreadsheets =
      line.last == 0x0D && (line.starts(with: "id,".utf8) || line.elementsEqual("id\r".utf8))
    guard !isForSpreadsheets, !isWrittenForSpreadsheets else {
      return isForSpreadsheets && isWrittenForSpreadsheets
    }
    guard !Neo4jHeader.isLine(line), let source = try? TextSource(start.bytes, name: ""),
      let layout = try? TableLayout(source, isHeader: { !TableRoles.ends($0).isEmpty })
    else { return false }
    let header = layout.rows[0].fields
    let isTabs = layout.delimiter == TableStyle.tabs.delimiter
    return isTabs == (delimiter == TableStyle.tabs.delimiter) && !TableRoles.ends(header).isEmpty
      && layout.rows.allSatisfy { $0.fields.count == header.count }
  }
}
