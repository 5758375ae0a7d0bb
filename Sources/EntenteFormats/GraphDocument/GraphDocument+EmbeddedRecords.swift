package import EntenteData

extension GraphDocument {
  /// The records that the document carries in lists of objects, as networks are written, and the
  /// document without these lists.
  ///
  /// Relations with their parties and evidence, sources, links and caveats are attributes of the graph,
  /// names are of nodes. A list with anything but objects, or with one that has not what its table tells
  /// records by, stays where it is.
  ///
  /// - Returns: The tables, in the order in which a dataset has them, and the document.
  /// - Complexity: O(*b*) for *b* bytes of such lists.
  package func partingRecords() -> (records: [RecordTable], document: GraphDocument) {
    var records = EmbeddedRecords()
    var document = self
    let lists: [String: Table] = [
      "relations": .relations, "sources": .sources, "links": .links, "caveats": .caveats,
    ]
    document.graphAttributes.removeAll { column in
      lists[column.name].map { records.take(column, into: $0) } ?? false
    }
    document.nodeAttributes.removeAll { column in
      switch column.name {
      case "names": records.take(column, into: .names, of: nodeIDs)
      // A node that is a relation says again what the list of relations does.
      case "relation": records.repeats(column)
      default: false
      }
    }
    return (records.tables, document)
  }
}

/// Records that are taken from lists of objects, each a row of a table.
private struct EmbeddedRecords {
  private typealias Record = [String: String]

  private var columns: [Table: [String]] = [:]
  private var rows: [Table: [Record]] = [:]
  private var relations: Set<JSONValue> = []

  /// The tables, their keys first.
  var tables: [RecordTable] {
    Table.allCases.compactMap { table in
      guard let columns = columns[table] else { return nil }
      return RecordTable(
        table.rawValue, columns: columns, key: Array(table.primaryKey.indices),
        rows: rows[table, default: []].map { row in columns.map { row[$0] } })
    }
  }

  /// Takes the records of a column, if all its values are lists of them that say what the key needs.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - table: The table that the records are of.
  ///   - owners: The ids of what the lists are of, which are the first column of the table.
  /// - Returns: Whether all its values are lists of records, and there is one.
  mutating func take(
    _ column: AttributeColumn, into table: Table, of owners: TextColumn? = nil
  ) -> Bool {
    let lists = (0..<column.count).map { row in column.text(row).map(Self.objects) }
    guard lists.contains(where: { $0 != nil }), !lists.contains(.some(nil)) else { return false }
    // Other programs have lists of objects under these names too, which are no records.
    let key = table.fields.filter { $0.isRequired && table.primaryKey.contains($0.name) }
      .map(\.name).dropFirst(owners == nil ? 0 : 1)
    let records = lists.map { ($0 ?? nil) ?? [] }
    guard records.joined().allSatisfy({ Self.has(key, $0) }) else { return false }
    for (row, list) in records.enumerated() {
      let owner = owners.map { $0[row] }
      for members in list { add(members, to: table, of: owner) }
    }
    return true
  }

  /// Whether an object has a value under each of some names.
  private static func has(_ names: some Sequence<String>, _ members: [JSONValue.Member]) -> Bool {
    names.allSatisfy { name in members.contains { $0.name == name && text($0.value) != nil } }
  }

  /// Whether each value of a column is a relation that was taken.
  func repeats(_ column: AttributeColumn) -> Bool {
    (0..<column.count).allSatisfy { row in
      column.text(row).map { JSONValue($0).map(relations.contains) ?? false } ?? true
    }
  }

  /// The objects that a text is a list of; `nil` if it is anything else.
  private static func objects(_ text: String) -> [[JSONValue.Member]]? {
    text.hasPrefix("[") ? JSONValue(text).flatMap(objects) : nil
  }

  private static func objects(_ value: JSONValue) -> [[JSONValue.Member]]? {
    guard case .array(let values) = value else { return nil }
    let objects = values.compactMap { value in
      if case .object(let members) = value { members } else { nil }
    }
    return objects.count == values.count ? objects : nil
  }

  private mutating func add(
    _ members: [JSONValue.Member], to table: Table, of owner: String? = nil
  ) {
    var record: Record = [:]
    if let owner { record[table.primaryKey[0]] = owner }
    if table == .relations { relations.insert(.object(members)) }
    let id = members.first { $0.name == "id" }.flatMap { Self.text($0.value) }
    var names = columns[table] ?? table.primaryKey
    for member in members {
      let part: Table? =
        switch (table, member.name) {
        case (.relations, "parties"): .parties
        case (.relations, "evidence"): .evidence
        default: nil
        }
      if let part, let parts = Self.objects(member.value) {
        for members in parts { add(members, to: part, of: id ?? "") }
      } else {
        if !names.contains(member.name) { names.append(member.name) }
        record[member.name] = Self.text(member.value)
      }
    }
    columns[table] = names
    rows[table, default: []].append(record)
  }

  /// A value as a table has it: a list of texts parted by semicolons; an empty text is none.
  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .null: return nil
    case .text(let text): return text.isEmpty ? nil : text
    case .array(let values):
      let texts = values.compactMap { value in
        if case .text(let text) = value { text } else { nil }
      }
      return texts.count == values.count ? texts.joined(separator: ";") : value.compact
    case .boolean, .number, .object: return value.compact
    }
  }
}
