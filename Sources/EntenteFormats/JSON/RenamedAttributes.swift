/// The names of attributes that a format of JSON writes under others: those that it has a use for itself, and
/// all but the first of some that are alike.
struct RenamedAttributes {
  /// How many names of nodes, of edges or of the graph are told.
  private static let mostNames = 5

  private let subjects: [(title: String, names: [String])]

  /// Takes those of a document, beside the names that the format has a use for.
  init(_ document: GraphDocument, graph: [String] = [], nodes: [String] = [], edges: [String] = [])
  {
    subjects = [
      ("of the graph", JSONName.renamed(document.graphAttributes, own: graph)),
      ("of nodes", JSONName.renamed(document.nodeAttributes, own: nodes)),
      ("of edges", JSONName.renamed(document.edgeAttributes, own: edges)),
    ].filter { !$0.1.isEmpty }
  }

  /// Whether there are none.
  var isEmpty: Bool { subjects.isEmpty }

  /// The first names of each table in a line, such as `of nodes: id, key; of edges: source`.
  var text: String {
    subjects.map { title, names in
      let first = names.prefix(Self.mostNames).map(Self.shown)
      let others = names.count > first.count ? " and \(names.count - first.count) more" : ""
      return "\(title): \(first.joined(separator: ", "))\(others)"
    }.joined(separator: "; ")
  }

  /// A name in a line: at most forty characters, and a mark for each that would control a terminal.
  private static func shown(_ name: String) -> String {
    let characters = name.prefix(40).map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        ? "\u{FFFD}" : character
    }
    return String(characters) + (name.count > 40 ? "…" : "")
  }
}
