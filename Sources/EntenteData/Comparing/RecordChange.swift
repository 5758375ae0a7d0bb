/// A record that came, went or changed between two states of the same tables.
public struct RecordChange: Sendable, Hashable {
  /// What happened to a record.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Only the new state has it.
    case added
    /// Only the old state has it.
    case removed
    /// Both have it, with other values.
    case changed
  }

  /// A value that is another.
  public struct Field: Sendable, Hashable {
    /// The column.
    public let column: String
    /// The value in the old state; `nil` if it had none.
    public let old: String?
    /// The value in the new state; `nil` if it has none.
    public let new: String?
  }

  /// What happened.
  public let kind: Kind
  /// The name of the table.
  public let table: String
  /// What tells the record from others, in the order of the key's columns.
  public let key: [String]
  /// The values that are others; of a record that came or went, those that it has.
  public let fields: [Field]

  /// Compares two states of tables.
  ///
  /// Tables are matched by name and columns by name: a column that one state lacks has no values there.
  /// Where several records have the same key, those with the same values are matched first, then others in
  /// the order of their values. A record that is left over is matched with another by the loose key of
  /// its table, if that has one.
  ///
  /// - Parameters:
  ///   - old: The old state.
  ///   - new: The new state.
  /// - Returns: The changes, table by table in the order of the old tables, then those that are new;
  ///   within a table by key.
  /// - Complexity: O(*n* log *n*) for *n* records.
  public static func between(_ old: [RecordTable], _ new: [RecordTable]) -> [RecordChange] {
    let names =
      old.map(\.name) + new.map(\.name).filter { name in !old.contains { $0.name == name } }
    return names.flatMap { name in
      changes(old.first { $0.name == name }, new.first { $0.name == name })
    }
  }

  private static func changes(_ old: RecordTable?, _ new: RecordTable?) -> [RecordChange] {
    guard let table = new ?? old else { return [] }
    var columns = Columns()
    let places = (
      old.map { columns.add($0.columns) } ?? [], new.map { columns.add($0.columns) } ?? []
    )
    var pairs: [Pair] = []
    // Those with the same key, then, of those left over, those whose key may have changed.
    var (left, come) = (records(old, places.0), records(new, places.1))
    for key in [\Record.key, \Record.looseKey] {
      var before = Dictionary(grouping: left, by: { $0[keyPath: key] })
      var after = Dictionary(grouping: come, by: { $0[keyPath: key] })
      for key in before.keys where !key.isEmpty && after[key] != nil {
        pairs += takePairs(&before[key, default: []], &after[key, default: []])
      }
      (left, come) = (Array(before.values.joined()), Array(after.values.joined()))
    }
    pairs += left.map { Pair(old: $0, new: nil) } + come.map { Pair(old: nil, new: $0) }
    return pairs.sorted().map { pair in
      let none = SparseRow(cells: [])
      let fields = SparseRow.differences(pair.old?.values ?? none, pair.new?.values ?? none)
        .map { Field(column: columns.names[$0], old: $1?.text, new: $2?.text) }
      return RecordChange(
        kind: pair.old == nil ? .added : pair.new == nil ? .removed : .changed, table: table.name,
        key: pair.shown?.key.map(\.text) ?? [], fields: fields)
    }
  }

  /// Takes records that can be the same from two lists: those with the same values, which are no change,
  /// then others in the order of their values; returns these.
  private static func takePairs(_ old: inout [Record], _ new: inout [Record]) -> [Pair] {
    old.sort()
    new.sort()
    var (left, come): ([Record], [Record]) = ([], [])
    var (first, second) = (old[...], new[...])
    while let one = first.first, let other = second.first {
      if one < other {
        left.append(first.removeFirst())
      } else if other < one {
        come.append(second.removeFirst())
      } else {
        (first, second) = (first.dropFirst(), second.dropFirst())
      }
    }
    (left, come) = (left + first, come + second)
    let pairs = zip(left, come).map { Pair(old: $0, new: $1) }
    (old, new) = (Array(left.dropFirst(pairs.count)), Array(come.dropFirst(pairs.count)))
    return pairs
  }

  /// The columns of two states: those of the old one, then others of the new one.
  private struct Columns {
    private(set) var names: [String] = []
    private var places: [ExactText: [Int]] = [:]

    /// Adds the columns of a state, of which the second of a name is that of the other state too.
    ///
    /// - Returns: The place of each.
    mutating func add(_ columns: [String]) -> [Int] {
      var counts: [ExactText: Int] = [:]
      return columns.map { column in
        let name = ExactText(column)
        let number = counts.count(column) - 1
        if let place = places[name], number < place.count { return place[number] }
        names.append(column)
        places[name, default: []].append(names.count - 1)
        return names.count - 1
      }
    }
  }

  /// The records of a table with their values in columns at some places.
  private static func records(_ table: RecordTable?, _ places: [Int]) -> [Record] {
    guard let table else { return [] }
    return table.cells.map { row in
      func key(_ columns: [Int]) -> [ExactText] { columns.map { row.text($0) ?? ExactText("") } }
      let cells = row.cells.map { SparseRow.Cell(places[$0.column], $0.text.text) }
      return Record(
        key: key(table.key), looseKey: key(table.looseKey).sorted(),
        values: SparseRow(cells: cells.sorted { $0.column < $1.column }))
    }
  }

  private struct Record: Comparable {
    /// What tells it from others.
    let key: [ExactText]
    /// What tells it where its key has changed, in order; empty if nothing does.
    let looseKey: [ExactText]
    /// Its values in the columns of both states.
    let values: SparseRow

    static func < (first: Record, second: Record) -> Bool {
      if first.key != second.key { return first.key.lexicographicallyPrecedes(second.key) }
      return first.values < second.values
    }
  }

  /// A record in both states; in one if it came or went.
  private struct Pair: Comparable {
    let old: Record?
    let new: Record?

    /// What is listed.
    var shown: Record? { new ?? old }

    static func < (first: Pair, second: Pair) -> Bool {
      guard let one = first.shown, let other = second.shown else { return false }
      if one < other || other < one { return one < other }
      guard let one = first.old, let other = second.old else { return first.old != nil }
      return one < other
    }
  }
}
