/// Turns the rows of CSV tables into records, and keeps the line of each and what is wrong with it.
struct TableReader {
  private(set) var tables = Tables()
  private(set) var problems: [Problem] = []

  /// What could not be read.
  private(set) var unread = Unread()

  private var files: [Table: String] = [:]
  private var lines: [Table: [Int]] = [:]

  /// Returns the place of a record.
  func place(_ table: Table, _ record: Int, _ column: String?) -> (String, Int?, String?) {
    (files[table] ?? "\(table)", lines[table]?[record], column)
  }

  /// Notes that a table is missing, or is there and cannot be read.
  mutating func skip(_ table: Table) { unread.tables.insert(table) }

  mutating func read(_ table: Table, from csv: CSVTable, file: String) {
    files[table] = file
    lines[table] = []
    guard checkHeader(table, csv.header, file: file) else { return skip(table) }
    let columns = Dictionary(uniqueKeysWithValues: zip(csv.header, csv.header.indices))
    for row in csv.rows {
      var reader = RowReader(file: file, columns: columns, row: row)
      // A spreadsheet leaves commas where rows were cleared.
      if csv.header.allSatisfy({ reader.text($0).isEmpty }) { continue }
      if append(table, &reader) {
        lines[table, default: []].append(row.line)
      } else {
        let ids = ["id", "relation", "entity", "from", "to"].map { reader.text($0) }
        unread.insert(row: ids.filter { !$0.isEmpty }, of: table)
        // Without an id of its own it may be any record that is missed.
        if table.columns.contains("id"), reader.text("id").isEmpty { skip(table) }
      }
      // A missing column is said once, not again for each of its empty fields.
      problems += reader.problems.filter {
        !(unread.columns[table]?.contains($0.column ?? "") ?? false)
      }
    }
  }

  /// Compares a header with the columns of a table and returns whether rows can be read by it.
  private mutating func checkHeader(_ table: Table, _ header: [String], file: String) -> Bool {
    if header.count == 1, let mark = header[0].first(where: { ";\t|".contains($0) }) {
      let name = mark == ";" ? "semicolons" : mark == "\t" ? "tabs" : "bars"
      problems.append(
        Problem(
          file: file, line: 1, "the columns are separated by \(name)",
          advice: "save the file with commas between the columns"))
      return false
    }
    for column in table.columns where !header.contains(column) {
      unread.insert(column: column, of: table)
      problems.append(
        Problem(
          file: file, line: 1, column: column, "the column is missing",
          advice: "add it; it may be empty if nothing is known"))
    }
    for column in header where !table.columns.contains(column) {
      problems.append(
        Problem(
          .warning, file: file, line: 1, column: column, "the column is not known and is not read",
          advice: "use the column note for remarks, or leave it"))
    }
    return true
  }

  /// Reads one row and returns whether there is a record of it.
  private mutating func append(_ table: Table, _ row: inout RowReader) -> Bool {
    switch table {
    case .sources:
      tables.sources.append(
        Source(
          id: row.text("id"), title: row.text("title"), author: row.text("author"),
          publisher: row.text("publisher"), published: row.date("published"),
          retrieved: row.date("retrieved"), url: row.text("url"), language: row.text("language")))
    case .entities:
      guard let kind: Entity.Kind = row.requiredWord("kind") else { return false }
      tables.entities.append(
        Entity(
          id: row.text("id"), kind: kind, name: row.text("name"),
          countries: row.list("country"), members: row.count("members"), note: row.text("note")))
    case .names:
      guard let use: EntityName.Use = row.requiredWord("use"),
        let basis: EntityName.Basis = row.requiredWord("basis")
      else { return false }
      tables.names.append(
        EntityName(
          entity: row.text("entity"), language: row.text("language"),
          name: row.text("name"), use: use, basis: basis))
    case .relations:
      guard let type: RelationType = row.requiredWord("type") else { return false }
      let episode = row.text("episode")
      let horizon = row.text("horizon")
      tables.relations.append(
        Relation(
          id: row.text("id"), type: type, title: row.text("title"),
          status: row.word("status"), date: row.date("date"), money: row.money(),
          horizon: horizon.isEmpty ? nil : horizon, fields: row.list("fields"),
          episode: episode.isEmpty ? nil : episode, certainty: row.word("certainty")))
    case .parties:
      guard let role: Role = row.requiredWord("role"),
        let basis: Party.Basis = row.requiredWord("basis")
      else { return false }
      tables.parties.append(
        Party(
          relation: row.text("relation"), entity: row.text("entity"), role: role,
          basis: basis, representative: row.text("representative")))
    case .evidence:
      tables.evidence.append(
        Evidence(
          relation: row.text("relation"), source: row.text("source"),
          locator: row.text("locator"), excerpt: row.text("excerpt"),
          claim: row.text("claim")))
    case .caveats:
      guard let issue: Caveat.Issue = row.requiredWord("issue") else { return false }
      tables.caveats.append(
        Caveat(
          subject: row.text("subject"), column: row.text("column"), issue: issue,
          note: row.text("note"), reference: row.text("reference")))
    case .links:
      guard let kind: Link.Kind = row.requiredWord("type"),
        let basis: Party.Basis = row.requiredWord("basis")
      else { return false }
      tables.links.append(
        Link(from: row.text("from"), to: row.text("to"), kind: kind, basis: basis))
    }
    return true
  }
}
