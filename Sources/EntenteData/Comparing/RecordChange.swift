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
    let oldColumns = (old?.columns ?? []).map(ExactText.init)
    let columns =
      oldColumns + (new?.columns ?? []).map(ExactText.init).filter { !oldColumns.contains($0) }
    var pairs: [Pair] = []
    // Those with the same key, then, of those left over, those whose key may have changed.
    var (left, come) = (records(old, columns), records(new, columns))
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
      let fields = columns.indices.compactMap { place -> Field? in
        let (first, second) = (pair.old?.values[place], pair.new?.values[place])
        return first == second
          ? nil : Field(column: columns[place].text, old: first?.text, new: second?.text)
      }
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

  /// The records of a table with their values in some columns.
  private static func records(_ table: RecordTable?, _ columns: [ExactText]) -> [Record] {
    guard let table else { return [] }
    let places = columns.map { column in
      table.columns.firstIndex { ExactText($0) == column }
    }
    return table.rows.map { row in
      let values = row.map { $0.map(ExactText.init) }
      func key(_ columns: [Int]) -> [ExactText] { columns.map { values[$0] ?? ExactText("") } }
      return Record(
        key: key(table.key), looseKey: key(table.looseKey).sorted(),
        values: places.map { place in place.flatMap { values[$0] } })
    }
  }

  private struct Record: Comparable {
    /// What tells it from others.
    let key: [ExactText]
    /// What tells it where its key has changed, in order; empty if nothing does.
    let looseKey: [ExactText]
    /// Its values in the columns of both states.
    let values: [ExactText?]

    static func < (first: Record, second: Record) -> Bool {
      if first.key != second.key { return first.key.lexicographicallyPrecedes(second.key) }
      return first.values.lexicographicallyPrecedes(second.values) { one, other in
        guard let one, let other else { return one == nil && other != nil }
        return one < other
      }
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
