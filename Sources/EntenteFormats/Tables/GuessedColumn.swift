import EntenteGraph

/// A column of a table, whose values take the narrowest type that holds all of them.
///
/// What the type is depends on the whole column, not on the order of its rows. A field without a byte
/// has no value; one of two quotation marks is an empty text in a column of texts.
///
/// Where commas may be decimal, they are if every value is a number that has one or none, and one of them cannot
/// part thousands.
struct GuessedColumn {
  private(set) var name: String
  /// Whether all values are to be texts.
  let isText: Bool
  /// Whether numbers may have a decimal comma.
  let allowsCommas: Bool
  private(set) var shapes: Shapes = []
  /// The first row with each of the shapes.
  private var firstRows: [(shape: Shapes, row: Int)] = []
  private(set) var count = 0
  /// Whether texts were taken for something else and are wanted after all.
  var isLost: Bool { kind == .text && hasForgotten || shapes.isUnclear }

  private var kind = ColumnBuilder.Kind.text
  /// Whether values were kept in a way that does not tell what their texts were.
  private var hasForgotten = false
  private var booleans: [Bool] = []
  private var integers: [Int64] = []
  private var reals: [Double] = []
  private var texts = TextColumn()
  /// As in a column of a document, once a value is missing.
  private var presence: [UInt64]?

  init(_ name: String, isText: Bool = false, allowsCommas: Bool = false) {
    (self.name, self.isText, self.allowsCommas) = (name, isText, allowsCommas)
  }

  /// Makes room for values of the type that they have so far.
  mutating func reserve(_ count: Int) {
    switch kind {
    case .boolean: booleans.reserveInLargePages(count)
    case .integer: integers.reserveInLargePages(count)
    case .real: reals.reserveInLargePages(count)
    case .text, .structure: break
    }
  }

  /// Adds the fields of rows.
  mutating func append(_ fields: FieldColumn) {
    var row = 0
    while row < fields.count {
      switch numberKind {
      case .integer: appendIntegers(fields, &row)
      case .real: appendReals(fields, &row)
      default: if isText || shapes.contains(.text) { appendTexts(fields, &row) }
      }
      if row < fields.count {
        append(fields[row], isQuoted: fields.isQuoted(row))
        row += 1
      }
    }
  }

  /// What numbers can be added without a look at their texts: whole ones, any ones, or none.
  var numberKind: ColumnBuilder.Kind? {
    switch kind {
    case .integer: .integer
    // Until a point is noted, one has to be.
    case .real: !allowsCommas || shapes.contains(.point) ? .real : nil
    case .boolean, .text, .structure: nil
    }
  }

  /// Adds whole numbers.
  ///
  /// - Precondition: Such can be added.
  mutating func append(wholes numbers: UnsafeBufferPointer<UInt32>) {
    integers.append(contentsOf: numbers.lazy.map { Int64($0) })
    notePresent(numbers.count)
  }

  /// Adds numbers.
  ///
  /// - Precondition: Any can be added.
  mutating func append(reals numbers: UnsafeBufferPointer<Double>) {
    reals.append(contentsOf: numbers)
    notePresent(numbers.count)
  }

  private mutating func appendIntegers(_ fields: FieldColumn, _ row: inout Int) {
    while row < fields.count {
      guard case .integer(let number)? = TableNumber.read(fields[row]),
        number.magnitude <= 1 << 53
      else { return }
      integers.append(number)
      notePresent()
      row &+= 1
    }
  }

  private mutating func appendReals(_ fields: FieldColumn, _ row: inout Int) {
    while row < fields.count {
      switch TableNumber.read(fields[row]) {
      case .real(let number)?: reals.append(number)
      case .rounded(let number)? where shapes.contains(.rounded): reals.append(number)
      case .integer(let number)? where number.magnitude <= 1 << 53: reals.append(Double(number))
      default: return
      }
      notePresent()
      row &+= 1
    }
  }

  private mutating func appendTexts(_ fields: FieldColumn, _ row: inout Int) {
    // Whether there are numbers too is told once.
    let isAny = isText || !shapes.isDisjoint(with: .numbers)
    guard !hasForgotten else { return }
    while row < fields.count {
      let text = fields[row]
      if text.isEmpty { return }
      if !isAny, TableNumber.read(text) != nil || allowsCommas && TableNumber.readComma(text) != nil
      {
        return
      }
      note(.text)
      texts.append(text)
      notePresent()
      row &+= 1
    }
  }

