/// Turns the rows of CSV tables into records, and keeps the line of each and what is wrong with it.
struct TableReader {
  private(set) var tables = Tables()
  private(set) var problems: [Problem] = []

  /// The ids of records that could not be read: who refers to them is not to blame.
  private(set) var unreadIDs: Set<String> = []

  private var files: [Table: String] = [:]
  private var lines: [Table: [Int]] = [:]

  /// Returns the place of a record.
  func place(_ table: Table, _ record: Int, _ column: String?) -> (String, Int?, String?) {
    (files[table] ?? "\(table)", lines[table]?[record], column)
  }

  mutating func read(_ table: Table, from csv: CSVTable, file: String) {
    files[table] = file
    lines[table] = []
    let missing = table.columns.filter { !csv.header.contains($0) }
    for column in missing {
      problems.append(
        Problem(
          file: file, line: 1, column: column, "the column is missing",
          advice: "add it; it may be empty if nothing is known"))
    }
    for column in csv.header where !table.columns.contains(column) {
      problems.append(
        Problem(
          .warning, file: file, line: 1, column: column, "the column is not known and is not read",
          advice: "use the column note for remarks, or leave it"))
    }
    let columns = Dictionary(uniqueKeysWithValues: zip(csv.header, csv.header.indices))
    for row in csv.rows {
      var reader = RowReader(file: file, columns: columns, row: row)
      if append(table, &reader) {
        lines[table, default: []].append(row.line)
      } else {
        unreadIDs.insert(reader.text("id"))
      }
      // A missing column is said once, not again for each of its empty fields.
      problems += reader.problems.filter { problem in !missing.contains { $0 == problem.column } }
    }
  }

  /// Reads one row and returns whether there is a record of it.
  private mutating func append(_ table: Table, _ row: inout RowReader) -> Bool {
    switch table {
    case .sources:
      tables.sources.append(
        Source(
          id: row.required("id"), title: row.required("title"), author: row.text("author"),
          publisher: row.text("publisher"), published: row.date("published"),
          retrieved: row.date("retrieved"), url: row.text("url"), language: row.text("language")))
    case .entities:
      guard let kind: Entity.Kind = row.requiredWord("kind") else { return false }
      tables.entities.append(
        Entity(
          id: row.required("id"), kind: kind, name: row.required("name"),
          countries: row.list("country"), members: row.count("members"), note: row.text("note")))
    case .names:
      guard let use: EntityName.Use = row.requiredWord("use"),
        let basis: EntityName.Basis = row.requiredWord("basis")
      else { return false }
      tables.names.append(
        EntityName(
          entity: row.required("entity"), language: row.required("language"),
          name: row.required("name"), use: use, basis: basis))
    case .relations:
      guard let type: RelationType = row.requiredWord("type") else { return false }
      let episode = row.text("episode")
      let horizon = row.text("horizon")
      tables.relations.append(
        Relation(
          id: row.required("id"), type: type, title: row.required("title"),
          status: row.word("status"), date: row.date("date"), money: row.money(),
          horizon: horizon.isEmpty ? nil : horizon, fields: row.list("fields"),
          episode: episode.isEmpty ? nil : episode, certainty: row.word("certainty")))
    case .parties:
      guard let role: Role = row.requiredWord("role"),
        let basis: Party.Basis = row.requiredWord("basis")
      else { return false }
      tables.parties.append(
        Party(
          relation: row.required("relation"), entity: row.required("entity"), role: role,
          basis: basis, representative: row.text("representative")))
    case .evidence:
      tables.evidence.append(
        Evidence(
          relation: row.required("relation"), source: row.required("source"),
          locator: row.required("locator"), excerpt: row.required("excerpt"),
          claim: row.required("claim")))
    case .caveats:
      guard let issue: Caveat.Issue = row.requiredWord("issue") else { return false }
      tables.caveats.append(
        Caveat(
          subject: row.required("subject"), column: row.text("column"), issue: issue,
          note: row.required("note"), reference: row.text("reference")))
    case .links:
      guard let kind: Link.Kind = row.requiredWord("type"),
        let basis: Party.Basis = row.requiredWord("basis")
      else { return false }
      tables.links.append(
        Link(from: row.required("from"), to: row.required("to"), kind: kind, basis: basis))
    }
    return true
  }
}
