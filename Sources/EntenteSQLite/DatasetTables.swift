import EntenteData
import EntenteFormats
import GRDB

/// Writes the records of a dataset as the tables of its Data Package, with views on the evidence.
struct DatasetTables {
  private let database: Database
  private let tables: [(table: EntenteData.Table, records: RecordTable)]
  /// Whether they are all those of a dataset, so that keys tell records apart and lead to others.
  private let isDataset: Bool

  /// The tables of a dataset.
  init(_ database: Database, _ dataset: Dataset) {
    self.init(database, dataset.recordTables, isDataset: true)
  }

  /// The tables of the records that a document carries, as far as it does.
  init(_ database: Database, _ document: GraphDocument) {
    self.init(database, document.datasetTables, isDataset: false)
  }

  private init(_ database: Database, _ records: [RecordTable], isDataset: Bool) {
    (self.database, self.isDataset) = (database, isDataset)
    tables = records.compactMap { records in
      EntenteData.Table(rawValue: records.name).map { ($0, records) }
    }
  }

  func write() throws {
    for (table, records) in tables {
      try create(table)
      try fill(table, with: records)
    }
    let views: [(sql: String, tables: Set<EntenteData.Table>)] = [
      (Self.actorView, [.entities, .parties, .relations]),
      (Self.citedView, [.relations, .evidence, .sources]),
    ]
    for view in views where view.tables.isSubset(of: tables.map(\.table)) {
      try database.execute(sql: view.sql)
    }
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

  private func create(_ table: EntenteData.Table) throws {
    var lines = table.fields.map { field in
      let type =
        switch field.kind {
        case .string: "TEXT"
        case .integer: "INTEGER"
        case .number: "NUMERIC"
        case .boolean: "BOOLEAN"
        }
      let isNeeded = isDataset && field.isRequired
      return "\(SQLiteGraph.quoted(field.name)) \(type)\(isNeeded ? " NOT NULL" : "")"
    }
    if isDataset {
      let key = table.primaryKey.map(SQLiteGraph.quoted).joined(separator: ", ")
      lines.append("PRIMARY KEY (\(key))")
      lines += table.references.map { reference in
        "FOREIGN KEY (\(SQLiteGraph.quoted(reference.column))) REFERENCES \(reference.table) (id)"
      }
    }
    try database.execute(sql: "CREATE TABLE \(table) (\(lines.joined(separator: ", ")))")
  }

  private func fill(_ table: EntenteData.Table, with records: RecordTable) throws {
    let fields = table.fields
    let columns = fields.map { records.columns.firstIndex(of: $0.name) }
    let places = Array(repeating: "?", count: fields.count).joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for row in records.rows {
      let values = zip(fields, columns).map { field, column -> (any DatabaseValueConvertible)? in
        // What nobody says is NULL, but for columns of the key, which have no such.
        guard let text = column.flatMap({ row[$0] }) else {
          return table.primaryKey.contains(field.name) ? "" : nil
        }
        if field.kind == .boolean, let value = Bool(text) { return value }
        return text
      }
      try statement.execute(arguments: StatementArguments(values))
    }
  }
}