  /// Adds the value of a row.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, isQuoted: Bool) {
    guard !text.isEmpty else {
      if isQuoted { note(.emptyText) }
      guard isQuoted, kind == .text else {
        if isQuoted { hasForgotten = true }
        return appendNothing()
      }
      texts.append(text)
      return notePresent()
    }
    let (shape, number) =
      isText ? (.text, nil) : Self.shape(text, allowsCommas: allowsCommas)
    let all = shapes.union(shape)
    if all.kind != kind { convert(to: all.kind) }
    note(shape)
    switch (kind, number) {
    case (.boolean, _): booleans.append(text.count == 4)
    case (.integer, .integer(let number)?): integers.append(number)
    case (.real, .integer(let number)?): reals.append(Double(number))
    case (.real, .real(let number)?), (.real, .rounded(let number)?),
      (.real, .special(let number)?):
      reals.append(number)
    default: hasForgotten ? texts.append("") : texts.append(text)
    }
    notePresent()
  }

  @inline(__always)
  private mutating func note(_ shape: Shapes) {
    guard !shapes.isSuperset(of: shape) else { return }
    shapes.insert(shape)
    firstRows.append((shape, count))
  }

  /// Why numbers are kept as texts, and the first row for whose value they are.
  var mixture: (cause: Mixture, row: Int)? {
    guard !isText, let cause = shapes.mixture else { return nil }
    var found: Shapes = []
    for (shape, row) in firstRows.sorted(by: { $0.row < $1.row }) {
      found.formUnion(shape)
      if found.mixture == cause { return (cause, row) }
    }
    return nil
  }

  /// The first row whose number was rounded, if the column is one of numbers.
  var firstRounded: Int? {
    guard kind == .real, shapes.contains(.rounded) else { return nil }
    return firstRows.filter { $0.shape.contains(.rounded) }.map(\.row).min()
  }

  // MARK: Rows without a value

  @inline(__always)
  private mutating func notePresent() {
    if presence != nil { note(true) }
    count &+= 1
  }

  private mutating func notePresent(_ rowCount: Int) {
    guard presence != nil else { return count += rowCount }
    for _ in 0..<rowCount { notePresent() }
  }

  private mutating func note(_ isPresent: Bool) {
    if count & 63 == 0 { presence?.append(0) }
    if isPresent { presence?[count >> 6] |= 1 << UInt64(count & 63) }
  }

  private mutating func appendNothing() {
    if presence == nil { presence = AttributeColumn.allPresent(count) }
    note(false)
    count += 1
    switch kind {
    case .boolean: booleans.append(false)
    case .integer: integers.append(0)
    case .real: reals.append(0)
    case .text, .structure: texts.append("")
    }
  }

  private func hasValue(_ row: Int) -> Bool {
    guard let presence else { return true }
    return presence[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// Adds rows without a value up to a number of rows.
  mutating func pad(to rowCount: Int) {
    while count < rowCount { appendNothing() }
  }

  // MARK: Types

  /// Keeps the values so far as another type.
  private mutating func convert(to wanted: ColumnBuilder.Kind) {
    let old = self
    kind = wanted
    (booleans, integers, reals, texts) = ([], [], [], TextColumn())
    (count, presence) = (0, nil)
    for row in 0..<old.count {
      guard old.hasValue(row) else {
        appendNothing()
        continue
      }
      switch (old.kind, wanted) {
      case (.text, .text): old.texts.withBytes(row) { texts.append($0) }
      case (.text, .real):
        // Nothing but empty texts and numbers that are none can have been kept as texts.
        guard
          case .special(let number)? = old.texts.withBytes(row, { TableNumber.read($0) })
        else {
          hasForgotten = true
          appendNothing()
          continue
        }
        hasForgotten = true
        reals.append(number)
      case (.text, _):
        hasForgotten = true
        appendNothing()
        continue
      case (.integer, .real): reals.append(Double(old.integers[row]))
      case (.integer, .text): texts.append("\(old.integers[row])")
      case (.boolean, .text): texts.append(old.spelling(old.booleans[row]))
      case (.boolean, .boolean): booleans.append(old.booleans[row])
      case (.integer, .integer): integers.append(old.integers[row])
      case (.real, .real): reals.append(old.reals[row])
      default:
        hasForgotten = true
        var text: [UInt8] = []
        NumberText.append(old.reals[row], to: &text)
        text.withUnsafeBufferPointer { texts.append($0) }
      }
      notePresent()
    }
  }

  /// A truth value as the column spelled it.
  private func spelling(_ value: Bool) -> String {
    if shapes.contains(.upperBoolean) { return value ? "TRUE" : "FALSE" }
    if shapes.contains(.capitalBoolean) { return value ? "True" : "False" }
    return value ? "true" : "false"
  }

  /// Adds the rows of the same column further down.
  mutating func append(_ other: GuessedColumn) {
    guard count > 0 || presence != nil else {
      let own = name
      self = other
      name = own
      return
    }
    var other = other
    let wanted = shapes.union(other.shapes).kind
    if wanted != kind { convert(to: wanted) }
    if wanted != other.kind { other.convert(to: wanted) }
    for (shape, row) in other.firstRows where !shapes.isSuperset(of: shape) {
      shapes.insert(shape)
      firstRows.append((shape, count + row))
    }
    hasForgotten = hasForgotten || other.hasForgotten
    if presence != nil || other.presence != nil {
      if presence == nil { presence = AttributeColumn.allPresent(count) }
      for row in 0..<other.count {
        note(other.hasValue(row))
        count += 1
      }
    } else {
      count += other.count
    }
    booleans += other.booleans
    integers.append(onThreads: other.integers)
    reals.append(onThreads: other.reals)
    texts.append(other.texts)
  }

  /// The type in English, unless it is texts.
  var typeTitle: String? {
    switch kind {
    case .boolean: "truth values"
    case .integer: "whole numbers"
    case .real: shapes.isDisjoint(with: .commas) ? "numbers" : "numbers with decimal commas"
    case .text, .structure: nil
    }
  }

  /// The column for a document.
  var column: AttributeColumn { named(name) }

  /// The column for a document, under a name.
  func named(_ name: String) -> AttributeColumn {
    let values: AttributeColumn.Values =
      switch kind {
      case .boolean: .booleans(booleans)
      case .integer: .integers(integers)
      case .real: .reals(reals)
      case .text, .structure: .texts(texts)
      }
    return AttributeColumn(name, values, bits: presence)
  }
}
