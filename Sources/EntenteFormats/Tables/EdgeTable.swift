import EntenteGraph

/// The rows of a table of edges, whose columns say what edges are.
struct EdgeTable {
  let table: TablePart
  /// What is said of edges besides.
  private(set) var columns: [AttributeColumn]
  private(set) var ids: TextColumn?
  /// The direction of each edge, where they differ.
  private(set) var directions: [Graph.Direction]?
  /// The direction of all edges, where a column says the same of all.
  private(set) var direction: Graph.Direction?
  /// The column that said the directions, if one did.
  private(set) var directionName: String?
  private var idPlace: Int?

  init(_ table: TablePart, columns: [AttributeColumn], id: Int?) {
    (self.table, self.columns, idPlace) = (table, columns, id)
  }

  /// Takes the directions from a column `directed` of truth values, or from one `type` in which each
  /// value is `Directed` or `Undirected`; returns whether there is one.
  mutating func takeDirections() -> Bool {
    for place in columns.indices where columns[place].presence == nil && place != idPlace {
      let column = columns[place]
      var isDirected: [Bool]?
      switch (column.name.lowercased(), column.values) {
      case ("directed", .booleans(let values)): isDirected = values
      case ("type", .texts(let texts)): isDirected = Self.types(texts)
      default: break
      }
      guard let isDirected, !isDirected.isEmpty else { continue }
      let isFirst = isDirected[0]
      if isDirected.allSatisfy({ $0 == isFirst }) {
        direction = isFirst ? .directed : .undirected
      } else {
        directions = isDirected.map { $0 ? .directed : .undirected }
      }
      directionName = column.name
      remove(place)
      return true
    }
    // Where no row says a direction, the column is still the one for it.
    if table.rowCount == 0, let place = columns.firstIndex(where: { $0.name == "directed" }) {
      remove(place)
    }
    return false
  }

  private static func types(_ texts: TextColumn) -> [Bool]? {
    var values: [Bool] = []
    values.reserveCapacity(texts.count)
    for place in texts.indices {
      // Most columns of that name are told by the length of their first text.
      guard [8, 10].contains(texts.range(place).count) else { return nil }
      switch texts[place].lowercased() {
      case "directed": values.append(true)
      case "undirected": values.append(false)
      default: return nil
      }
    }
    return values
  }

  /// Takes the ids of edges, unless two are the same; returns the first such, if any.
  mutating func takeIDs() -> String? {
    guard let idPlace, case .texts(let texts) = columns[idPlace].values else { return nil }
    if let repeated = texts.firstRepeat { return repeated }
    ids = columns[idPlace].textsOfRows
    remove(idPlace)
    self.idPlace = nil
    return nil
  }

  /// Takes the times of a column of intervals as Gephi writes them.
  ///
  /// Where a column `directed` says the directions, as in what we write, they are an attribute.
  mutating func takeIntervals() {
    guard directionName?.lowercased() != "directed",
      let place = columns.firstIndex(where: { $0.name.lowercased() == "interval" }),
      case .texts(let texts) = columns[place].values,
      !columns.contains(where: { ["start", "end", "spells"].contains($0.name) })
    else { return }
    let column = columns[place]
    let spells = (0..<column.count).map { row -> [GephiInterval]? in
      column.place(of: row).map { GephiInterval.list(texts[$0]) } ?? []
    }
    guard spells.allSatisfy({ $0 != nil }), column.hasAnyValue else { return }
    columns.remove(at: place)
    columns.insert(contentsOf: GephiInterval.columns(spells.map { $0 ?? [] }), at: place)
  }

  private mutating func remove(_ place: Int) {
    columns.remove(at: place)
    if let id = idPlace, id > place { idPlace = id - 1 }
  }
}

/// A time from a start to an end as Gephi writes it in tables, such as `<[2010.0, 2012.0]>`.
struct GephiInterval {
  let start: String
  let end: String

  /// Returns the intervals of a text; `nil` if it has something else.
  static func list(_ text: String) -> [GephiInterval]? {
    var text = text[...]
    if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
    var list: [GephiInterval] = []
    for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
      let piece = piece.drop { $0 == " " }
      guard let first = piece.first, let last = piece.last, "[(".contains(first),
        "])".contains(last)
      else { return nil }
      let ends = piece.dropFirst().dropLast().split(
        separator: ",", omittingEmptySubsequences: false
      ).map { $0.drop { $0 == " " } }
      guard ends.count == 2 else { return nil }
      list.append(GephiInterval(start: known(ends[0]), end: known(ends[1])))
    }
    return list
  }

  /// The text of an end; empty if it is open.
  private static func known(_ text: Substring) -> String {
    ["-Infinity", "Infinity"].contains(text) ? "" : String(text)
  }

  /// Two columns `start` and `end` if no row has more than one interval, else one of lists.
  static func columns(_ rows: [[GephiInterval]]) -> [AttributeColumn] {
    guard rows.contains(where: { $0.count > 1 }) else {
      return [
        .optionalTexts("start", rows.map { $0.first?.start ?? "" }),
        .optionalTexts("end", rows.map { $0.first?.end ?? "" }),
      ]
    }
    return [
      .structures(
        "spells",
        rows.map { row in
          row.isEmpty
            ? nil
            : .array(
              row.map { spell in
                .object([
                  "start": spell.start.isEmpty ? nil : .text(spell.start),
                  "end": spell.end.isEmpty ? nil : .text(spell.end),
                ])
              })
        })
    ]
  }
}
