import EntenteData
import EntenteDrawing
import EntenteFormats
import EntenteGraph
import Testing

/// The pictures of graph files.
@Suite struct DocumentDiagramTests {
  private var document: GraphDocument {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c", "label 0"], sources: [0, 0, 1, 2, 1, 3],
      targets: [1, 1, 0, 2, 2, 0],
      edgeDirections: [.directed, .directed, .directed, .directed, .undirected, .directed])
    document.graphAttributes = [AttributeColumn("title", .texts(["Friends"]))]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["Alice", "Bob", "", "D"]), missing: [2]),
      AttributeColumn("color", .texts(["#ff0000", "RED", "no color", "#00FF0080"])),
      AttributeColumn("kind", .texts(["company", "person", "university", "company"])),
      AttributeColumn("team", .texts(["x", "x", "", "y"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([1, 2, 1, 5, 4, 1])),
      AttributeColumn("label", .texts(["", "", "likes", "", "", ""]), missing: [0, 1, 3, 4, 5]),
      AttributeColumn("URL", .texts(["", "https://example.org/x", "", "", "", ""]), missing: [0]),
    ]
    return document
  }

  @Test func `nodes whose ids Unicode holds for the same are two`() {
    let (one, two) = ("\u{E9}", "e\u{301}")
    let document = GraphDocument(
      .directed, nodeIDs: [one, two, "x"], sources: [0, 1], targets: [1, 2])
    let diagram = Diagram(document, name: "x.gml")
    // In the order of their ids: x, then both others.
    let ids = diagram.nodes.map(\.id)
    #expect(Set(ids).count == 3 && ids.first == "x")
    #expect(diagram.edges.map(\.source) == [ids[1], ids[2]])
    #expect(diagram.edges.map(\.target) == [ids[2], ids[0]])
  }

  @Test func `nodes have their names, colors and groups`() {
    let diagram = Diagram(document, name: "x.gml", groupedBy: "team")
    #expect(diagram.title == "Friends")
    #expect(diagram.nodes.map(\.id) == ["a", "b", "c", "label 0"])
    #expect(diagram.nodes.map(\.lines) == [["Alice"], ["Bob"], ["c"], ["D"]])
    #expect(diagram.nodes.map(\.group) == ["x", "x", nil, "y"])
    #expect(diagram.groups.map(\.id) == ["x", "y"])
    let kinds = diagram.nodes.map(\.style.kind)
    #expect(kinds == [nil, nil, .university, nil])
    #expect(Diagram(document, name: "x.gml").groups.isEmpty)
    #expect(Diagram(document, name: "x.gml", title: "T").title == "T")
  }

  @Test func `parallel edges are one with their number, and loops are counted`() {
    let diagram = Diagram(document, name: "x.gml")
    #expect(diagram.sourceLine == "4 nodes, 6 edges; 1 loops not drawn")
    // a → b twice, b → a with a label, b — c, and the one from the node that is called as a chip.
    #expect(diagram.joints.map(\.label) == ["2", "likes"])
    #expect(Set(diagram.joints.map(\.id)).isDisjoint(with: diagram.nodes.map(\.id)))
    #expect(diagram.edges.count == 6)
    let plain = diagram.edges.filter { edge in
      !diagram.joints.contains { [edge.source, edge.target].contains($0.id) }
    }
    #expect(plain.map { [$0.source, $0.target] } == [["b", "c"], ["label 0", "a"]])
    #expect(plain.map(\.style.targetMarker) == [.none, .arrow])
    // 4 of strengths from 1 to 4 is the widest; two of 1 and 2 add up to 3.
    #expect(plain.map(\.style.width) == [4.5, 1])
    let twice = diagram.edges.filter { edge in edge.link != nil }
    #expect(twice.map(\.link) == ["https://example.org/x", "https://example.org/x"])
    #expect(twice.map(\.style.targetMarker) == [.none, .arrow])
    #expect(diagram.legend.types.isEmpty)
    #expect(diagram.legend.lines.map(\.text) == ["the thicker, the stronger"])
  }

  @Test(
    arguments: [
      ("#ff0000", "#FF0000"), ("#0072b280", "#0072B2"), ("Red", "#FF0000"), ("#ff00", nil),
      ("ff0000", nil), ("#gg0000", nil), ("", nil), ("#", nil), ("＃ff0000", nil),
    ] as [(String, String?)])
  func `colors are codes or names`(text: String, hex: String?) {
    #expect(Color(text: text)?.hex == hex)
  }

  @Test func `an empty graph is an empty picture`() {
    let nothing = GraphDocument(.undirected, nodeIDs: [], sources: [], targets: [])
    let diagram = Diagram(nothing, name: "nothing.gml")
    #expect(diagram.nodes.isEmpty && diagram.edges.isEmpty && diagram.title == "nothing.gml")
  }
}
