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
  /// The number of rows so far, those without a value included.
  private(set) var count = 0
  private var booleans: [Bool] = []
  private var integers: [Int64] = []
  private var reals: [Double] = []
  private var texts = TextColumn()
  /// As in a column, once a value is missing.
  private var presence: [UInt64]?

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
  /// - Precondition: The row is at least ``count``; rows between have no value.
  @inline(__always)
  mutating func append(_ row: Int, _ bits: UInt64, _ text: UnsafeBufferPointer<UInt8>) {
    if row > count { pad(to: row) }
    switch kind {
    case .boolean: booleans.append(bits == 1)
    case .integer: integers.append(Int64(bitPattern: bits))
    case .real: reals.append(Double(bitPattern: bits))
    case .text, .structure: texts.append(text)
    }
    if presence != nil { note(isPresent: true) }
    count &+= 1
  }

  private mutating func note(isPresent: Bool) {
    if count & 63 == 0 { presence?.append(0) }
    if isPresent { presence?[count >> 6] |= 1 << UInt64(count & 63) }
  }

  private mutating func pad(to row: Int) {
    if presence == nil { presence = AttributeColumn.allPresent(count) }
    while count < row {
      appendNothing()
      note(isPresent: false)
      count += 1
    }
  }

  /// Whether a value of a type is one of the column's.
  @inline(__always)
  func takes(_ other: Kind) -> Bool { kind == other && !isOpen }

  /// Takes a type if no value has come so far.
  mutating func adopt(_ wanted: Kind) {
    guard isOpen else { return }
    (kind, isOpen) = (wanted, false)
    // Rows without a value so far have one of no meaning, of the type.
    let rows = count
    (booleans, integers, reals, texts) = ([], [], [], TextColumn())
    for _ in 0..<rows { appendNothing() }
  }

  /// Changes the type to a wider one, with the same values.
  mutating func convert(to wider: Kind) {
    let old = column(rowCount: count)
    let rows = count
    kind = wider
    defaultValue = defaultValue.map { Self.converted($0, wider) }
    (count, presence) = (0, nil)
    for row in 0..<rows {
      if let value = old.hasValue(row) ? old[row] : nil { append(row, value) }
    }
    if count < rows { pad(to: rows) }
  }

  /// Whether each whole number is a number without loss.
  var holdsExactIntegers: Bool { integers.allSatisfy { Int64(exactly: Double($0)) == $0 } }

  private mutating func appendNothing() {
    switch kind {
    case .boolean: booleans.append(false)
    case .integer: integers.append(0)
    case .real: reals.append(0)
    case .text, .structure: texts.append("")
    }
  }

  /// Returns the column, and gives up the values.
  mutating func column(rowCount: Int) -> AttributeColumn {
    if count < rowCount { pad(to: rowCount) }
    let values: AttributeColumn.Values =
      switch kind {
      case .boolean: .booleans(booleans)
      case .integer: .integers(integers)
      case .real: .reals(reals)
      case .text: .texts(texts)
      case .structure: .structures(texts)
      }
    (booleans, integers, reals, texts) = ([], [], [], TextColumn())
    return AttributeColumn(name, values, presence: presence, defaultValue: defaultValue)
  }
}
