/// The columns of nodes, or of edges, that GEXF has places of its own for, and the others.
///
/// A column has a place if it is the first of its name that has a value, all values fit and there is no
/// default. What has none is an attribute like any other, so that nothing is lost.
struct GEXFPlaces {
  private(set) var label: AttributeColumn?
  private(set) var parent: AttributeColumn?
  private(set) var kind: AttributeColumn?
  private(set) var weight: AttributeColumn?
  private(set) var start: AttributeColumn?
  private(set) var end: AttributeColumn?
  private(set) var spells: AttributeColumn?
  private(set) var x: AttributeColumn?
  private(set) var y: AttributeColumn?
  private(set) var z: AttributeColumn?
  private(set) var size: AttributeColumn?
  private(set) var color: AttributeColumn?
  private(set) var shape: AttributeColumn?
  private(set) var thickness: AttributeColumn?
  private let columns: [AttributeColumn]
  /// The columns that have places, and those of times among them.
  private var taken: Set<Int> = []
  private var timesTaken: Set<Int> = []

  /// The names of the columns with places, in the order in which readers make them.
  static let nodeNames = [
    "label", "parent", "start", "end", "spells", "x", "y", "z", "size", "color", "shape",
  ]
  static let edgeNames = [
    "label", "kind", "weight", "start", "end", "spells", "thickness", "color", "shape",
  ]

  static let timeNames: Set = ["start", "end", "spells"]

  private static let nodeShapes = ["disc", "square", "triangle", "diamond", "image"]
  private static let edgeShapes = ["solid", "dotted", "dashed", "double"]

  /// Finds the places of columns of nodes.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - ids: The ids of nodes.
  ///   - isFlatOrSolid: Whether all places have a depth or none has.
  init(nodes columns: [AttributeColumn], ids: TextColumn, isFlatOrSolid: Bool) {
    self.columns = columns
    label = take("label", \.isText)
    parent = take("parent") { $0.isText && Self.areNodes($0, ids) }
    takeTimes()
    let isPlace = { (column: AttributeColumn) in column.areNumbers(\.isFinite) }
    if let first = candidate("x", isPlace), let second = candidate("y", isPlace),
      columns[first].hasSameRows(as: columns[second])
    {
      (x, y) = (columns[first], columns[second])
      taken.formUnion([first, second])
      z = take("z") { z in
        isPlace(z)
          && (0..<z.count).allSatisfy {
            columns[first].hasValue($0) ? !isFlatOrSolid || z.hasValue($0) : !z.hasValue($0)
          }
      }
    }
    size = take("size") { $0.areNumbers { $0.isFinite && $0 >= 0 } }
    takeDrawing(Self.nodeShapes)
  }

  /// Finds the places of columns of edges.
  ///
  /// What tells whether a column is a kind, so that parallel edges have different ones, is `nil` if the
  /// version knows no kinds.
  init(edges columns: [AttributeColumn], isKind: ((AttributeColumn) -> Bool)?) {
    self.columns = columns
    label = take("label", \.isText)
    if let isKind { kind = take("kind") { $0.isText && isKind($0) } }
    weight = take("weight") { $0.areNumbers { _ in true } }
    takeTimes()
    thickness = take("thickness") { $0.areNumbers { $0.isFinite && $0 >= 0 } }
    takeDrawing(Self.edgeShapes)
  }

  private mutating func takeTimes() {
    let before = taken
    start = take("start", \.isText)
    end = take("end", \.isText)
    spells = take("spells") { column in
      column.isStructure && column.texts(all: { GEXFSpell.list($0) != nil })
    }
    timesTaken = taken.subtracting(before)
  }

  private mutating func takeDrawing(_ shapes: [String]) {
    color = take("color") { $0.isText && $0.texts(all: { DrawnColor($0) != nil }) }
    shape = take("shape") { $0.isText && $0.texts(all: shapes.contains) }
  }

  /// All times, without those of attributes.
  var times: [String] {
    var times: [String] = []
    for column in [start, end] {
      guard let column, let texts = column.texts else { continue }
      times += texts
    }
    guard let spells, let texts = spells.texts else { return times }
    for text in texts {
      for spell in GEXFSpell.list(text) ?? [] {
        times += [spell.start, spell.end].compactMap { $0 }
      }
    }
    return times
  }

  /// The columns without a place.
  var others: [AttributeColumn] {
    columns.indices.filter { !taken.contains($0) }.map { columns[$0] }
  }

  /// The columns with places, in an order of names.
  func placed(_ names: [String]) -> [AttributeColumn] {
    names.compactMap { name in taken.first { columns[$0].name == name }.map { columns[$0] } }
  }

  /// Makes times attributes like others too.
  mutating func returnTimes() { taken.subtract(timesTaken) }

  /// Takes the places of times away.
  mutating func dropTimes() {
    returnTimes()
    (start, end, spells) = (nil, nil, nil)
  }

  private func candidate(_ name: String, _ fits: (AttributeColumn) -> Bool) -> Int? {
    columns.indices.first { place in
      let column = columns[place]
      return column.name == name && column.defaultValue == nil && !taken.contains(place)
        && column.hasAnyValue && fits(column)
    }
  }

  private mutating func take(_ name: String, _ fits: (AttributeColumn) -> Bool) -> AttributeColumn?
  {
    guard let place = candidate(name, fits) else { return nil }
    taken.insert(place)
    return columns[place]
  }

  private static func areNodes(_ column: AttributeColumn, _ ids: TextColumn) -> Bool {
    var index = TextIndex()
    for node in ids.indices { _ = ids.withBytes(node) { index.insert($0) } }
    guard let texts = column.texts else { return false }
    return texts.indices.allSatisfy { place in
      texts.withBytes(place) { index.number(of: $0) } != nil
    }
  }
}

extension AttributeColumn {
  /// Whether all texts are as described.
  func texts(all fits: (String) -> Bool) -> Bool {
    texts?.allSatisfy(fits) ?? false
  }
}
