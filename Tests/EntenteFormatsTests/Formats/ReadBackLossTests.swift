import EntenteGraph
import Testing

@testable import EntenteFormats

/// What a format holds though other programs do not read it, as NetworkX 3.6 and igraph 1.0 were seen to do.
@Suite struct ReadBackLossTests {
  private func kept(_ document: GraphDocument, _ format: GraphFormat) throws -> [GraphFeature] {
    let bytes = try format.files(of: GraphContent(document))[0].bytes
    let reader = format.canRead ? format : GraphFormat.gexf
    #expect(try reader.read(bytes: bytes).document == document)
    return format.losses(of: document).filter(\.isReadBack).map(\.feature)
  }

  @Test func `directed edges beside undirected ones are told where XML has them`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      let mixed = GraphDocument(
        direction, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0],
        edgeDirections: [direction, direction == .directed ? .undirected : .directed])
      for format in [GraphFormat.graphML, .yEd, .gexf, .gexf12] {
        #expect(try kept(mixed, format) == [.mixedDirections])
      }
      #expect(try kept(mixed, .nodeLinkJSON).isEmpty)
      let plain = GraphDocument(direction, nodeIDs: ["a", "b"], sources: [0], targets: [1])
      #expect(try kept(plain, .graphML).isEmpty && kept(plain, .pajek).isEmpty)
    }
  }

  @Test func `whole numbers that JavaScript does not have are told where its programs read`() throws
  {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    for (number, isTold) in [(Int64(1) << 53 + 1, true), (-(1 << 60), true), (1 << 53 - 1, false)] {
      document.edgeAttributes = [AttributeColumn("n", .integers([number]))]
      for format in [GraphFormat.graphology, .cytoscape, .d3] {
        #expect(try kept(document, format) == (isTold ? [.longIntegers] : []))
      }
      #expect(try kept(document, .nodeLinkJSON).isEmpty)
    }
  }

  /// In which formats of JSON an attribute of the graph, of nodes or of edges has another name.
  private static let taken: [(name: String, graph: [String], nodes: [String], edges: [String])] = [
    ("name", ["json", "d3", "cytoscape", "graphology", "hif"], [], []),
    ("id", [], ["json", "d3", "cytoscape"], ["json", "d3", "cytoscape"]),
    ("source", [], [], ["json", "d3", "cytoscape"]), ("value", [], ["cytoscape"], []),
    ("parent", [], ["cytoscape"], []), ("key", [], [], ["cytoscape"]), ("label", [], [], []),
    ("network-type", ["hif"], [], []),
  ]

  @Test(arguments: taken.indices)
  func `names that JSON has a use for are told where they become others`(number: Int) throws {
    let (name, ofGraph, ofNodes, ofEdges) = Self.taken[number]
    let column = AttributeColumn(name, .texts(["x"]))
    for format in [GraphFormat.nodeLinkJSON, .d3, .cytoscape, .graphology, .hif] {
      for (path, formats) in [
        (\GraphDocument.graphAttributes, ofGraph), (\.nodeAttributes, ofNodes),
        (\.edgeAttributes, ofEdges),
      ] as [(WritableKeyPath<GraphDocument, [AttributeColumn]>, [String])] {
        var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [0], targets: [0])
        document[keyPath: path] = [column]
        let text = try format.files(of: GraphContent(document))[0].text
        #expect(text.contains("entente:\(name)") == formats.contains(format.id))
        #expect(
          try kept(document, format) == (formats.contains(format.id) ? [.takenNames] : []),
          "\(format.id)")
        document[keyPath: path] = [
          AttributeColumn("z", .texts(["x"])), AttributeColumn("z", .texts(["y"])),
        ]
        #expect(try kept(document, format) == [.takenNames])
      }
    }
  }

  @Test func `the names that JSON has a use for are told by what they are of, not all of many`() {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [0], targets: [0])
    func outcome(_ format: GraphFormat) -> String? {
      format.losses(of: document).first { $0.feature == .takenNames }?.outcome
    }
    document.nodeAttributes = ["kind", "id"].map { AttributeColumn($0, .texts(["x"])) }
    document.edgeAttributes = ["source", "target", "a", "a"].map {
      AttributeColumn($0, .texts(["x"]))
    }
    #expect(
      outcome(.nodeLinkJSON)
        == "of nodes: id; of edges: source, target, a; written with “entente:” before them")
    #expect(outcome(.graphology) == "of edges: a; written with “entente:” before them")
    document.nodeAttributes = []
    document.edgeAttributes = (0..<9).map { AttributeColumn("entente:\($0)", .texts(["x"])) }
    #expect(
      outcome(.hif)
        == "of edges: entente:0, entente:1, entente:2, entente:3, entente:4 and 4 more; written with"
        + " “entente:” before them")
    let long = String(repeating: "a", count: 40)
    document.edgeAttributes = [AttributeColumn("entente:\u{1B}\n" + long, .texts(["x"]))]
    #expect(
      outcome(.hif)
        == "of edges: entente:\u{FFFD}\u{FFFD}\(long.prefix(30))…; written with “entente:” before them"
    )
  }

  @Test func `the usual direction is told where it is read otherwise, and is no lost edge`() {
    let formats: [(format: GraphFormat, isReadAs: (_ first: Graph.Direction) -> Graph.Direction)] =
      [
        (.csv, { $0 }), (.tsv, { $0 }), (.excelCSV, { $0 }), (.pajek, { $0 }),
        (.graphology, { _ in .directed }), (.neo4j, { _ in .undirected }),
        (.followTheMoney, { _ in .undirected }),
      ]
    for direction in [Graph.Direction.directed, .undirected] {
      for first in [Graph.Direction.directed, .undirected] {
        let document = GraphDocument(
          direction, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0],
          edgeDirections: [first, first == .directed ? .undirected : .directed])
        for (format, isReadAs) in formats {
          let told = format.losses(of: document).filter { $0.feature == .usualDirection }
          #expect(told.isEmpty == (isReadAs(first) == direction), "\(format.id)")
          #expect(told.allSatisfy { $0.keepsValues && !$0.isReadBack })
        }
      }
    }
  }

  @Test func `two modes, times, relations and infinite numbers are told in Pajek`() throws {
    func document(
      modes: [Bool]? = nil, nodes: [AttributeColumn] = [], edges: [AttributeColumn] = []
    ) -> GraphDocument {
      var document = GraphDocument(
        .directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
      document.isSecondMode = modes
      (document.nodeAttributes, document.edgeAttributes) = (nodes, edges)
      return document
    }
    let times = [AttributeColumn("start", .texts(["1"])), AttributeColumn("end", .texts(["2"]))]
    #expect(try kept(document(modes: [false, true]), .pajek) == [.secondMode])
    #expect(try kept(document(edges: times), .pajek) == [.times])
    #expect(
      try kept(document(edges: [AttributeColumn("relation", .texts(["loan"]))]), .pajek)
        == [.relations])
    #expect(
      try kept(document(edges: [AttributeColumn("weight", .reals([.infinity]))]), .pajek)
        == [.specialNumbers])
    // Modes in any order are lost, so that they do not matter to others.
    let scattered = GraphFormat.pajek.losses(of: document(modes: [true, false]))
    #expect(scattered.map(\.feature) == [.scatteredModes] && !scattered[0].isReadBack)
  }
}
