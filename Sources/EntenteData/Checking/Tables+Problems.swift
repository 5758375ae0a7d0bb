/// Where a record is: the file, the line and the column, from a table, a record and a column.
typealias PlaceOf = (Table, Int, String?) -> (file: String, line: Int?, column: String?)

extension Tables {
  /// Everything that is wrong with the records taken together, each mistake once.
  ///
  /// - Parameters:
  ///   - unread: What could not be read and is reported elsewhere.
  ///   - place: Where a record is.
  /// - Returns: The problems, by file and line.
  func problems(unread: Unread = Unread(), place: @escaping PlaceOf) -> [Problem] {
    var check = TablesCheck(tables: self, unread: unread, place: place)
    check.run()
    return check.problems.sorted()
  }
}

/// The state of one check.
struct TablesCheck {
  let tables: Tables
  let place: PlaceOf
  let unread: Unread
  let typeOfRelation: [String: RelationType]
  var problems: [Problem] = []

  /// The ids that each table is known to have.
  private let known: [Table: Set<String>]

  /// The tables of which an id that they lack can be a slip of their own, or could not be read.
  private let vague: Set<Table>

  /// The tables that refer to something unknown: it may stand for anything that they lack.
  private(set) var astray: Set<Table> = []

  /// The number of the problem that reports an unknown id.
  private var unknown: [[String]: Int] = [:]

  init(tables: Tables, unread: Unread, place: @escaping PlaceOf) {
    (self.tables, self.unread, self.place) = (tables, unread, place)
    typeOfRelation = Dictionary(
      tables.relations.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
    var known: [Table: Set<String>] = [:]
    var vague = unread.tables
    for (table, ids) in tables.ids {
      known[table] = Set(ids).union(unread.ids[table] ?? [])
      let hasSlip = known[table]?.contains { !TablesCheck.isID($0) } ?? false
      if hasSlip || unread.columns[table]?.contains("id") ?? false { vague.insert(table) }
    }
    (self.known, self.vague) = (known, vague)
  }

  mutating func run() {
    checkFilled()
    checkIDs()
    checkSources()
    checkEntities()
    checkRelations()
    checkNames()
    checkParties()
    checkEvidence()
    checkCaveats()
    checkLinks()
    checkUse()
  }

  mutating func report(
    _ table: Table, _ record: Int, _ column: String?, _ message: String, advice: String,
    severity: Problem.Severity = .error
  ) {
    // A missing column is said once, not again for each of its empty fields.
    if let column, unread.columns[table]?.contains(column) ?? false { return }
    let (file, line, column) = place(table, record, column)
    problems.append(
      Problem(severity, file: file, line: line, column: column, message, advice: advice))
  }

  /// Reports records that repeat a key; a key with an empty part is reported elsewhere.
  mutating func checkUnique(_ table: Table, _ column: String, _ keys: [[String]]) {
    var first: [[String]: Int] = [:]
    for (record, key) in keys.enumerated() where !key.contains("") {
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

  /// Whether a table is known to have a record of an id.
  func has(_ id: String, _ table: Table) -> Bool { known[table]?.contains(id) ?? false }

  /// Reports an id that none of some tables has, once for all records that refer to it.
  mutating func checkKnown(
    _ id: String, in targets: [Table], _ table: Table, _ record: Int, _ column: String
  ) {
    guard id.isEmpty || !targets.contains(where: { has(id, $0) }) else { return }
    astray.insert(table)
    guard !id.isEmpty, vague.isDisjoint(with: targets) else { return }
    guard unknown[targets.map(\.rawValue) + [id]] == nil else { return }
    unknown[targets.map(\.rawValue) + [id]] = problems.count
    let what = targets.compactMap(\.recordName).joined(separator: " or ")
    report(
      table, record, column, "there is no \(what) “\(id)”",
      advice: "add it to \(targets.map(\.rawValue).joined(separator: " or ")), or correct the id")
  }

  /// Whether an id that stands nowhere in some tables is proof that nobody refers to it.
  func prove(_ tables: [Table]) -> Bool {
    astray.isDisjoint(with: tables) && unread.tables.isDisjoint(with: tables)
  }

  /// Whether a text is an id in kebab-case.
  static func isID(_ text: String) -> Bool {
    // By hand: a regular expression takes a hundred times as long, and each row has ids.
    text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
  }
}

extension Tables {
  /// The ids of each table that has ids.
  var ids: [(table: Table, ids: [String])] {
    [
      (.sources, sources.map(\.id)), (.entities, entities.map(\.id)),
      (.relations, relations.map(\.id)),
    ]
  }
}

extension Table {
  /// What a record of a table that has ids is called.
  fileprivate var recordName: String? {
    switch self {
    case .sources: "source"
    case .entities: "entity"
    case .relations: "relation"
    default: nil
    }
  }
}
