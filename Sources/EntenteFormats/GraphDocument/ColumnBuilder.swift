/// Collects the values of an attribute row by row, as a file tells them.
struct ColumnBuilder {
  /// The type of the values.
  enum Kind: Sendable {
    case boolean
    case integer
    case real
    case text
    case structure

    /// What a value of the type looks like, in English.
    var expected: String {
      switch self {
      case .boolean: "true or false"
      case .integer: "a whole number from −2⁶³ to 2⁶³ − 1"
      case .real: "a number, INF, -INF or NaN, within the range of 64 bits"
      case .text: "a text"
      case .structure: "a list or an object"
      }
    }
  }

  let name: String
  /// The type of the values.
  private(set) var kind: Kind
  /// Whether the type is that of the first value to come.
  private(set) var isOpen: Bool
  /// Whether a value did not fit the type of those before it; whole numbers fit in with numbers.
  var isWidened = false
  var defaultValue: AttributeValue?
  /// The row after the last one with a value.
  private(set) var nextRow = 0
  private var booleans: [Bool] = []
  private var integers: [Int64] = []
  private var reals: [Double] = []
  private var texts = TextColumn()
  /// The rows with a value, once one is missing between them.
  private var rows: [UInt32]?

  /// Starts a column of a type, or of the type of its first value if `nil`.
  init(name: String, kind: Kind?) {
    (self.name, self.kind, isOpen) = (name, kind ?? .text, kind == nil)
  }

  /// Returns the bits of a value; `nil` if a text is none of the type.
  @inline(__always)
  static func bits(_ text: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> UInt64? {
    switch kind {
    case .boolean: NumberText.boolean(text).map { $0 ? 1 : 0 }
    case .integer: NumberText.integer(text).map { UInt64(bitPattern: $0) }
    case .real: NumberText.real(text)?.bitPattern
    case .text, .structure: 0
    }
  }

  /// Adds the value of a row, given as its bits or as a text.
  ///
  /// - Precondition: The row is at least ``nextRow``; rows between have no value.
  @inline(__always)
  mutating func append(_ row: Int, _ bits: UInt64, _ text: UnsafeBufferPointer<UInt8>) {
    if rows != nil || row > nextRow { note(row) }
    switch kind {
    case .boolean: booleans.append(bits == 1)
    case .integer: integers.append(Int64(bitPattern: bits))
    case .real: reals.append(Double(bitPattern: bits))
    case .text, .structure: texts.append(text)
    }
    nextRow = row &+ 1
  }

  private mutating func note(_ row: Int) {
    if rows == nil { rows = Array(0..<UInt32(nextRow)) }
    rows?.append(UInt32(row))
  }

  /// Whether a value of a type is one of the column's.
  @inline(__always)
  func takes(_ other: Kind) -> Bool { kind == other && !isOpen }

  /// Takes a type if no value has come so far.
  mutating func adopt(_ wanted: Kind) {
    guard isOpen else { return }
    (kind, isOpen) = (wanted, false)
  }

  /// Changes the type to a wider one, with the same values.
  mutating func convert(to wider: Kind) {
    let old = column(rowCount: nextRow)
    kind = wider
    defaultValue = defaultValue.map { Self.converted($0, wider) }
    (nextRow, rows) = (0, nil)
    for row in old.rows {
      if let value = old[row] { append(row, value) }
    }
  }

  /// Whether each whole number is a number without loss.
  var holdsExactIntegers: Bool { integers.allSatisfy { Int64(exactly: Double($0)) == $0 } }

  /// Returns the column, and gives up the values.
  ///
  /// - Precondition: There are at least ``nextRow`` rows.
  mutating func column(rowCount: Int) -> AttributeColumn {
    let values: AttributeColumn.Values =
      switch kind {
      case .boolean: .booleans(booleans)
      case .integer: .integers(integers)
      case .real: .reals(reals)
      case .text: .texts(texts)
      case .structure: .structures(texts)
      }
    let presence =
      rows == nil && nextRow == rowCount
      ? nil : PresentRows.some(rows ?? Array(0..<UInt32(nextRow)), of: rowCount)
    (booleans, integers, reals, texts, rows) = ([], [], [], TextColumn(), nil)
    return AttributeColumn(name, values, presence: presence, defaultValue: defaultValue)
  }
}
