import EntenteData
import EntenteFormats
import GRDB

/// Writes the records of a dataset as the tables of its Data Package, with views on the evidence.
///
/// Tables have the keys that their records meet: all those of a dataset, where keys tell records apart
/// and lead to others, and of records that a graph file carries those that hold in it.
struct DatasetTables {
  private let database: Database
  private let tables: [(table: EntenteData.Table, rows: [[String?]])]

  /// The tables of a dataset.
  init(_ database: Database, _ dataset: Dataset) {
    self.init(database, dataset.recordTables)
  }

  /// The tables of the records that a document carries, as far as it does.
  init(_ database: Database, _ document: GraphDocument) {
    self.init(database, document.datasetTables)
  }

  private init(_ database: Database, _ records: [RecordTable]) {
    self.database = database
    tables = records.compactMap { records in
      EntenteData.Table(rawValue: records.name).map { ($0, Self.rows(of: $0, from: records)) }
    }
  }

  /// The records with a text for each field of their table.
  ///
  /// What nobody says is missing, but for what may be so in a key, which has no such.
  private static func rows(
    of table: EntenteData.Table, from records: RecordTable
  ) -> [[String?]] {
    let columns = table.fields.map { field in
      let isKey = !field.isRequired && table.primaryKey.contains(field.name)
      return (place: records.columns.firstIndex(of: field.name), missing: isKey ? "" : nil)
    }
    return records.rows.map { row in columns.map { $0.place.flatMap { row[$0] } ?? $0.missing } }
  }

  func write() throws {
    for (table, rows) in tables {
      try check(table, rows)
      try create(table, for: rows)
      try fill(table, with: rows)
    }
    let views: [(sql: String, tables: Set<EntenteData.Table>)] = [
      (Self.actorView, [.entities, .parties, .relations]),
      (Self.citedView, [.relations, .evidence, .sources]),
    ]
    for view in views where view.tables.isSubset(of: tables.map(\.table)) {
      try database.execute(sql: view.sql)
    }
  }

  /// Refuses texts that would end early, as those of ids and attributes are refused.
  private func check(_ table: EntenteData.Table, _ rows: [[String?]]) throws {
    let row = rows.firstIndex { $0.contains { $0?.utf8.contains(0) ?? false } }
    guard let row else { return }
    throw Problem(
      file: "",
      "record \(row + 1) of “\(table)” has the character U+0000, which SQLite cannot hold",
      advice: "leave it out")
  }

  private static let citedView = """
    CREATE VIEW cited_relations AS
      SELECT relations.id AS relation, relations.type, relations.title, relations.status,
        relations.date, relations.amount, relations.currency, evidence.claim,
        evidence.excerpt, evidence.locator, sources.title AS source, sources.url
      FROM relations JOIN evidence ON evidence.relation = relations.id
        JOIN sources ON sources.id = evidence.source
      ORDER BY relations.id, evidence.source, evidence.locator
    """

  private static let actorView = """
    CREATE VIEW actor_relations AS
      SELECT entities.id AS entity, entities.name, entities.kind,
        count(DISTINCT parties.relation) AS relations,
        count(DISTINCT coalesce(relations.episode, relations.id)) AS episodes
      FROM entities JOIN parties ON parties.entity = entities.id
        JOIN relations ON relations.id = parties.relation
      WHERE entities.kind <> 'place' AND parties.role <> 'location'
      GROUP BY entities.id ORDER BY count(DISTINCT parties.relation) DESC, entities.id
    """

  private func create(_ table: EntenteData.Table, for rows: [[String?]]) throws {
    var lines = table.fields.enumerated().map { place, field in
      let type =
        switch field.kind {
        case .string: "TEXT"
        case .integer: "INTEGER"
        case .number: "NUMERIC"
        case .boolean: "BOOLEAN"
        }
      let isThere = field.isRequired && rows.allSatisfy { $0[place] != nil }
      return "\(SQLiteGraph.quoted(field.name)) \(type)\(isThere ? " NOT NULL" : "")"
    }
    if Self.hasKey(table, rows) {
      let key = table.primaryKey.map(SQLiteGraph.quoted).joined(separator: ", ")
      lines.append("PRIMARY KEY (\(key))")
    }
    lines += table.references.filter { leads($0, from: table, rows) }.map { reference in
      "FOREIGN KEY (\(SQLiteGraph.quoted(reference.column))) REFERENCES \(reference.table) (id)"
    }
    try database.execute(sql: "CREATE TABLE \(table) (\(lines.joined(separator: ", ")))")
  }

  /// Whether each record has a key of its own.
  private static func hasKey(_ table: EntenteData.Table, _ rows: [[String?]]) -> Bool {
    let places = table.primaryKey.compactMap(table.columns.firstIndex)
    var keys: Set<[ExactText]> = []
    return rows.allSatisfy { row in
      let key = places.compactMap { row[$0].map(ExactText.init) }
      return key.count == places.count && keys.insert(key).inserted
    }
  }

  /// Whether each text in a column is the id of one record of another table.
  private func leads(
    _ reference: EntenteData.Table.Reference, from table: EntenteData.Table, _ rows: [[String?]]
  ) -> Bool {
    guard let place = table.columns.firstIndex(of: reference.column),
      let target = tables.first(where: { $0.table == reference.table }),
      let idPlace = reference.table.columns.firstIndex(of: "id"),
      Self.hasKey(reference.table, target.rows)
    else { return false }
    let ids = Set(target.rows.compactMap { $0[idPlace].map(ExactText.init) })
    return rows.allSatisfy { row in row[place].map { ids.contains(ExactText($0)) } ?? true }
  }

  private func fill(_ table: EntenteData.Table, with rows: [[String?]]) throws {
    let fields = table.fields
    let places = Array(repeating: "?", count: fields.count).joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for row in rows {
      let values = zip(fields, row).map { field, text -> (any DatabaseValueConvertible)? in
        if field.kind == .boolean, let value = text.flatMap(Bool.init) { return value }
        return text
      }
      try statement.execute(arguments: StatementArguments(values))
    }
  }
}
