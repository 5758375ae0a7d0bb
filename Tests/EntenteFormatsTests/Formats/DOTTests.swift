import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct DOTTests {
  @Test(arguments: [
    (
      "gexf",
      #"<gexf><graph><nodes><node id="a"><viz:position x="1.5" y="-2"/></node></nodes></graph></gexf>"#
    ),
    ("gml", "graph [ node [ id 1 label \"a\" graphics [ x 1.5 y -2 ] ] ]"),
    (
      "cytoscape",
      #"{"elements": {"nodes": [{"data": {"id": "a"}, "position": {"x": 1.5, "y": -2}}]}}"#
    ),
    ("graphology", #"{"nodes": [{"key": "a", "attributes": {"x": 1.5, "y": -2}}]}"#),
    ("pajek", "*Vertices 1\n1 \"a\" 1.5 -2\n"),
    ("dot", #"graph { a [pos="1.50, -2.0"] }"#),
  ])
  func `places of any format are those of Graphviz, and come back`(id: String, text: String) throws
  {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let document = try format.read(bytes: Array(text.utf8), tools: .test).document
    let files = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)
    let hasPoint = files[0].text.contains(#"pos="1.5,-2.0""#)
    #expect(hasPoint || files[0].text.contains(#"pos="1.5,-2""#), "\(files[0].text)")
    let again = try GraphFormat.dot.read(bytes: files[0].bytes, tools: .test).document
    for (name, value) in [("x", 1.5), ("y", -2)] {
      let column = again.nodeAttributes.first { $0.name == name }
      switch column?[0] {
      case .real(let number)?: #expect(number == value)
      case .integer(let number)?: #expect(Double(number) == value)
      default: Issue.record("there is no \(name)")
      }
    }
  }

  @Test(
    .enabled(if: OutsideReader.graphviz != nil, "Graphviz is not installed"))
  func `Graphviz keeps nodes where they are to each other`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([0.5, 100])), AttributeColumn("y", .integers([7, -30])),
    ]
    let written = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)[0].text
    let dot: OutsideReader = try #require(OutsideReader.graphviz)
    let reader = OutsideReader(program: dot.program, arguments: ["-Kneato", "-n", "-Tjson0"])
    let graph: [String: Any] = try #require(try reader.read(written) as? [String: Any])
    let nodes = graph["objects"] as? [[String: Any]] ?? []
    let places = nodes.compactMap {
      ($0["pos"] as? String)?.split(separator: ",").map { Double($0) }
    }
    // The whole picture is moved to where it starts at 0.
    try #require(places.count == 2)
    for (axis, distance) in [99.5, -37].enumerated() {
      let (first, second) = (places[0][axis] ?? .nan, places[1][axis] ?? .nan)
      #expect(abs(second - first - distance) < 1e-9)
    }
  }

  /// What `pos` is, and the columns that it becomes.
  static let places: [(pos: [String], columns: [AttributeColumn])] = [
    (
      ["1,2!", "3.5,4"],
      [
        AttributeColumn("x", .reals([1, 3.5])), AttributeColumn("y", .integers([2, 4])),
        AttributeColumn("pin", .booleans([true, false]), missing: [1]),
      ]
    ),
    (
      ["1,2,3", ""],
      ["x", "y", "z"].enumerated().map {
        AttributeColumn($1, .integers([Int64($0 + 1), 0]), missing: [1])
      }
    ),
    (["e,1,2 3,4", "1,2"], [AttributeColumn("pos", .texts(["e,1,2 3,4", "1,2"]))]),
    (["1", "2"], [AttributeColumn("pos", .integers([1, 2]))]),
    (["inf,1", "1,2"], [AttributeColumn("pos", .texts(["inf,1", "1,2"]))]),
    (["!", "1,2"], [AttributeColumn("pos", .texts(["!", "1,2"]))]),
  ]

  @Test(arguments: places.indices)
  func `places are read as numbers, or as what they are`(number: Int) throws {
    let (pos, columns) = Self.places[number]
    let text = "graph { a [pos=\"\(pos[0])\"]; b [pos=\"\(pos[1])\"] }"
    let document = try GraphFormat.dot.read(bytes: Array(text.utf8), tools: .test).document
    #expect(document.nodeAttributes == columns)
    let files = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)
    #expect(try GraphFormat.dot.read(bytes: files[0].bytes, tools: .test).document == document)
  }

  @Test func `places that are taken or not whole stay attributes`() throws {
    let text = #"graph { a [pos="1,2", x=up] }"#
    let document = try GraphFormat.dot.read(bytes: Array(text.utf8), tools: .test).document
    #expect(Set(document.nodeAttributes.map(\.name)) == ["pos", "x"])
    var other = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [], targets: [])
    other.nodeAttributes = [
      AttributeColumn("x", .reals([1, 2])), AttributeColumn("y", .reals([1, 0]), missing: [1]),
      AttributeColumn("z", .reals([.infinity, 1])),
    ]
    let written = try GraphFormat.dot.files(of: GraphContent(other), tools: .test)[0].text
    #expect(!written.contains("pos=") && written.contains(#"x="1.0", y="1.0", z="INF""#))
  }

  @Test(
    .enabled(if: OutsideReader.graphviz != nil, "Graphviz is not installed"),
    arguments: HostileRecords.projections)
  func `Graphviz reads every node and edge with the same texts`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let graph = try graph(network)
    #expect(graph["directed"] as? Bool == network.graph.isDirected)
    #expect(graph["name"] as? String == "hostile")
    #expect(shown(graph["label"]) == network.dataset.title)
    #expect(graph["title"] as? String == network.dataset.title)
    #expect(graph["projection"] as? String == network.header.joined(separator: "\n"))
    let nodes: [[String: Any]] = try #require(graph["objects"] as? [[String: Any]])
    #expect(nodes.count == network.nodes.count)
    for (number, node) in nodes.enumerated() {
      #expect(node["name"] as? String == network.id(of: number))
      #expect(shown(node["label"]) == network.label(of: number, in: .english))
    }
    let edges: [[String: Any]] = try #require(graph["edges"] as? [[String: Any]])
    #expect(edges.count == network.edges.count)
    #expect(Set(edges.compactMap { $0["id"] as? String }).count == edges.count)
    for (read, edge) in zip(edges, network.edges) {
      #expect(read["tail"] as? Int == edge.source && read["head"] as? Int == edge.target)
      #expect((read["strength"] as? String).flatMap(Double.init) == edge.strength)
      let dataset = network.dataset
      let ids = edge.relations.map { dataset.relations[$0].id }
      #expect(list(read["relations"]) == ids)
      #expect(list(read["types"]) == edge.relations.map { dataset.relations[$0].type.rawValue })
      let evidence = edge.relations.flatMap { dataset.evidence(of: $0) }
      let claims = evidence.map(\.claim).joined(separator: " | ")
      let tooltip = shown(read["tooltip"])?.replacing("\u{2060}", with: "")
      #expect(tooltip ?? "" == claims)
      if !evidence.isEmpty {
        #expect(
          (read["URL"] as? String)?.hasPrefix("https://example.org/r?a=1&amp;b=2") == true)
      }
    }
  }

  @Test func `amounts and dates run in step with relations, and what is unknown stays empty`()
    throws
  {
    var tables = HostileRecords.tables
    tables.relations.append(Relation(id: "r99", type: .agreement, title: "t"))
    for entity in ["e0", "e1"] {
      tables.parties.append(Party(relation: "r99", entity: entity, role: .party))
    }
    tables.relations.append(
      Relation(id: "r98", type: .funding, title: "t", money: Money(5, "JPY")))
    tables.parties.append(Party(relation: "r98", entity: "e0", role: .funder))
    tables.parties.append(Party(relation: "r98", entity: "e1", role: .beneficiary))
    for id in ["r98", "r99"] {
      tables.evidence.append(
        Evidence(relation: id, source: "book", locator: "p1s1", excerpt: "x", claim: "c"))
    }
    let text = try GraphFormat.dot.write(HostileRecords.network(Projection(), tables), .english)[0]
      .text
    let line = text.split(separator: "\n").first { $0.hasPrefix("  \"e0\" -- \"e1\"") } ?? ""
    #expect(line.contains(#"relations="r0;r98;r99""#))
    #expect(line.contains(#"dates="2023-24;;""#))
    #expect(line.contains(#"amounts="1000 USD;5 JPY;""#))
    #expect(line.contains(#"statuses="announced;;""#))
  }

  @Test(arguments: HostileRecords.projections)
  func `what is shown of a network is no attribute`(projection: Projection) throws {
    let network = try HostileRecords.network(projection)
    let file = try GraphFormat.dot.files(of: GraphContent(network), tools: .test)[0]
    #expect(file.text.contains("URL=\"https://example.org/r?a=1&amp;b=2"))
    let document = try GraphFormat.dot.read(bytes: file.bytes, tools: .test).document
    let written = GraphDocument(network)
    #expect(document.graphAttributes.map(\.name) == written.graphAttributes.map(\.name))
    #expect(document.edgeAttributes.map(\.name) == written.edgeAttributes.map(\.name))
    let again = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)[0]
    let shown = [file, again].map { file in
      file.text.matches(of: /(URL|tooltip|label)="[^"]*"/).map(\.output.0)
    }
    #expect(shown[0] == shown[1])
  }

  @Test(arguments: [
    // Another link, none where the evidence has an address, the same one, and the same with an entity.
    ["https://example.org/x", ""], ["", ""], ["https://example.org/a", ""],
    ["https://example.org/b?c&amp;d", ""],
  ])
  func `links of an attribute come back, whatever the evidence is`(links: [String]) throws {
    for evidence in ["https://example.org/a", "book p1 | https://example.org/b?c&d"] {
      try expect(
        edges: ["URL": links, "evidence": [evidence, "book p2"]], graph: [:])
    }
  }

  @Test func `what is shown comes back as it is, whether it repeats a title or claims or not`()
    throws
  {
    // A backslash before a letter that Graphviz replaces, an entity, and what no label can show.
    for text in ["a", "\\N \\\\E", "R&D &amp; \"x\"\ny", "a\tb\u{7F}"] {
      for shown in ["a", text, "", "&amp;"] {
        try expect(edges: ["claims": [text, ""], "tooltip": [shown, ""]], graph: ["title": text])
        try expect(edges: ["claims": ["", text]], graph: ["title": text, "label": shown])
      }
    }
  }

  @Test func `line ends among quotation marks and backslashes survive`() throws {
    for text in [
      "\"x\"\n", "\n", "\r\n", "\n\"\n", "a\"\r\n\"", "\\\\\n", "\\\n", "\"\n\n\"", "&#10;",
    ] {
      try expect(edges: ["note": [text, ""], text: ["x", "y"]], graph: ["note": text])
      let document = GraphDocument(.directed, nodeIDs: ["a", text], sources: [0], targets: [1])
      let file = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)[0]
      let read = try GraphFormat.dot.read(bytes: file.bytes, tools: .test).document
      #expect(read.nodeIDs == document.nodeIDs)
    }
  }

  @Test func `Graphviz shows claims and titles of any document`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.graphAttributes = [AttributeColumn("title", .texts(["R&D"]))]
    document.edgeAttributes = [AttributeColumn("claims", .texts(["A \\N"]))]
    let text = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)[0].text
    #expect(text.contains(#"title="R&D", label="R&amp;D""#))
    #expect(text.contains("claims=\"A \\N\", tooltip=\"A \\\\\u{2060}N\""))
  }

  /// Expects attributes of two edges and of their graph to be read as they were written.
  private func expect(edges: [String: [String]], graph: [String: String]) throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    document.edgeAttributes = edges.map { AttributeColumn.optionalTexts($0, $1) }
    document.graphAttributes = graph.map { AttributeColumn.optionalTexts($0, [$1]) }
    let file = try GraphFormat.dot.files(of: GraphContent(document), tools: .test)[0]
    let read = try GraphFormat.dot.read(bytes: file.bytes, tools: .test).document
    func texts(_ columns: [AttributeColumn]) -> [String: [String]] {
      let texts = columns.map { column in
        (column.name, (0..<column.count).map { column.text($0) ?? "" })
      }
      return Dictionary(uniqueKeysWithValues: texts.filter { !$0.1.allSatisfy(\.isEmpty) })
    }
    #expect(texts(read.edgeAttributes) == texts(document.edgeAttributes), "\(file.text)")
    #expect(texts(read.graphAttributes) == texts(document.graphAttributes), "\(file.text)")
  }

  @Test(arguments: [100, 101])
  func `many names stand before the nodes and edges, all but labels`(count: Int) throws {
    var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    let names = (1..<count).map { "a\($0)" } + ["label"]
    document.nodeAttributes = names.map { AttributeColumn($0, .texts(["", "x"]), missing: [0]) }
    document.edgeAttributes = names.map { AttributeColumn($0, .texts(["y"])) }
    let files = try GraphFormat.dot.files(of: GraphContent(document))
    let lines = files[0].text.split(separator: "\n").map(String.init)
    let list = (1..<count).map { "a\($0)=\"\"" }.joined(separator: ", ")
    #expect(lines.contains("  node [\(list)]") == (count > 100))
    #expect(lines.contains("  edge [\(list)]") == (count > 100))
    #expect(lines.firstIndex { $0.hasPrefix("  \"a\"") } ?? 0 >= (count > 100 ? 3 : 1))
    let read = try GraphFormat.dot.read(bytes: files[0].bytes, tools: .test).document
    #expect(Set(read.nodeAttributes.map(\.name)) == Set(names))
    #expect(read.nodeAttributes.allSatisfy { $0[0] == nil && $0[1] == .text("x") })
    #expect(read.edgeAttributes.allSatisfy { $0[0] == .text("y") })
  }

  @Test func `lists that are not there are not lost beside subgraphs`() throws {
    var document = try GraphFormat.dot.read(
      bytes: Array("graph { subgraph cluster_a { x } }".utf8), tools: .test
    ).document
    #expect(GraphFormat.dot.losses(of: document).isEmpty)
    document.edgeAttributes = [AttributeColumn("lists", .structures([]))]
    #expect(!GraphFormat.dot.losses(of: document).contains { $0.feature == .structures })
    document.nodeAttributes.append(AttributeColumn("lists", .structures(["[1]"])))
    #expect(GraphFormat.dot.losses(of: document).contains { $0.feature == .structures })
  }

  @Test func `a name that DOT cannot hold does not break the file`() throws {
    let dataset = try Dataset(name: "50\"\\", title: "t", tables: HostileRecords.tables)
    let text = try GraphFormat.dot.write(try Network(dataset), .english)[0].text
    #expect(text.hasPrefix(#"graph "50\"&#92;" {"#))
  }

  private func graph(_ network: Network) throws -> [String: Any] {
    let text = try GraphFormat.dot.write(network, .english)[0].text
    let reader: OutsideReader = try #require(OutsideReader.graphviz)
    let graph: [String: Any] = try #require(try reader.read(text) as? [String: Any])
    return graph
  }

  private func list(_ value: Any?) -> [String] {
    (value as? String).map { $0.split(separator: ";").map(String.init) } ?? []
  }

  /// What Graphviz shows of a label: it replaces entities and two escapes.
  private func shown(_ value: Any?) -> String? {
    guard let text = value as? String else { return nil }
    var (shown, rest) = ("", Substring(text))
    let entities = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", #"\\"#: #"\"#, #"\n"#: "\n",
    ]
    while let first = rest.first {
      if let (entity, character) = entities.first(where: { rest.hasPrefix($0.key) }) {
        shown += character
        rest = rest.dropFirst(entity.count)
      } else {
        shown.append(first)
        rest = rest.dropFirst()
      }
    }
    return shown
  }
}
