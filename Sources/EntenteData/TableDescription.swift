/// What a Data Package says of a table besides its rows.
package struct TableDescription: Sendable, Hashable, Decodable {
  /// What it is called.
  package let title: String?
  /// What it holds, in a sentence.
  package let description: String?
  /// Its Table Schema, whatever it says.
  package let schema: DescriptorValue?

  /// The schema, if it is of columns in an order and refers to some tables alone.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - tables: The names of the tables.
  /// - Returns: The schema without the marks of missing values, which are written as nothing; `nil` if it
  ///   is another or none.
  func schema(of columns: [String], among tables: [String]) -> DescriptorValue? {
    guard case .object(var members) = schema, case .list(let fields) = members["fields"],
      fields.map({ $0["name"] }) == columns.map(DescriptorValue.text)
    else { return nil }
    if case .list(let keys) = members["foreignKeys"] {
      let names = keys.map { $0["reference"]?["resource"] }
      guard names.allSatisfy({ name in tables.contains { name == .text($0) } }) else { return nil }
    }
    members["missingValues"] = nil
    return .object(members)
  }
}

/// Any value of a JSON document.
package enum DescriptorValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([DescriptorValue])
  case object([String: DescriptorValue])

  /// The member of an object with a name.
  package subscript(name: String) -> DescriptorValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}

extension DescriptorValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let values = try? container.decode([DescriptorValue].self) {
      self = .list(values)
    } else {
      self = .object(try container.decode([String: DescriptorValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}
