import EntenteGraph

@testable import EntenteFormats

extension HostileDocuments {
  /// Documents of which formats keep what they lose of others.
  static let kept: [(name: String, document: GraphDocument)] = [
    ("an edge alone", path("a", "b")), ("numbered from 1", path("1", "2", "3")),
    ("in the order of edges", path("x", "b", "a")),
    ("modes in turn", firstModeOfTwo), ("lists", lists), ("lists of the graph", listsOfGraph),
    ("infinite numbers", infinite), ("delete characters", controls("\u{7F}")),
    ("low controls", controls("\u{1}")), ("no characters", controls("\u{FFFE}")),
    ("low defaults", lowDefaults), ("odd attributes of the graph", oddGraph),
    ("a list and a number", listAndNumber),
    ("spaces in ids", path(" a", "b ", "c  d", "\te")), ("line ends in ids", path("a\nb", "c\rd")),
  ]

  private static func path(_ ids: String...) -> GraphDocument {
    let count = UInt32(ids.count)
    return GraphDocument(
      .undirected, nodeIDs: TextColumn(ids), sources: Array(0..<count - 1),
      targets: Array(1..<count))
  }

  /// A matrix of one row.
  private static let firstModeOfTwo: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["1", "2", "3"], sources: [0, 0], targets: [1, 2])
    document.isSecondMode = [false, true, true]
    return document
  }()

  private static let lists: GraphDocument = {
    var document = path("a", "b")
    document.nodeAttributes = [
      AttributeColumn("names", .structures([#"["A","甲"]"#, "[]"])),
      AttributeColumn("others", .structures([#"["B"]"#, ""]), missing: [1]),
    ]
    return document
  }()

  private static let listsOfGraph: GraphDocument = {
    var document = path("a", "b")
    document.graphAttributes = [AttributeColumn("x", .structures([#"[1,{"a":2}]"#]))]
    return document
  }()

  private static let listAndNumber: GraphDocument = {
    var document = lists
    document.graphAttributes = [AttributeColumn("x", .structures([#"[1,{"a":2}]"#]))]
    document.edgeAttributes = [AttributeColumn("weight", .integers([1]))]
    return document
  }()

  private static let infinite: GraphDocument = {
    var document = path("a", "b")
    document.nodeAttributes = [AttributeColumn("x", .reals([.infinity, -.infinity]))]
    return document
  }()

  /// A character in each place that has a text.
  private static func controls(_ character: String) -> GraphDocument {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a\(character)b", "c"], sources: [0], targets: [1],
      edgeIDs: ["e\(character)"])
    document.nodeAttributes = [
      AttributeColumn("note\(character)", .texts(["x", "y\(character)z"]))
    ]
    return document
  }

  private static let lowDefaults: GraphDocument = {
    var document = path("a", "b")
    document.nodeAttributes = [
      AttributeColumn("x", .texts(["", "y"]), missing: [0], defaultValue: .text("a\u{2}b"))
    ]
    return document
  }()

  /// What only the graph has, which many formats leave out.
  private static let oddGraph: GraphDocument = {
    var document = path("a", "b")
    document.id = "a graph"
    document.graphAttributes = [
      AttributeColumn("zero", .texts(["a\0b"])), AttributeColumn("none", .reals([.nan])),
      AttributeColumn("minus", .reals([-0.0])), AttributeColumn("empty", .texts([""])),
      AttributeColumn("list", .structures(["[1]"])), AttributeColumn("low", .texts([" \u{1} "])),
      AttributeColumn("wide", .integers([1 << 40])),
    ]
    return document
  }()
}
