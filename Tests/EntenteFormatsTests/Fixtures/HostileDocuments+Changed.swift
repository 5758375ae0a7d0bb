import EntenteGraph

@testable import EntenteFormats

extension HostileDocuments {
  /// All documents of these kinds.
  static let every = withEquivalents + changed + kept + empty

  /// Documents of which formats have to change something, as their loss tables say.
  static let changed: [(name: String, document: GraphDocument)] = [
    ("wide numbers", wide), ("strengths", strengths), ("mixed weights", mixedWeights),
    ("modes as texts", textModes), ("no names", nameless), ("labels", labels),
    ("untold links", untoldLinks), ("attributes without values", unused),
    ("attributes in any order", disordered), ("attributes of nothing", ofNothing),
    ("names like others", marked), ("lists that are not there", missingLists),
    ("second names first", secondFirst), ("names with braces", bracketed("{")),
    ("names with parentheses", bracketed("(")),
    ("arrows", arrows(.directed, .undirected, ["back", "both", "", "both"])),
    ("arrows of some", arrows(.undirected, .directed, ["back", "both", "", "both"])),
    ("arrows of others", arrows(.directed, .undirected, ["forward", "none", "", "none"])),
    ("arrows like others", arrows(.undirected, .directed, ["none", "forward", "", "forward"])),
  ]

