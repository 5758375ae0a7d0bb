import EntenteGraph

@testable import EntenteFormats

extension HostileDocuments {
  /// Documents with attributes that few or no rows have, and with names that formats have a use for.
  static let empty: [(name: String, document: GraphDocument)] = [
    ("defaults of nothing", defaultsOfNothing), ("an empty text for a default", emptyDefault),
    ("weights of nothing", withoutEdges([AttributeColumn("weight", .reals([]))])),
    ("labels of nothing", labelsOfNothing),
    ("colors that are not there", edges(column("color", .texts(["", ""]), isEmpty: true))),
    ("intervals of nothing", withoutEdges([AttributeColumn("interval", .texts([]))])),
    ("intervals that are not there", edges(column("interval", .texts(["", ""]), isEmpty: true))),
    ("directions of nothing", withoutEdges([AttributeColumn("_directed", .booleans([]))])),
    ("directions of Neo4j", edges(column("_directed", .booleans([false, true])))),
    ("directions that are texts", edges(column("_directed", .texts(["y", "n"])))),
    ("ids of Neo4j", edges(column("_id", .texts(["y", "z"])))),
    ("ids of Neo4j beside ids", edges(column("_id", .texts(["y", "z"])), ids: ["e", "f"])),
    ("types of Neo4j", edges(column("type", .texts(["TIE", "TIE"])))),
    ("zeros beside tables", zeros), ("controls that are shown", shownControls),
    ("attributes of a graph of nothing", graphOfNothing),
    ("negative zeros for a default", zeroDefault),
    ("no number for a default of the graph", graphDefault),
    ("a default that no row takes: NaN", unusedDefault(.reals([1, 2]), .real(.nan))),
    ("a default that no row takes: empty", unusedDefault(.texts(["x", "y"]), .text(""))),
    ("a default that no row takes: control", unusedDefault(.texts(["x", "y"]), .text("\u{1}"))),
    ("a default that no row takes: wide", unusedDefault(.integers([1, 2]), .integer(1 << 40))),
    ("a default that no row takes: zero", unusedDefault(.texts(["x", "y"]), .text("\0"))),
  ]

  private static func column(
    _ name: String, _ values: AttributeColumn.Values, isEmpty: Bool = false
  ) -> AttributeColumn {
    AttributeColumn(name, values, missing: isEmpty ? Array(0..<values.count) : [])
  }

  /// Two directed edges with an attribute.
  private static func edges(_ column: AttributeColumn, ids: TextColumn? = nil) -> GraphDocument {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2], edgeIDs: ids)
    document.edgeAttributes = [column]
    return document
  }

  private static func withoutEdges(_ columns: [AttributeColumn]) -> GraphDocument {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [], targets: [])
    document.edgeAttributes = columns
    return document
  }

  private static let defaultsOfNothing = withoutEdges([
    AttributeColumn("n", .integers([]), defaultValue: .integer(3)),
    AttributeColumn("r", .reals([]), defaultValue: .real(0.5)),
    AttributeColumn("t", .texts([]), defaultValue: .text("x")),
  ])

  private static let emptyDefault: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("t", .texts(["x", ""]), missing: [1], defaultValue: .text(""))
    ]
    return document
  }()

  private static let zeroDefault: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("rest", .reals([0, 0]), missing: [0, 1], defaultValue: .real(-0.0)),
      AttributeColumn("sum", .reals([0, 0]), missing: [0, 1], defaultValue: .real(2)),
    ]
    return document
  }()

  private static let graphDefault: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.graphAttributes = [
      AttributeColumn("x", .reals([0]), missing: [0], defaultValue: .real(.nan))
    ]
    return document
  }()

  /// Nodes that all have values of their own of an attribute with a default.
  private static func unusedDefault(
    _ values: AttributeColumn.Values, _ defaultValue: AttributeValue
  ) -> GraphDocument {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("k", values, defaultValue: defaultValue)]
    return document
  }

  private static let labelsOfNothing: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: [], sources: [], targets: [])
    document.nodeAttributes = [AttributeColumn("label", .texts([]))]
    return document
  }()

  private static let zeros: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.graphAttributes = [AttributeColumn("zero", .reals([-0.0]))]
    document.nodeAttributes = [
      AttributeColumn("zero", .reals([0, 1]), missing: [0], defaultValue: .real(-0.0))
    ]
    return document
  }()

  private static let shownControls: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("label", .texts(["x\u{1}y", "z"]))]
    document.edgeAttributes = [AttributeColumn("tooltip", .texts(["p\u{1F}q"]))]
    return document
  }()

  private static let graphOfNothing: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: [], sources: [], targets: [])
    document.graphAttributes = [AttributeColumn("g", .reals([0]), missing: [0])]
    return document
  }()
}
