/// What a column of a table for Neo4j is, as its header says: `name:type`.
struct Neo4jHeader: Equatable {
  /// What a column has.
  enum Role: Equatable {
    /// Ids of nodes, which differ within a space.
    case id(space: String)
    /// Ids of the nodes where relationships start.
    case start(space: String)
    /// Ids of the nodes where relationships end.
    case end(space: String)
    /// Labels of nodes, parted by semicolons.
    case label
    /// Types of relationships.
    case type
    /// Nothing that is imported.
    case ignored
    /// Values of a type, or lists of such.
    case property(ColumnBuilder.Kind, isList: Bool)
  }

  let name: String
  let role: Role

  /// Reads a field of a header; `nil` if its type is not known.
  init?(_ field: String) {
    let plain = field.prefix { $0 != "{" }
    guard let colon = plain.lastIndex(of: ":") else {
      (name, role) = (field, .property(.text, isList: false))
      return
    }
    name = String(plain[..<colon])
    var type = plain[plain.index(after: colon)...].trimming
    var space = ""
    if let open = type.firstIndex(of: "("), type.last == ")" {
      space = String(type[type.index(after: open)...].dropLast())
      type = type[..<open].trimming
    }
    switch type.uppercased() {
    case "ID": role = .id(space: space)
    case "START_ID": role = .start(space: space)
    case "END_ID": role = .end(space: space)
    case "LABEL": role = .label
    case "TYPE": role = .type
    case "IGNORE": role = .ignored
    default:
      let isList = type.hasSuffix("[]")
      guard let kind = Self.kind(isList ? type.dropLast(2) : type) else { return nil }
      role = .property(kind, isList: isList)
    }
  }

  private static func kind(_ type: Substring) -> ColumnBuilder.Kind? {
    switch type.lowercased() {
    case "int", "integer", "long", "byte", "short": .integer
    case "float", "double": .real
    case "boolean": .boolean
    case "string", "char", "point", "date", "localtime", "time", "localdatetime", "datetime",
      "duration":
      .text
    default: nil
    }
  }

  /// Whether a row of a table is a header rather than values: the types of all columns are known, and they have
  /// the ids of nodes or both ends of relationships.
  static func isRow(_ fields: [String]) -> Bool {
    var (hasID, hasStart, hasEnd) = (false, false, false)
    for field in fields {
      switch Neo4jHeader(field)?.role {
      case nil: return false
      case .id: hasID = true
      case .start: hasStart = true
      case .end: hasEnd = true
      default: break
      }
    }
    return hasID || hasStart && hasEnd
  }

  /// Whether a line names columns as Neo4j does.
  static func isLine(_ line: some Sequence<UInt8>) -> Bool {
    let text = String(decoding: Array(line), as: UTF8.self).uppercased()
    return [":ID", ":START_ID", ":END_ID"].contains { text.contains($0) }
  }
}

extension Substring {
  fileprivate var trimming: Substring {
    var rest = self
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return rest
  }
}