  /// Numbers around 2³¹ beside small ones, of which some are missing.
  private static let wide: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.nodeAttributes = [
      AttributeColumn("narrow", .integers([-(1 << 31), 1 << 31 - 1, 0]), missing: [2]),
      AttributeColumn("wide", .integers([1 << 31, 0, 0]), missing: [2]),
      AttributeColumn("low", .integers([0, -(1 << 31) - 1, 7])),
    ]
    document.edgeAttributes = [
      AttributeColumn("count", .integers([1 << 40, 0]), missing: [1], defaultValue: .integer(3))
    ]
    return document
  }()

  /// Strengths in place of weights, one of them missing.
  private static let strengths: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2], targets: [1, 2, 0])
    document.edgeAttributes = [
      AttributeColumn("strength", .reals([0.5, 0, 2]), missing: [1]),
      AttributeColumn("weight", .texts(["light", "heavy", ""])),
    ]
    return document
  }()

  /// Edges of both directions with loops, parallel ones and weights.
  private static let mixedWeights: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1, 0, 2, 2], targets: [1, 0, 1, 2, 2],
      edgeDirections: [.directed, .undirected, .undirected, .undirected, .directed],
      edgeIDs: ["p", "q", "r", "s", "t"])
    document.edgeAttributes = [
      AttributeColumn("weight", .integers([5, 4, 3, 2, 1])),
      AttributeColumn("note", .texts(["v", "w", "x", "y", "z"])),
    ]
    return document
  }()

  private static let textModes: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.nodeAttributes = [
      AttributeColumn("bipartite", .texts(["0", "1", "0"])),
      AttributeColumn("x", .texts(["p", "q", "r"])),
    ]
    return document
  }()

  private static let nameless: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("", .texts(["one", "two"])), AttributeColumn("kind", .texts(["p", "q"])),
      AttributeColumn("", .integers([1, 2])),
    ]
    document.edgeAttributes = [AttributeColumn("", .reals([0.5]))]
    return document
  }()

  /// Labels that tell nodes apart beside other ids, and modes in any order.
  private static let labels: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["jp", "treaty", "us"], sources: [0, 2], targets: [1, 1],
      edgeIDs: ["e", "f"])
    document.isSecondMode = [false, true, false]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["Japan", "A treaty", "United States"])),
      AttributeColumn("x", .reals([1, 2, 3])), AttributeColumn("y", .reals([4, 5, 6])),
    ]
    document.edgeAttributes = [AttributeColumn("weight", .reals([0, 2.5]), missing: [0])]
    return document
  }()

  /// A hyperedge that FollowTheMoney has a schema for beside one that it has none for.
  private static let untoldLinks: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "o", "treaty"], sources: [0, 0], targets: [1, 2],
      edgeDirections: [.directed, .undirected])
    document.isSecondMode = [false, true, true]
    document.nodeAttributes = [
      AttributeColumn("schema", .texts(["Person", "Ownership", ""]), missing: [2])
    ]
    document.edgeAttributes = [AttributeColumn("role", .texts(["owner", "party"]))]
    return document
  }()

  /// Attributes of each type that nothing has, one of them with the name of another.
  private static let unused: GraphDocument = {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    func column(_ name: String, _ values: AttributeColumn.Values) -> AttributeColumn {
      AttributeColumn(name, values, missing: 0..<values.count)
    }
    document.graphAttributes = [column("g", .reals([0])), column("h", .texts([""]))]
    document.nodeAttributes = [
      column("none", .integers([0, 0])), AttributeColumn("kind", .texts(["p", "q"])),
      column("open", .booleans([false, false])), column("twice", .texts(["", ""])),
      AttributeColumn("twice", .integers([1, 2])), column("list", .structures(["", ""])),
    ]
    document.edgeAttributes = [column("share", .reals([0])), column("note", .texts([""]))]
    return document
  }()

  /// Attributes of which later nodes and edges have the first, those with places of their own between
  /// others.
  private static let disordered: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.graphAttributes = [
      AttributeColumn("z", .texts(["last"])), AttributeColumn("a", .integers([1])),
    ]
    document.nodeAttributes = [
      AttributeColumn("z", .texts(["", "", "p"]), missing: [0, 1]),
      AttributeColumn("x", .reals([1, 2, 3])), AttributeColumn("k", .integers([7, 0, 0])),
      AttributeColumn("y", .reals([4, 5, 6])), AttributeColumn("label", .texts(["A", "B", "A"])),
      AttributeColumn("b", .booleans([true, false, true]), missing: [1]),
    ]
    document.edgeAttributes = [
      AttributeColumn("y", .texts(["", "q"]), missing: [0]),
      AttributeColumn("weight", .reals([2, 3])), AttributeColumn("a", .texts(["r", "s"])),
    ]
    return document
  }()

  /// Attributes of nodes and edges that are not there.
  private static let ofNothing: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: [], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("size", .reals([])), AttributeColumn("name", .texts([])),
    ]
    document.edgeAttributes = [AttributeColumn("count", .integers([]))]
    return document
  }()

  /// A column of lists, and one that has none.
  private static let missingLists: GraphDocument = {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("tags", .structures([#"["p","q"]"#, #"["r"]"#])),
      AttributeColumn("gone", .structures(["", ""]), missing: [0, 1]),
    ]
    return document
  }()

  /// Attributes with one name, of which the first row has the second.
  private static let secondFirst: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    let columns = [
      AttributeColumn("x", .texts(["", "first"]), missing: [0]),
      AttributeColumn("x", .texts(["second", ""]), missing: [1]),
    ]
    (document.nodeAttributes, document.edgeAttributes) = (columns, columns)
    return document
  }()

  /// Names with brackets, closed or not, as headers of Neo4j's tables have them.
  private static func bracketed(_ open: String) -> GraphDocument {
    let close = open == "(" ? ")" : "}"
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("sum \(open)EUR\(close)", .integers([1, 2])),
      AttributeColumn("a\(close)b:int", .texts(["p", "q"])),
    ]
    document.edgeAttributes = [AttributeColumn("\(open)x", .reals([0.5]))]
    return document
  }

  /// Names that look as if formats had made them.
  private static let marked: GraphDocument = {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    let names = [
      "entente:2:a", "entente:id", "entente:x", "entente:entente:2:b", "x_a_n2", "x_b_20c",
      "a__2", "entente:number:n", "entente:declared", "entente:2:entente:2:a",
    ]
    document.nodeAttributes = names.map { AttributeColumn($0, .texts(["p", "q"])) }
    document.edgeAttributes = names.map { AttributeColumn($0, .integers([7])) }
    return document
  }()

  /// Edges of which the first has the direction that the graph has not, with arrows of Graphviz besides.
  private static func arrows(
    _ direction: Graph.Direction, _ other: Graph.Direction, _ arrows: TextColumn
  ) -> GraphDocument {
    var document = GraphDocument(
      direction, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2, 0], targets: [1, 2, 0, 2],
      edgeDirections: [other, direction, other, direction])
    document.edgeAttributes = [AttributeColumn("dir", .texts(arrows), missing: [2])]
    return document
  }
}
