import EntenteData
import EntenteGraph

/// A table of nodes or of relationships for Neo4j, with values of the types that its header says.
struct Neo4jTable {
  let name: String
  /// Whether it is one of nodes.
  let isOfNodes: Bool
  let headers: [Neo4jHeader]
  let rows: TablePart
  /// The values of labels or types, and of properties.
  let columns: [AttributeColumn]
  /// Which columns have numbers with too many digits, and where.
  private(set) var warnings: [Problem] = []

  /// Returns the place of the one column with a role.
  private static func place(
    _ headers: [Neo4jHeader], _ name: String, _ title: String, _ isRole: (Neo4jHeader.Role) -> Bool
  ) throws(Problem) -> Int {
    let places = headers.indices.filter { isRole(headers[$0].role) }
    guard places.count == 1 else {
      throw Problem(
        file: name, line: 1,
        places.isEmpty ? "no column is \(title)" : "several columns are \(title)",
        advice: places.isEmpty
          ? "write one such column, or the header into a file beside it, such as nodes-header.csv"
          : "write one such column")
    }
    return places[0]
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: The text of the rows.
  ///   - headerText: That of the header, if it is a file of its own.
  ///   - isOfNodes: Whether the table is of nodes; by default the header tells.
  /// - Throws: A `Problem` at the first header or value that is wrong.
  init(
    _ text: TextSource, header headerText: TextSource? = nil, isOfNodes: Bool?
  ) throws(Problem) {
    let layout = try TableLayout(headerText ?? text) { header in
      header.contains { Neo4jHeader.isLine($0.utf8) }
    }
    let headerName = (headerText ?? text).name
    name = text.name
    var headers: [Neo4jHeader] = []
    for field in layout.rows[0].fields {
      guard let header = Neo4jHeader(field) else {
        throw Problem(
          file: headerName, line: 1, column: field, "the type of the column is not known",
          advice: "write a type of Neo4j, such as \(field.prefix { $0 != ":" }):string")
      }
      headers.append(header)
    }
    self.headers = headers
    let hasStarts = headers.contains { if case .start = $0.role { true } else { false } }
    self.isOfNodes = isOfNodes ?? !hasStarts
    var plan = TablePlan(
      delimiter: layout.delimiter, names: layout.rows[0].fields,
      uses: headers.map { $0.role == .ignored ? .skipped : .texts })
    if self.isOfNodes {
      plan.idColumns = [
        try Self.place(headers, headerName, "the :ID of nodes") {
          if case .id = $0 { true } else { false }
        }
      ]
      plan.isUnique = true
    } else {
      plan.idColumns = [
        try Self.place(headers, headerName, "the :START_ID of relationships") {
          if case .start = $0 { true } else { false }
        },
        try Self.place(headers, headerName, "the :END_ID of relationships") {
          if case .end = $0 { true } else { false }
        },
      ]
    }
    for column in plan.idColumns { plan.uses[column] = .id }
    // What is wrong with a row is told with its line, for which the text is read again.
    try text.keepAll()
    let start = headerText == nil ? layout.rows[0].end : text.start
    rows = try TableReader.read(text, from: start, plan).table
    let kept = headers.indices.filter { plan.uses[$0] == .texts }
    var columns: [AttributeColumn] = []
    var labelPlace: Int?
    var names = Neo4jNames()
    var namedCount = 0
    for (place, texts) in zip(kept, rows.columns) {
      let header = headers[place]
      for header in headers[namedCount..<place] { names.insert(header.name) }
      namedCount = place
      guard case .property(let kind, let isList) = header.role else {
        let isLabel = header.role == .label
        // What says that nothing has a type is no attribute.
        if !isLabel, !self.isOfNodes, texts.named("").isEvery(Neo4jWriter.anyType) { continue }
        if isLabel, labelPlace == nil { labelPlace = columns.count }
        columns.append(texts.named(isLabel ? "labels" : "type"))
        continue
      }
      do throws(WrongValue) {
        let name = names.plain(header.name)
        columns.append(try Self.typed(texts.named(name), kind, isList: isList))
      } catch {
        let line = try rows.line(ofRow: error.row)
        throw Problem(
          file: text.name, line: line, column: header.name,
          "“\(error.text)” is not \(kind.expected)", advice: "correct it, or the type in the header"
        )
      }
      if kind == .real, let row = Self.firstRounded(texts.named("")) {
        warnings.append(
          Problem(
            .warning, file: text.name, line: try rows.line(ofRow: row), column: header.name,
            CommonNotice.rounded.message, advice: "make it a string if each digit counts"))
      }
    }
    if let place = labelPlace {
      let properties = columns.indices.filter { $0 != place }.map { columns[$0] }
      if Neo4jWriter.areKinds(columns[place], properties) { columns = properties }
    }
    self.columns = columns
  }

  /// The space of the ids in a column.
  func space(_ which: Int = 0) -> String {
    let spaces = headers.compactMap { header -> String? in
      switch header.role {
      case .id(let space): space
      case .start(let space): which == 0 ? space : nil
      case .end(let space): which == 1 ? space : nil
      default: nil
      }
    }
    return spaces.first ?? ""
  }

  private struct WrongValue: Error {
    let row: Int
    let text: String
  }

  /// A column of texts as one of another type.
  private static func typed(
    _ column: AttributeColumn, _ kind: ColumnBuilder.Kind, isList: Bool
  ) throws(WrongValue) -> AttributeColumn {
    guard case .texts(let texts) = column.values, isList || kind != .text else { return column }
    var typed = ColumnBuilder(name: column.name, kind: isList ? .structure : kind)
    for (row, text) in zip(column.rows, texts) {
      if isList {
        var values: [JSONValue] = []
        if !text.isEmpty {
          for item in text.split(separator: ";", omittingEmptySubsequences: false) {
            values.append(try json(String(item), kind, row))
          }
        }
        typed.append(row, .structure(JSONValue.array(values).compact))
      } else if !text.isEmpty {
        typed.append(row, try value(text, kind, row))
      }
    }
    return typed.column(rowCount: column.count)
  }

  private static func firstRounded(_ column: AttributeColumn) -> Int? {
    guard case .texts(let texts) = column.values else { return nil }
    return zip(column.rows, texts.indices).first { _, place in
      texts.withBytes(place) { text in
        text.split(separator: UInt8(ascii: ";")).contains { number in
          NumberText.isRounded(UnsafeBufferPointer(rebasing: number))
        }
      }
    }?.0
  }

  private static func value(
    _ text: String, _ kind: ColumnBuilder.Kind, _ row: Int
  ) throws(WrongValue) -> AttributeValue {
    let trimmed = text.filter { $0 != " " }
    switch kind {
    case .boolean where ["true", "false"].contains(trimmed.lowercased()):
      return .boolean(trimmed.lowercased() == "true")
    case .integer: if let number = Int64(trimmed) { return .integer(number) }
    case .real:
      var trimmed = trimmed
      if let number = trimmed.withUTF8({ NumberText.real($0) }) { return .real(number) }
    case .text: return .text(text)
    default: break
    }
    throw WrongValue(row: row, text: text)
  }

  private static func json(
    _ text: String, _ kind: ColumnBuilder.Kind, _ row: Int
  ) throws(WrongValue) -> JSONValue {
    switch try value(text, kind, row) {
    case .boolean(let value): .boolean(value)
    case .integer(let number): .number("\(number)")
    case .real(let number): number.isFinite ? .real(number) : .text(text)
    case .text(let text), .structure(let text): .text(text)
    }
  }
}
