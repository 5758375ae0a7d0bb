/// What could not be read, so that nobody is blamed for what is missing because of it.
struct Unread {
  /// The tables that are not there, or not as a whole: that they lack an id proves nothing.
  var tables: Set<Table> = []

  /// The columns that are not there.
  var columns: [Table: Set<String>] = [:]

  /// The ids that stand in rows that could not be read, whether their own or of others.
  var ids: [Table: Set<String>] = [:]

  /// Notes that a table has no column of a name.
  mutating func insert(column: String, of table: Table) {
    columns[table, default: []].insert(column)
  }

  /// Notes that a row could not be read, by the ids in it.
  mutating func insert(row ids: [String], of table: Table) {
    self.ids[table, default: []].formUnion(ids)
  }
}
