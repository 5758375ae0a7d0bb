/// The values of an attribute that each hold for some time, as a list of objects with `value` and,
/// unless it holds from the first or to the last time, `start` and `end`.
struct GEXFTimedValues {
  /// A value with its time.
  struct Value {
    let value: JSONValue
    let spell: GEXFSpell
  }

  /// The type of the values in a file.
  let type: String
  /// All times.
  let times: [String]

  /// Looks at a column; `nil` if its values are anything else, or are not all of one type.
  init?(_ column: AttributeColumn) {
    guard column.isStructure, column.defaultValue == nil, let texts = column.texts else {
      return nil
    }
    var types: Set<String> = []
    var times: [String] = []
    for text in texts {
      guard let values = Self.list(text) else { return nil }
      for value in values {
        guard let type = Self.type(value.value) else { return nil }
        types.insert(type)
        times += [value.spell.start, value.spell.end].compactMap { $0 }
      }
    }
    let order = ["integer", "long", "double"]
    if types.isSubset(of: order), let widest = order.last(where: types.contains) {
      types = [widest]
    }
    guard types.count == 1, let type = types.first else { return nil }
    (self.type, self.times) = (type, times)
  }

  /// The values that a structure is, if it is a list of such and of nothing else.
  static func list(_ structure: String) -> [Value]? {
    guard case .array(let items)? = JSONValue(compact: structure), !items.isEmpty else {
      return nil
    }
    var values: [Value] = []
    for item in items {
      guard case .object(let members) = item, let first = members.first, first.name == "value"
      else {
        return nil
      }
      let rest = Array(members.dropFirst())
      guard let spell = rest.isEmpty ? GEXFSpell(start: nil, end: nil) : GEXFSpell(.object(rest))
      else { return nil }
      values.append(Value(value: first.value, spell: spell))
    }
    return values
  }

  private static func type(_ value: JSONValue) -> String? {
    switch value {
    case .boolean: return "boolean"
    case .text: return "string"
    case .number(let digits):
      guard let number = Int64(digits), "\(number)" == digits else {
        return Double(digits).flatMap { $0.isFinite ? "double" : nil }
      }
      return Int32(exactly: number) == nil ? "long" : "integer"
    case .array, .object, .null: return nil
    }
  }
}

extension JSONValue {
  /// A value that is no list and no object as plain text.
  var plainText: String {
    if case .text(let text) = self { text } else { compact }
  }
}
