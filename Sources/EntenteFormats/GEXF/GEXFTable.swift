import EntenteData

/// The attributes that a GEXF file declares for nodes or for edges, with their values.
struct GEXFTable {
  private struct Attribute {
    let type: GEXFType
    let isDynamic: Bool
  }

  /// A value that holds for some time.
  private struct Timed {
    let column: Int
    let value: JSONValue
  }

  private var attributes: [Attribute] = []
  private(set) var columns: [ColumnBuilder] = []
  private var places: [ExactText: Int] = [:]
  /// The values of dynamic attributes of the element that is being read.
  private var timed: [Timed] = []

  /// Declares an attribute; returns `false` if there is one with the id.
  mutating func declare(
    _ id: String, title: String, _ type: GEXFType, isDynamic: Bool, _ value: AttributeValue?
  ) -> Bool {
    guard places[ExactText(id)] == nil else { return false }
    places[ExactText(id)] = columns.count
    attributes.append(Attribute(type: type, isDynamic: isDynamic))
    columns.append(ColumnBuilder(name: title, kind: isDynamic ? .structure : type.kind))
    if !isDynamic { columns[columns.count - 1].defaultValue = value }
    return true
  }

  /// The place of the attribute with an id.
  func column(_ id: String) -> Int? { places[ExactText(id)] }

  /// Whether the values of an attribute hold for some time.
  func isDynamic(_ column: Int) -> Bool { attributes[column].isDynamic }

  /// The type of an attribute.
  func type(_ column: Int) -> GEXFType { attributes[column].type }

  /// What became of a value.
  enum Outcome {
    case set
    case repeated
    case wrong
  }

  /// Sets the value of some rows, unless it is none of the type, or one of them or a later row has one.
  mutating func set(_ column: Int, rows: Range<Int>, _ value: [UInt8]) -> Outcome {
    guard rows.lowerBound >= columns[column].nextRow else { return .repeated }
    switch attributes[column].type {
    case .single(let kind):
      return value.withUnsafeBufferPointer { text in
        guard let bits = ColumnBuilder.bits(text, kind) else { return .wrong }
        for row in rows { columns[column].append(row, bits, text) }
        return .set
      }
    case .list:
      guard let value = attributes[column].type.value(value) else { return .wrong }
      for row in rows { columns[column].append(row, value) }
      return .set
    }
  }

  /// Notes a value that holds for some time; returns `false` if it is none of the type.
  mutating func add(_ column: Int, _ value: [UInt8], _ spell: GEXFSpell) -> Bool {
    guard let found = attributes[column].type.value(value) else { return false }
    let value =
      if case .list(let kind) = attributes[column].type, let list = GEXFList.json(value, kind) {
        list
      } else {
        GEXFList.json(found, value)
      }
    var members = [JSONValue.Member(name: "value", value: value)]
    if let start = spell.start { members.append(.init(name: "start", value: .text(start))) }
    if let end = spell.end { members.append(.init(name: "end", value: .text(end))) }
    timed.append(Timed(column: column, value: .object(members)))
    return true
  }

  /// Sets the values of dynamic attributes that were noted; returns `false` if a row has some.
  mutating func finishTimed(rows: Range<Int>) -> Bool {
    guard !timed.isEmpty else { return true }
    defer { timed.removeAll(keepingCapacity: true) }
    for column in Set(timed.map(\.column)).sorted() {
      guard rows.lowerBound >= columns[column].nextRow else { return false }
      let values = timed.filter { $0.column == column }.map(\.value)
      for row in rows { columns[column].append(row, .structure(JSONValue.array(values).compact)) }
    }
    return true
  }

  /// Returns the columns, and gives up their values.
  mutating func finish(rowCount: Int) -> [AttributeColumn] {
    columns.indices.map { place in
      let column = columns[place].column(rowCount: rowCount)
      return attributes[place].type.isReal ? column.withRealNumbers : column
    }
  }
}

extension GEXFType {
  /// Whether values are numbers, or lists of such, that need not be whole.
  var isReal: Bool {
    switch self {
    case .single(.real), .list(.real): true
    case .single, .list: false
    }
  }
}

extension AttributeColumn {
  /// The column with a point in all numbers within its structures, if none of them has a point or an
  /// exponent: only the numbers themselves tell there that the column is not of whole ones.
  fileprivate var withRealNumbers: AttributeColumn {
    guard case .structures(let texts) = values else { return self }
    let found = texts.map { JSONValue(compact: $0) }
    var standIn: JSONValue?
    if case .structure(let text) = defaultValue { standIn = JSONValue(compact: text) }
    guard (found + [standIn]).allSatisfy({ $0?.hasOnlyWholeNumbers ?? true }) else { return self }
    let written = texts.indices.map { found[$0]?.withPoints.compact ?? texts[$0] }
    return AttributeColumn(
      name, .structures(TextColumn(written)), presence: presence,
      defaultValue: standIn.map { .structure($0.withPoints.compact) } ?? defaultValue)
  }
}

extension JSONValue {
  fileprivate var hasOnlyWholeNumbers: Bool {
    switch self {
    case .number(let digits): Int64(digits).map { "\($0)" == digits } ?? false
    case .array(let values): values.allSatisfy(\.hasOnlyWholeNumbers)
    case .object(let members): members.allSatisfy(\.value.hasOnlyWholeNumbers)
    case .null, .boolean, .text: true
    }
  }

  fileprivate var withPoints: JSONValue {
    switch self {
    case .number(let digits): .number(digits + ".0")
    case .array(let values): .array(values.map(\.withPoints))
    case .object(let members):
      .object(members.map { Member(name: $0.name, value: $0.value.withPoints) })
    case .null, .boolean, .text: self
    }
  }
}
