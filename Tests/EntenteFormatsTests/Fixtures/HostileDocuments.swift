import EntenteGraph

@testable import EntenteFormats

/// Documents with what breaks readers and writers, each with another of it.
enum HostileDocuments {
  static let all: [(name: String, document: GraphDocument)] = [
    ("nothing", GraphDocument(.undirected, nodeIDs: [], sources: [], targets: [])),
    ("nodes only", GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [], targets: [])),
    ("numbered", numbered), ("texts", texts), ("numbers", numbers), ("missing", missing),
    ("ids", ids), ("parallel edges and loops", parallel), ("mixed directions", mixed),
    ("two modes", twoModes), ("hyperedges beside edges", besideEdges),
    ("edges of hyperedges", ofHyperedges), ("structures", structures),
    ("places", places), ("names of attributes", names),
    ("white space", whiteSpace), ("control characters", controls), ("graph", graph),
    ("directed", directed), ("repeated names", repeatedNames), ("texts like numbers", lookalikes),
    ("numbers without a fraction", wholes),
  ]

  /// Those besides, whose texts Foundation and Swift themselves cannot tell apart.
  static let withEquivalents = all + [("equivalent texts", equivalents)]

  private static let numbered = GraphDocument(
    .undirected, nodeIDs: ["0", "1", "2"], sources: [0, 1], targets: [1, 2])

  private static let directed = GraphDocument(
    .directed, nodeIDs: ["a", "b", "c"], sources: [0, 2, 1], targets: [1, 0, 0])

  private static let texts: GraphDocument = {
    let texts = HostileRecords.texts.filter { !$0.contains("\n") && !$0.contains("\t") }
    let count = texts.count
    var document = GraphDocument(
      .undirected, nodeIDs: TextColumn(texts), sources: (0..<count).map { UInt32($0) },
      targets: (0..<count).map { UInt32(($0 + 1) % count) },
      edgeIDs: TextColumn(texts.map { "edge \($0)" }))
    document.nodeAttributes = [
      AttributeColumn("label", .texts(TextColumn(texts))),
      AttributeColumn("note", .texts(TextColumn(texts.reversed()))),
    ]
    document.edgeAttributes = [AttributeColumn("claim", .texts(TextColumn(texts)))]
    return document
  }()

  private static let numbers: GraphDocument = {
    let reals: [Double] = [
      0, -0.0, 0.1, 1, -1.5e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity,
      -.infinity, .nan, 1e22, 0.1 + 0.2,
    ]
    let integers: [Int64] = [
      0, 1, -1, 1 << 31, 1 << 53, 1 << 53 + 1, .max, .min, 7, 8, 9, 10,
    ]
    let count = UInt32(reals.count)
    var document = GraphDocument(
      .directed, nodeIDs: TextColumn((0..<count).map { "n\($0)" }), sources: Array(0..<count),
      targets: (0..<count).map { ($0 + 1) % count })
    document.nodeAttributes = [
      AttributeColumn("real", .reals(reals)), AttributeColumn("whole", .integers(integers)),
      AttributeColumn("flag", .booleans(reals.map { $0 > 0 })),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals(reals.map { $0.isFinite ? $0 : 2 })),
      AttributeColumn("count", .integers(integers)),
    ]
    return document
  }()

  private static let missing: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c", "d"], sources: [0, 1, 2], targets: [1, 2, 0])
    document.nodeAttributes = [
      AttributeColumn("text", .texts(["x", "", "", "y"]), missing: [2]),
      AttributeColumn("late", .texts(["", "", "z", "w"]), missing: [0, 1]),
      AttributeColumn("number", .integers([1, 0, 0, 4]), missing: [1, 2]),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([0, 2.5, 0]), missing: [0, 2]),
      AttributeColumn(
        "status", .texts(["", "open", ""]), missing: [0], defaultValue: .text("closed")),
    ]
    return document
  }()

  private static let ids = GraphDocument(
    .directed, nodeIDs: ["007", "7", "9007199254740993", "1e3", "-0", "true", "null", "node"],
    sources: [0, 1, 2, 3, 4, 5, 6], targets: [1, 2, 3, 4, 5, 6, 7],
    edgeIDs: ["1", "2", "03", "", "5", "edge", "null"])

  private static let parallel: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 0, 2, 2], targets: [1, 0, 1, 2, 0],
      edgeIDs: ["e1", "e2", "e3", "e4", "e5"])
    document.edgeAttributes = [AttributeColumn("weight", .reals([1.5, 2.5, 3.5, 4.5, 5.5]))]
    return document
  }()

  private static let mixed = GraphDocument(
    .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2], targets: [1, 2, 0],
    edgeDirections: [.undirected, .directed, .undirected])

  private static let twoModes: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c", "treaty", "fund"], sources: [0, 1, 2, 2],
      targets: [3, 3, 3, 4])
    document.isSecondMode = [false, false, false, true, true]
    document.edgeAttributes = [
      AttributeColumn("role", .texts(["party", "party", "host", "funder"]))
    ]
    return document
  }()

  /// Two hyperedges, and edges between nodes before, between and after their members.
  private static let besideEdges: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "treaty", "b", "fund", "c"], sources: [0, 0, 2, 4, 2, 1, 4, 0],
      targets: [2, 1, 1, 2, 0, 4, 3, 0],
      edgeDirections: [
        .directed, .undirected, .undirected, .undirected, .directed, .directed, .undirected,
        .undirected,
      ], edgeIDs: ["e", "i", "", "f", "", "", "j", ""])
    document.isSecondMode = [false, true, false, true, false]
    document.nodeAttributes = [
      AttributeColumn("name", .texts(["A", "Treaty", "B", "", "C"]), missing: [3]),
      AttributeColumn("year", .integers([0, 2025, 0, 2024, 0]), missing: [0, 2, 4]),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([1, 0.5, 2, 3, 4, 5, 6, 7])),
      AttributeColumn(
        "role", .texts(["", "host", "party", "", "", "", "funder", ""]), missing: [0, 3, 4, 5, 7]),
      AttributeColumn("since", .integers([2020, 0, 0, 0, 0, 0, 0, 0]), missing: Array(1..<8)),
    ]
    return document
  }()

  private static let ofHyperedges: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "treaty", "fund"], sources: [0, 1], targets: [1, 2])
    document.isSecondMode = [false, true, true]
    return document
  }()

  private static let places: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b", "c"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A", "B", "C"])),
      AttributeColumn("x", .reals([0.5, -1e300, 0]), missing: [2]),
      AttributeColumn("y", .reals([1, -0.0, 0]), missing: [2]),
      AttributeColumn("z", .reals([0, 7.25, 0]), missing: [0, 2]),
    ]
    return document
  }()

  /// Texts of other bytes that Unicode holds for the same: é as one character and as two.
  private static let equivalents: GraphDocument = {
    let (one, two) = ("\u{E9}", "e\u{301}")
    var document = GraphDocument(
      .undirected, nodeIDs: [one, two, "x"], sources: [0, 1, 0], targets: [1, 2, 2],
      edgeIDs: [two, one, "e"])
    document.nodeAttributes = [
      AttributeColumn("label", .texts([two, one, "x"])),
      AttributeColumn(one, .integers([1, 2, 3])), AttributeColumn(two, .texts(["a", "b", "c"])),
      AttributeColumn("kind", .texts([one, two, one])),
      AttributeColumn("names", .structures(["[\"\(one)\",\"\(two)\"]", "[]", "[\"\(two)\"]"])),
    ]
    document.edgeAttributes = [
      AttributeColumn(two, .texts([one, two, one])), AttributeColumn(one, .reals([0.5, 1, 2])),
      AttributeColumn("kind", .texts([one, two, "z"])),
      AttributeColumn("relation", .texts([one, two, one])),
    ]
    return document
  }()

  private static let structures: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("names", .structures([#"["甲","A"]"#, #"{"x":1,"y":[true,null,-0.5]}"#]))
    ]
    document.edgeAttributes = [
      AttributeColumn("evidence", .structures([#"[{"claim":"x \"y\""}]"#]))
    ]
    return document
  }()

  private static let names: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = ["id", "name with space", "é", "a:b", "label"].map {
      AttributeColumn($0, .texts(["\($0) 1", "\($0) 2"]))
    }
    document.edgeAttributes = ["source", "target", "id", "key", "directed", "type"].map {
      AttributeColumn($0, .texts(["\($0) 3"]))
    }
    return document
  }()

  private static let repeatedNames: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.graphAttributes = ["name", "name"].map { AttributeColumn($0, .texts(["a name"])) }
    document.nodeAttributes = [
      AttributeColumn("x", .integers([1, 2])), AttributeColumn("x", .texts(["one", "two"])),
      AttributeColumn("id", .texts(["1", "2"])), AttributeColumn("id", .texts(["3", "4"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("x", .reals([.infinity])), AttributeColumn("x", .reals([.nan])),
      AttributeColumn("entente:x", .booleans([true])),
    ]
    return document
  }()

  private static let whiteSpace: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("note", .texts([" lead", "two  spaces\ttab"]))]
    document.edgeAttributes = [AttributeColumn("note", .texts(["line\nline\r\nline\rline "]))]
    return document
  }()

  private static let lookalikes: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.nodeAttributes = [
      AttributeColumn("rank", .texts(["1", "2", ""]), missing: [2]),
      AttributeColumn("open", .texts(["true", "false", "true"])),
      AttributeColumn("code", .texts(["1", "007", "3"])),
      AttributeColumn("share", .texts(["0.5", "0", "-1"])),
      AttributeColumn("label", .texts(["1", "2", "3"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .texts(["7", "0.5"])),
      AttributeColumn("phone", .texts(["+81", "+1"])),
    ]
    return document
  }()

  private static let wholes: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([1, 2, 3])), AttributeColumn("y", .reals([0, -0.0, 1e15])),
      AttributeColumn("size", .reals([2, 1e18, 0]), missing: [2]),
      AttributeColumn("most", .reals([.infinity, .nan, 0]), missing: [2]),
      AttributeColumn("open", .booleans([true, false, true])),
      AttributeColumn("count", .integers([1, 2, 3])),
    ]
    document.edgeAttributes = [AttributeColumn("weight", .reals([1, 2]))]
    return document
  }()

  private static let controls: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("note", .texts(["a\u{1}b", "c\u{1F}\u{7F}d"]))]
    return document
  }()

  private static let graph: GraphDocument = {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.id = "a graph"
    document.graphAttributes = [
      AttributeColumn("title", .texts(["A “title” & more"])),
      AttributeColumn("year", .integers([2025])), AttributeColumn("share", .reals([0.5])),
      AttributeColumn("open", .booleans([true])),
    ]
    return document
  }()
}
