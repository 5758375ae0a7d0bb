/// Where a record is: the file, the line and the column, from a table, a record and a column.
typealias PlaceOf = (Table, Int, String?) -> (file: String, line: Int?, column: String?)

extension Tables {
  /// Everything that is wrong with the records taken together.
  ///
  /// - Parameters:
  ///   - unreadIDs: Ids of records that could not be read; references to them are no problem.
  ///   - place: Where a record is.
  /// - Returns: The problems, by file and line.
  func problems(unreadIDs: Set<String> = [], place: @escaping PlaceOf) -> [Problem] {
    var check = TablesCheck(tables: self, unreadIDs: unreadIDs, place: place)
    check.run()
    return check.problems.sorted()
  }
}

/// The state of one check.
struct TablesCheck {
  let tables: Tables
  let place: PlaceOf
  let sources: Set<String>
  let entities: Set<String>
  let relations: [String: RelationType]
  let unreadIDs: Set<String>
  var problems: [Problem] = []

  init(tables: Tables, unreadIDs: Set<String>, place: @escaping PlaceOf) {
    (self.tables, self.unreadIDs, self.place) = (tables, unreadIDs, place)
    sources = Set(tables.sources.map(\.id))
    entities = Set(tables.entities.map(\.id))
    relations = Dictionary(
      tables.relations.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func report(
    _ table: Table, _ record: Int, _ column: String?, _ message: String, advice: String,
    severity: Problem.Severity = .error
  ) {
    let (file, line, column) = place(table, record, column)
    problems.append(
      Problem(severity, file: file, line: line, column: column, message, advice: advice))
  }

  mutating func run() {
    checkIDs()
    checkValues()
    checkNames()
    checkParties()
    checkEvidence()
    checkCaveats()
    checkLinks()
    checkUse()
  }

  /// Reports records that repeat a key.
  mutating func checkUnique(_ table: Table, _ column: String, _ keys: [[String]]) {
    var first: [[String]: Int] = [:]
    for (record, key) in keys.enumerated() {
      guard let earlier = first[key] else {
        first[key] = record
        continue
      }
      let (file, line, _) = place(table, earlier, nil)
      report(
        table, record, column,
        "“\(key.joined(separator: ", "))” is there already, at \(file):\(line.map(String.init) ?? "")",
        advice: "remove one of the two, or tell them apart")
    }
  }

  /// Reports an id that nothing has.
  mutating func checkKnown(
    _ id: String, _ known: Bool, _ table: Table, _ record: Int, _ column: String, _ what: String,
    in file: Table
  ) {
    guard !known, !id.isEmpty, !unreadIDs.contains(id) else { return }
    report(
      table, record, column, "there is no \(what) “\(id)”",
      advice: "add it to the table \(file), or correct the id")
  }
}
