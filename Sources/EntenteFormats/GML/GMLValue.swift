import EntenteData

/// A value of a key: a number, a text or a list of keys with values.
indirect enum GMLValue {
  case scalar(AttributeValue)
  case list([Member])

  struct Member {
    let key: String
    let value: GMLValue
  }

  /// The first element of what NetworkX writes for a list of one.
  private static let listStart = AttributeValue.text("_networkx_list_start")

  /// The value as an attribute: a list as an object.
  var attribute: AttributeValue {
    switch self {
    case .scalar(let value): value
    case .list: .structure(json.compact)
    }
  }

  private var json: JSONValue {
    switch self {
    case .scalar(let value): Self.json(value)
    case .list(let members):
      .object(
        Self.grouped(members).map { key, values in
          JSONValue.Member(name: GMLKeys.name(key), value: Self.json(values))
        })
    }
  }

  private static func json(_ values: [GMLValue]) -> JSONValue {
    values.count == 1 && !isListStart(values)
      ? values[0].json : .array(elements(values).map(\.json))
  }

  private static func json(_ value: AttributeValue) -> JSONValue {
    switch value {
    case .boolean(let value): .boolean(value)
    case .integer(let number): .number("\(number)")
    case .real(let number):
      number.isFinite ? .real(number) : .text(AttributeColumn.text(.real(number)))
    case .text(let text), .structure(let text): .text(text)
    }
  }

  private static func isListStart(_ values: [GMLValue]) -> Bool {
    guard values.count == 2, case .scalar(let first) = values[0] else { return false }
    return first == listStart
  }

  private static func elements(_ values: [GMLValue]) -> [GMLValue] {
    isListStart(values) ? Array(values.dropFirst()) : values
  }

  /// The values of each key in the order in which keys come first; a key that comes several times has
  /// a list.
  static func grouped(_ members: [Member]) -> [(key: String, values: [GMLValue])] {
    var places: [ExactText: Int] = [:]
    var groups: [(key: String, values: [GMLValue])] = []
    for member in members {
      let key = ExactText(member.key)
      if let place = places[key] {
        groups[place].values.append(member.value)
      } else {
        places[key] = groups.count
        groups.append((member.key, [member.value]))
      }
    }
    return groups
  }

  /// The values of a key as one attribute.
  static func attribute(_ values: [GMLValue]) -> AttributeValue {
    values.count == 1
      ? values[0].attribute : .structure(JSONValue.array(elements(values).map(\.json)).compact)
  }
}
