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
  /// Where several records have the same key, they are matched in the order of their rows.
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
    let (before, after) = (records(old), records(new))
    let keys = Set(before.keys).union(after.keys).sorted()
    let columns =
      (old?.columns ?? [])
      + (new?.columns ?? []).filter { column in !(old?.columns.contains(column) ?? false) }
    return keys.compactMap { key in
      let (first, second) = (before[key], after[key])
      let fields = columns.compactMap { column -> Field? in
        let (old, new) = (first?[column], second?[column])
        return old == new ? nil : Field(column: column, old: old, new: new)
      }
      if first != nil, second != nil, fields.isEmpty { return nil }
      return RecordChange(
        kind: first == nil ? .added : second == nil ? .removed : .changed, table: table.name,
        key: key.key, fields: fields)
    }
  }

  private struct Key: Hashable, Comparable {
    let key: [String]
    /// Which of several records with the same key it is.
    let number: Int

    static func < (first: Key, second: Key) -> Bool {
      first.key == second.key
        ? first.number < second.number : first.key.lexicographicallyPrecedes(second.key)
    }
  }

  /// The values of each record by column; those without a value are left out.
  private static func records(_ table: RecordTable?) -> [Key: [String: String]] {
    guard let table else { return [:] }
    var counts: [[String]: Int] = [:]
    var records: [Key: [String: String]] = [:]
    for row in table.rows {
      let key = table.key.map { row[$0] ?? "" }
      let number = counts[key, default: 0]
      counts[key] = number + 1
      var values: [String: String] = [:]
      for (column, value) in zip(table.columns, row) { values[column] = value }
      records[Key(key: key, number: number)] = values
    }
    return records
  }
}
