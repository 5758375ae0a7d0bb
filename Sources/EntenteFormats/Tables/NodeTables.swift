import EntenteData

/// The nodes of one or several tables, whose columns of one name become one.
struct NodeTables: ~Copyable {
  /// The ids, those of the tables first.
  var index = TextIndex()
  private(set) var columns: [GuessedColumn] = []
  private var names: [String] = []

  /// How many nodes there are.
  var count: Int { index.texts.count }

  /// The columns whose values were kept in a way that does not tell the texts that they are to be.
  var lostNames: Set<String> {
    Set(columns.indices.filter { columns[$0].isLost }.map { names[$0] })
  }

  /// Adds a table of nodes and the names of its columns.
  ///
  /// - Parameters:
  ///   - table: The table, which gives up its ids.
  ///   - newNames: The names of its columns.
  ///   - file: What problems call it.
  /// - Returns: Where numbers became texts as another table has such.
  /// - Throws: A `Problem` if another table has a node too.
  mutating func add(
    _ table: TablePart, names newNames: [String], file: String
  ) throws(Problem) -> [Problem] {
    let known = count
    try addIDs(table, file)
    var problems: [Problem] = []
    for (name, column) in zip(newNames, table.columns) {
      guard known > 0, let place = names.firstIndex(where: { ExactText($0) == ExactText(name) })
      else {
        var padded = GuessedColumn(name, isText: column.isText)
        padded.pad(to: known)
        padded.append(column)
        columns.append(padded)
        names.append(name)
        continue
      }
      let wasMixed = columns[place].mixture != nil || column.mixture != nil
      columns[place].pad(to: known)
      columns[place].append(column)
      if !wasMixed, let (cause, row) = columns[place].mixture {
        problems.append(
          Problem(
            .warning, file: file, line: try table.line(ofRow: max(0, row - known)),
            "“\(name)” \(cause.message), those of the tables before included; it was read as texts",
            advice: cause.advice))
      }
    }
    pad(to: known + table.rowCount)
    return problems
  }

  private mutating func addIDs(_ table: TablePart, _ file: String) throws(Problem) {
    let known = count
    guard known > 0 else {
      swap(&index, &table.index)
      return
    }
    let texts = table.ids
    let numbers = index.numbers(adding: texts)
    guard count == known + table.rowCount else {
      let repeated = numbers?.enumerated().first { Int($1) != known + $0 }?.offset ?? 0
      throw Problem(
        file: file, "the node “\(texts[repeated])” is in another table too",
        advice: "list each node once")
    }
  }

  /// Adds rows without values up to a number of nodes.
  mutating func pad(to count: Int) {
    for place in columns.indices { columns[place].pad(to: count) }
  }
}
