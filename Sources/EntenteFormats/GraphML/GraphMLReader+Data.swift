import EntenteData

extension GraphMLReader {
  /// What an attribute is said of.
  enum Domain {
    case graph
    case node
    case edge
  }

  // MARK: Keys

  mutating func readKey(_ key: Child) throws(Problem) {
    let position = scanner.position
    let attributes = try attributes(
      of: "key", known: ["id", "for", "attr.name", "attr.type", "yfiles.type"])
    guard let id = attributes["id"] else {
      throw scanner.problem("<key> has no id", advice: "give each key an id of its own")
    }
    let isDrawing = attributes["yfiles.type"] != nil
    let kind = try kind(attributes["attr.type"] ?? "string")
    var column = ColumnBuilder(name: attributes["attr.name"] ?? id, kind: kind)
    var isApart = false
    while !key.isEmpty, let child = try nextChild("key") {
      if child.name == "desc" {
        let position = scanner.position
        let text = try readValue(child, id)
        isApart = text == Array(GraphMLWriter.apart.utf8)
        if !isApart { notices.add(.element("desc"), at: position) }
        continue
      }
      guard child.name == "default" else {
        try skip(child, .element(child.name ?? scanner.name))
        continue
      }
      if isDrawing {
        try skip(child, .drawing)
        continue
      }
      let position = scanner.position
      if let value = try readValue(child, id) {
        column.defaultValue = try defaultValue(value, kind, id, position)
      }
    }
    let domains = try domains(attributes["for"] ?? "all", position)
    let read = isDrawing ? nil : column
    let bytes = Array(id.utf8)
    for domain in domains {
      let isNew =
        switch domain {
        case .graph: graphTable.add(bytes, read, isApart: isApart)
        case .node: nodeTable.add(bytes, read, isApart: isApart)
        case .edge: edgeTable.add(bytes, read, isApart: isApart)
        }
      guard isNew else {
        throw scanner.window.problem(
          at: position, "the key “\(id)” is there twice", advice: "give each key an id of its own")
      }
    }
  }

  private func domains(_ name: String, _ position: TextPosition) throws(Problem) -> [Domain] {
    switch name {
    case "graph": return [.graph]
    case "node": return [.node]
    case "edge", "endpoint": return [.edge]
    case "hyperedge": return [.node]
    case "all": return [.graph, .node, .edge]
    case "graphml", "port": return []
    default:
      throw scanner.window.problem(
        at: position, "a key is for “\(name)”; expected graph, node, edge or all",
        advice: "correct the key")
    }
  }

  private mutating func kind(_ type: String) throws(Problem) -> ColumnBuilder.Kind {
    switch type {
    case "boolean": return .boolean
    case "int", "long", "integer": return .integer
    case "float", "double": return .real
    case "string": return .text
    default:
      notices.add(.otherType(type), at: scanner.position)
      return .text
    }
  }

  private mutating func defaultValue(
    _ value: [UInt8], _ kind: ColumnBuilder.Kind, _ key: String, _ position: TextPosition
  ) throws(Problem) -> AttributeValue? {
    if kind == .text { return .text(String(decoding: value, as: UTF8.self)) }
    if isBlank(value) {
      notices.add(.emptyNumber(key), at: position)
      return nil
    }
    let bits = value.withUnsafeBufferPointer { ColumnBuilder.bits($0, kind) }
    guard let bits else { throw wrongValue(value, kind, key, position) }
    switch kind {
    case .boolean: return .boolean(bits == 1)
    case .integer: return .integer(Int64(bitPattern: bits))
    case .real, .text, .structure: return .real(Double(bitPattern: bits))
    }
  }

  // MARK: Data

  mutating func readData(_ data: Child, _ domain: Domain, row: Int) throws(Problem) {
    let position = scanner.position
    let attributes = try attributes(of: "data", known: ["key", "id"])
    guard var key = attributes["key"] else {
      throw scanner.problem("<data> has no key", advice: "name the key that it is a value of")
    }
    let found = key.withUTF8 { bytes in
      switch domain {
      case .graph: graphTable.column(bytes)
      case .node: nodeTable.column(bytes)
      case .edge: edgeTable.column(bytes)
      }
    }
    guard let column = found else {
      let subject =
        switch domain {
        case .graph: graphTable.subject
        case .node: nodeTable.subject
        case .edge: edgeTable.subject
        }
      throw scanner.problem(
        "no key “\(key)” is declared for \(subject)",
        advice: "add a <key> with this id before <graph>, or correct what it is for")
    }
    guard column >= 0 else { return try readDrawing(data, domain, row: row) }
    guard let value = try readValue(data, key) else { return }
    // Not the builder itself: a second holder of its values would make each addition a copy of all.
    let (kind, count) =
      switch domain {
      case .graph: (graphTable.columns[column].kind, graphTable.columns[column].nextRow)
      case .node: (nodeTable.columns[column].kind, nodeTable.columns[column].nextRow)
      case .edge: (edgeTable.columns[column].kind, edgeTable.columns[column].nextRow)
      }
    if kind != .text, isBlank(value) {
      return notices.add(.emptyNumber(key), at: position)
    }
    guard row >= count else {
      throw scanner.window.problem(
        at: position, "there is a second value of the key “\(key)”, or one after a nested graph",
        advice: "leave one, and put it before the nested graph")
    }
    let bits = value.withUnsafeBufferPointer { ColumnBuilder.bits($0, kind) }
    guard let bits else { throw wrongValue(value, kind, key, position) }
    if kind == .real, value.withUnsafeBufferPointer({ NumberText.isRounded($0) }) {
      notices.add(.rounded, at: position)
    }
    value.withUnsafeBufferPointer { value in
      switch domain {
      case .graph: graphTable.append(column, row, bits, value)
      case .node: nodeTable.append(column, row, bits, value)
      case .edge: edgeTable.append(column, row, bits, value)
      }
    }
  }

  /// Reads the text of an element; `nil`, with a notice, if there are elements in it.
  private mutating func readValue(_ element: Child, _ key: String) throws(Problem) -> [UInt8]? {
    let position = scanner.position
    var value: [UInt8] = []
    var hasElements = false
    while !element.isEmpty {
      switch try scanner.next() {
      case .text: try scanner.appendText(to: &value)
      case .start:
        hasElements = true
        try scanner.skipElement()
      case .empty: hasElements = true
      case .end, .finish:
        if hasElements { notices.add(.elementsInData(key), at: position) }
        return hasElements ? nil : value
      }
    }
    return value
  }

  private func isBlank(_ value: [UInt8]) -> Bool { value.allSatisfy { $0 <= 0x20 } }

  private func wrongValue(
    _ value: [UInt8], _ kind: ColumnBuilder.Kind, _ key: String, _ position: TextPosition
  ) -> Problem {
    let text = String(decoding: value.prefix(40), as: UTF8.self)
    return scanner.window.problem(
      at: position, "“\(text)” is no value of the key “\(key)”; expected \(kind.expected)",
      advice: "correct the value, or the type of the key")
  }
}
