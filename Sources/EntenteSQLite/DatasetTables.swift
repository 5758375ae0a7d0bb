import EntenteData
import GRDB

/// Writes the records of a dataset as the tables of its Data Package, with views on the evidence.
struct DatasetTables {
  let database: Database
  let dataset: Dataset

  func write() throws {
    for table in EntenteData.Table.allCases {
      try create(table)
      try fill(table)
    }
    try database.execute(
      sql: """
        CREATE VIEW cited_relations AS
          SELECT relations.id AS relation, relations.type, relations.title, relations.status,
            relations.date, relations.amount, relations.currency, evidence.claim,
            evidence.excerpt, evidence.locator, sources.title AS source, sources.url
          FROM relations JOIN evidence ON evidence.relation = relations.id
            JOIN sources ON sources.id = evidence.source
          ORDER BY relations.id, evidence.source, evidence.locator;
        CREATE VIEW actor_relations AS
          SELECT entities.id AS entity, entities.name, entities.kind,
            count(DISTINCT parties.relation) AS relations,
            count(DISTINCT coalesce(relations.episode, relations.id)) AS episodes
          FROM entities JOIN parties ON parties.entity = entities.id
            JOIN relations ON relations.id = parties.relation
          WHERE entities.kind <> 'place' AND parties.role <> 'location'
          GROUP BY entities.id ORDER BY count(DISTINCT parties.relation) DESC, entities.id;
        """)
  }

  private func create(_ table: EntenteData.Table) throws {
    var lines = table.fields.map { field in
      let type =
        switch field.kind {
        case .string: "TEXT"
        case .integer: "INTEGER"
        case .number: "NUMERIC"
        case .boolean: "BOOLEAN"
        }
      return "\(SQLiteGraph.quoted(field.name)) \(type)\(field.isRequired ? " NOT NULL" : "")"
    }
    let key = table.primaryKey.map(SQLiteGraph.quoted).joined(separator: ", ")
    lines.append("PRIMARY KEY (\(key))")
    lines += table.references.map { reference in
      "FOREIGN KEY (\(SQLiteGraph.quoted(reference.column))) REFERENCES \(reference.table) (id)"
    }
    try database.execute(sql: "CREATE TABLE \(table) (\(lines.joined(separator: ", ")))")
  }

  private func fill(_ table: EntenteData.Table) throws {
    let fields = table.fields
    let places = Array(repeating: "?", count: fields.count).joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    for row in dataset.tables.rows(of: table) {
      let values = zip(fields, row).map { field, text -> (any DatabaseValueConvertible)? in
        // What nobody says is NULL, but for columns of the key, which have no such.
        if text.isEmpty, !field.isRequired, !table.primaryKey.contains(field.name) { return nil }
        return field.kind == .boolean ? text == "true" : text
      }
      try statement.execute(arguments: StatementArguments(values))
    }
  }
}
