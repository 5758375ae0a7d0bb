import EntenteData
import EntenteGraph

/// The columns of a table and which of them are ids, told from its header or, without one, its rows.
struct TableHead {
  /// What a table is of.
  enum Kind {
    case edges
    case nodes
    case either
  }

  let layout: TableLayout
  private(set) var names: [String]
  private(set) var hasHeader = true
  /// The columns whose name in the header is empty; they are called by their number.
  private(set) var nameless: [Int] = []
  private(set) var ends: TableRoles.Ends?
  private(set) var id: Int?
  private let file: String

  /// Where the first row of values starts.
  var start: Int { hasHeader ? layout.rows[0].end : layout.start }

  /// - Throws: A `Problem` if it cannot be told which columns are ids.
  init(
    _ text: TextSource, _ kind: Kind, _ wanted: GraphTables, _ style: TableStyle
  ) throws(Problem) {
    layout = try TableLayout(text, usual: style.delimiter) { header in
      let named = [wanted.sourceColumn, wanted.targetColumn, wanted.idColumn].compactMap(\.self)
      if named.contains(where: { Self.place(of: $0, header) != nil }) { return true }
      return (kind != .nodes && !TableRoles.ends(header).isEmpty)
        || (kind != .edges && TableRoles.id(header) != nil)
    }
    (names, file) = (layout.rows[0].fields, text.name)
    if kind != .nodes, wanted.sourceColumn != nil || wanted.targetColumn != nil {
      guard let source = wanted.sourceColumn, let target = wanted.targetColumn else {
        throw problem(
          "only one of the two ends of edges is named",
          advice: "name both --source-column and --target-column")
      }
      let places = try self.places(of: [source, target])
      ends = TableRoles.Ends(source: places[0], target: places[1], direction: .directed)
    } else if kind != .edges, let wantedID = wanted.idColumn {
      id = try places(of: [wantedID])[0]
    } else {
      try findByNames(kind)
    }
    if !hasHeader { nameColumns() }
    nameless = names.indices.filter { names[$0].isEmpty }
    for place in nameless { names[place] = "column\(place + 1)" }
  }

  private mutating func findByNames(_ kind: Kind) throws(Problem) {
    let found = kind == .nodes ? [] : TableRoles.ends(names)
    if found.count > 1 {
      let pairs = found.map { "“\(names[$0.source])” and “\(names[$0.target])”" }
      throw problem(
        "several columns may be the ends of edges: \(pairs.joined(separator: ", or "))",
        advice: "name them with --source-column and --target-column")
    }
    if let first = found.first {
      ends = first
    } else if kind != .edges, let found = TableRoles.id(names) {
      id = found
    } else if looksLikeValues, names.count > 1 || kind == .nodes {
      hasHeader = false
      if kind == .nodes {
        id = 0
      } else {
        ends = TableRoles.Ends(source: 0, target: 1, direction: .undirected)
      }
    } else {
      let list =
        names.prefix(20).map { "“\($0.prefix(40))”" }.joined(separator: ", ")
        + (names.count > 20 ? " and \(names.count - 20) more" : "")
      throw problem(
        kind == .nodes
          ? "no column is known as the ids of nodes, among \(list)"
          : "no columns are known as the two ends of edges, among \(list)",
        advice: kind == .nodes
          ? "call it id, or name it with --id-column"
          : "call them source and target, or name them with --source-column and --target-column")
    }
  }

  /// The columns that are asked for by name or, if there are none of the name, by number.
  private mutating func places(of wanted: [String]) throws(Problem) -> [Int] {
    let named = wanted.map { Self.place(of: $0, names) }
    if let all = named.allPresent { return all }
    let numbers = wanted.map { name in
      Int(name).flatMap { (1...names.count).contains($0) ? $0 - 1 : nil }
    }
    guard let all = numbers.allPresent else {
      let missing = zip(wanted, named).first { $1 == nil }?.0 ?? ""
      throw problem(
        "there is no column “\(missing)”",
        advice: "name one of " + names.map { "“\($0)”" }.joined(separator: ", ")
          + ", or give its number from 1 to \(names.count)")
    }
    hasHeader = !looksLikeValues
    return all
  }

  private static func place(of name: String, _ header: [String]) -> Int? {
    header.firstIndex(of: name)
      ?? header.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// Whether the first row has a number, or a value that other rows have too.
  private var looksLikeValues: Bool {
    let first = layout.rows[0].fields
    if first.contains(where: isNumber) { return true }
    let others = layout.rows.dropFirst().flatMap { $0.fields.prefix(2) }
    return first.prefix(2).contains { !$0.isEmpty && others.contains($0) }
  }

  /// Whether a text is a number, with a decimal comma if none parts the columns.
  private func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      TableNumber.read(text) != nil
        || layout.delimiter != TableStyle.commas.delimiter && TableNumber.readComma(text) != nil
    }
  }

  /// Names the columns of a table without header.
  private mutating func nameColumns() {
    names = names.indices.map { "column\($0 + 1)" }
    if let id { names[id] = "id" }
    guard let ends else { return }
    (names[ends.source], names[ends.target]) = ("source", "target")
    let isWeighted = layout.rows.allSatisfy { row in
      row.fields.count == 3 && isNumber(row.fields[2])
    }
    if isWeighted, ends.source == 0, ends.target == 1 { names[2] = "weight" }
  }

  private func problem(_ message: String, advice: String) -> Problem {
    Problem(file: file, line: 1, message, advice: advice)
  }
}

extension [Int?] {
  fileprivate var allPresent: [Int]? {
    let all = compactMap(\.self)
    return all.count == count ? all : nil
  }
}
