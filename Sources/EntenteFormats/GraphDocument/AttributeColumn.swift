/// A value of an attribute.
public enum AttributeValue: Sendable, Hashable {
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number, which may be infinite or none at all.
  case real(Double)
  /// A text.
  case text(String)
  /// A list or an object, as JSON text without white space.
  case structure(String)
}

/// What an attribute says of each node, of each edge or of the graph: one value a row, all of a type.
///
/// A row may have no value. That differs from an empty text, and from the default that stands in for
/// it.
///
///     let color = AttributeColumn("color", .texts(["green", ""]), missing: [1])
///     color[1]  // nil
public struct AttributeColumn: Sendable, Hashable {
  /// The values of a type, one a row; those of rows without a value are of no meaning.
  public enum Values: Sendable, Hashable {
    /// True or false.
    case booleans([Bool])
    /// Whole numbers.
    case integers([Int64])
    /// Numbers, which may be infinite or none at all.
    case reals([Double])
    /// Texts.
    case texts(TextColumn)
    /// Lists, objects and, between them, other values, each as JSON text without white space.
    case structures(TextColumn)

    /// Whether others are of the same type.
    func isSameType(as others: Values) -> Bool {
      switch (self, others) {
      case (.booleans, .booleans), (.integers, .integers), (.reals, .reals), (.texts, .texts),
        (.structures, .structures):
        true
      default: false
      }
    }

    /// The number of rows.
    public var count: Int {
      switch self {
      case .booleans(let values): values.count
      case .integers(let values): values.count
      case .reals(let values): values.count
      case .texts(let values), .structures(let values): values.count
      }
    }
  }

  /// What it is called; two columns may have the same name.
  public var name: String

  /// The values.
  public let values: Values

  /// What stands in for the values that are missing, of the same type as the others.
  public let defaultValue: AttributeValue?

  /// A bit for each row that has a value; `nil` if all have.
  let presence: [UInt64]?

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - values: The values, one a row.
  ///   - missing: The rows without a value.
  ///   - defaultValue: What stands in for a value that is missing.
  /// - Precondition: The rows exist, and the default has the type of the values.
  public init(
    _ name: String, _ values: Values, missing: some Sequence<Int> = EmptyCollection(),
    defaultValue: AttributeValue? = nil
  ) {
    var presence: [UInt64]?
    for row in missing {
      precondition(row >= 0 && row < values.count, "there is no such row")
      if presence == nil { presence = Self.allPresent(values.count) }
      presence?[row >> 6] &= ~(1 << UInt64(row & 63))
    }
    self.init(name, values, presence: presence, defaultValue: defaultValue)
  }

  init(_ name: String, _ values: Values, presence: [UInt64]?, defaultValue: AttributeValue?) {
    switch (values, defaultValue) {
    case (_, nil), (.booleans, .boolean), (.integers, .integer), (.reals, .real), (.texts, .text),
      (.structures, .structure):
      break
    default: preconditionFailure("the default must have the type of the values")
    }
    (self.name, self.values, self.presence) = (name, values, presence)
    self.defaultValue = defaultValue
  }

  /// Bits for rows that all have a value; those past the last row are 0.
  static func allPresent(_ count: Int) -> [UInt64] {
    var bits = [UInt64](repeating: .max, count: (count + 63) >> 6)
    if count & 63 != 0 { bits[bits.count - 1] = 1 << UInt64(count & 63) - 1 }
    return bits
  }

  /// The number of rows.
  public var count: Int { values.count }

  /// Whether a row has a value of its own.
  ///
  /// - Parameter row: The row.
  /// - Returns: Whether it has one.
  @inline(__always)
  public func hasValue(_ row: Int) -> Bool {
    guard let presence else { return true }
    return presence[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// The value of a row: its own, or the default, or `nil` if there is neither.
  ///
  /// - Parameter row: The row, from 0.
  public subscript(row: Int) -> AttributeValue? {
    guard hasValue(row) else { return defaultValue }
    switch values {
    case .booleans(let values): return .boolean(values[row])
    case .integers(let values): return .integer(values[row])
    case .reals(let values): return .real(values[row])
    case .texts(let values): return .text(values[row])
    case .structures(let values): return .structure(values[row])
    }
  }

  /// Whether two columns have the same name, type and default, and the same values in each row.
  ///
  /// - Parameters:
  ///   - first: A column.
  ///   - second: Another one.
  /// - Returns: Whether they are the same. A number that is none equals another of the same bits.
  public static func == (first: AttributeColumn, second: AttributeColumn) -> Bool {
    guard first.name == second.name, first.count == second.count,
      first.presenceBits == second.presenceBits,
      isSame(first.defaultValue, second.defaultValue)
    else { return false }
    let rows = 0..<first.count
    switch (first.values, second.values) {
    case (.booleans(let ones), .booleans(let others)):
      return rows.allSatisfy { !first.hasValue($0) || ones[$0] == others[$0] }
    case (.integers(let ones), .integers(let others)):
      return rows.allSatisfy { !first.hasValue($0) || ones[$0] == others[$0] }
    case (.reals(let ones), .reals(let others)):
      return rows.allSatisfy { !first.hasValue($0) || ones[$0].bitPattern == others[$0].bitPattern }
    case (.texts(let ones), .texts(let others)), (.structures(let ones), .structures(let others)):
      return rows.allSatisfy { row in
        !first.hasValue(row)
          || ones.withBytes(row) { one in others.withBytes(row) { one.elementsEqual($0) } }
      }
    default: return false
    }
  }

  /// Adds what tells the column from most others.
  ///
  /// - Parameter hasher: What it is added to.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(count)
  }

  /// The same for two columns with values in the same rows.
  private var presenceBits: [UInt64]? {
    presence == Self.allPresent(count) ? nil : presence
  }

  private static func isSame(_ first: AttributeValue?, _ second: AttributeValue?) -> Bool {
    if case .real(let one) = first, case .real(let other) = second {
      return one.bitPattern == other.bitPattern
    }
    return first == second
  }
}
