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
/// it. A column takes memory for the values that there are, however many rows have none.
///
///     let color = AttributeColumn("color", .texts(["green", ""]), missing: [1])
///     color[1]  // nil
public struct AttributeColumn: Sendable, Hashable {
  /// Values of a type.
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

    /// The number of values.
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

  /// The values, in the order of the rows that have one, and none for the others; the place of that of a
  /// row is told by ``place(of:)``.
  public let values: Values

  /// What stands in for the values that are missing, of the same type as the others.
  public let defaultValue: AttributeValue?

  /// The rows that have a value; `nil` if all have.
  let presence: PresentRows?

  /// Creates a column.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - values: Values, one a row; those of rows without a value are of no meaning.
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
    self.init(name, values, bits: presence, defaultValue: defaultValue)
  }

  /// Creates a column of values, one a row, and a bit for each row that has one; `nil` if all have.
  init(_ name: String, _ values: Values, bits: [UInt64]?, defaultValue: AttributeValue? = nil) {
    let rows = bits.map(PresentRows.rows)
    let presence = rows.flatMap { PresentRows.some($0, of: values.count) }
    self.init(
      name, presence == nil ? values : rows.map(values.picked) ?? values, presence: presence,
      defaultValue: defaultValue)
  }

  /// Creates a column of the values of the rows that have one.
  init(_ name: String, _ values: Values, presence: PresentRows?, defaultValue: AttributeValue?) {
    switch (values, defaultValue) {
    case (_, nil), (.booleans, .boolean), (.integers, .integer), (.reals, .real), (.texts, .text),
      (.structures, .structure):
      break
    default: preconditionFailure("the default must have the type of the values")
    }
    precondition(presence.map { $0.count == values.count } ?? true, "each row has one value")
    (self.name, self.values, self.presence) = (name, values, presence)
    self.defaultValue = defaultValue
  }

  /// The column under a name.
  func named(_ name: String) -> AttributeColumn {
    var column = self
    column.name = name
    return column
  }

  /// Bits for rows that all have a value; those past the last row are 0.
  static func allPresent(_ count: Int) -> [UInt64] {
    var bits = [UInt64](repeating: .max, count: (count + 63) >> 6)
    if count & 63 != 0 { bits[bits.count - 1] = 1 << UInt64(count & 63) - 1 }
    return bits
  }

  /// The number of rows.
  public var count: Int { presence?.rowCount ?? values.count }

  /// The place of the value of a row among the ``values``.
  ///
  /// - Parameter row: The row.
  /// - Returns: The place; `nil` if the row has no value of its own.
  /// - Complexity: O(1), or O(log *k*) where few rows, *k* of them, have a value.
  @inline(__always)
  public func place(of row: Int) -> Int? {
    guard let presence else { return row }
    return presence.place(of: row)
  }

  /// Whether a row has a value of its own.
  ///
  /// - Parameter row: The row.
  /// - Returns: Whether it has one.
  @inline(__always)
  public func hasValue(_ row: Int) -> Bool { place(of: row) != nil }

  /// The value of a row: its own, or the default, or `nil` if there is neither.
  ///
  /// - Parameter row: The row, from 0.
  public subscript(row: Int) -> AttributeValue? {
    guard let place = place(of: row) else { return defaultValue }
    switch values {
    case .booleans(let values): return .boolean(values[place])
    case .integers(let values): return .integer(values[place])
    case .reals(let values): return .real(values[place])
    case .texts(let values): return .text(values[place])
    case .structures(let values): return .structure(values[place])
    }
  }

  /// Whether two columns have the same name, type and default, and the same values in each row.
  ///
  /// - Parameters:
  ///   - first: A column.
  ///   - second: Another one.
  /// - Returns: Whether they are the same. A number that is none equals another of the same bits.
  public static func == (first: AttributeColumn, second: AttributeColumn) -> Bool {
    guard first.name == second.name, first.presence == second.presence,
      isSame(first.defaultValue, second.defaultValue)
    else { return false }
    if case (.reals(let ones), .reals(let others)) = (first.values, second.values) {
      return ones.count == others.count
        && zip(ones, others).allSatisfy { $0.bitPattern == $1.bitPattern }
    }
    return first.values == second.values
  }

  /// Adds what tells the column from most others.
  ///
  /// - Parameter hasher: What it is added to.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(count)
  }

  private static func isSame(_ first: AttributeValue?, _ second: AttributeValue?) -> Bool {
    if case .real(let one) = first, case .real(let other) = second {
      return one.bitPattern == other.bitPattern
    }
    return first == second
  }
}

extension AttributeColumn.Values {
  /// The values at some places, in their order.
  func picked(_ places: [UInt32]) -> Self {
    switch self {
    case .booleans(let values): .booleans(places.map { values[Int($0)] })
    case .integers(let values): .integers(places.map { values[Int($0)] })
    case .reals(let values): .reals(places.map { values[Int($0)] })
    case .texts(let texts): .texts(texts.picked(places))
    case .structures(let texts): .structures(texts.picked(places))
    }
  }
}

extension TextColumn {
  /// The texts at some places, in their order.
  func picked(_ places: [UInt32]) -> TextColumn {
    TextColumn(count: places.count) { number, bytes in
      withBytes(Int(places[number])) { bytes.append(contentsOf: $0) }
    }
  }
}
