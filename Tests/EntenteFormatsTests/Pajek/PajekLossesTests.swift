import EntenteData
import EntenteGraph
import EntenteTestSupport
import Testing

@testable import EntenteFormats

/// Attributes are said to be lost in Pajek if some are, and otherwise are read back as they were.
@Suite struct PajekLossesTests {
  private func graph(
    nodes: [AttributeColumn] = [], edges: [AttributeColumn] = []
  ) -> GraphDocument {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    (document.nodeAttributes, document.edgeAttributes) = (nodes, edges)
    return document
  }

  /// What is said to be left out of a document.
  private func lost(_ document: GraphDocument) -> Set<GraphFeature> {
    let features = GraphFormat.pajek.losses(of: document).map(\.feature)
    return Set(features).intersection([.nodeAttributes, .edgeAttributes])
  }

  private func read(_ document: GraphDocument) throws -> GraphDocument {
    let file = try GraphFormat.pajek.files(of: GraphContent(document))[0]
    return try GraphFormat.pajek.read(text: file.text).document
  }

  private func byName(_ columns: [AttributeColumn]) -> [AttributeColumn] {
    columns.sorted { $0.name < $1.name }
  }

  @Test func `what Pajek has places for is not lost`() throws {
    let document = graph(
      nodes: [
        AttributeColumn("x", .reals([0.5, 0]), missing: [1]),
        AttributeColumn("y", .integers([1, 0]), missing: [1]),
        AttributeColumn("z", .reals([-1.5, 0]), missing: [1]),
        AttributeColumn("shape", .texts(["box", ""]), missing: [1]),
        AttributeColumn("color", .texts(["Red", "#ff8000"])),
        AttributeColumn("x_fact", .reals([2, 0.25])), AttributeColumn("font", .texts(["A", "\""])),
        AttributeColumn("start", .texts(["3", "4"])),
        AttributeColumn("end", .texts(["3", ""]), missing: [1]),
      ],
      edges: [
        AttributeColumn("weight", .reals([0.5, 2])), AttributeColumn("label", .texts(["7", ""])),
        AttributeColumn("relation", .texts(["trade", ""]), missing: [1]),
        AttributeColumn("color", .texts(["", "Blue"]), missing: [0]),
        AttributeColumn("thickness", .integers([1, 2])),
        AttributeColumn("start", .texts(["", "007"]), missing: [0]),
      ])
    #expect(lost(document).isEmpty)
    let again = try read(document)
    #expect(byName(again.nodeAttributes) == byName(document.nodeAttributes))
    #expect(byName(again.edgeAttributes) == byName(document.edgeAttributes))
  }

  @Test(arguments: [
    [AttributeColumn("note", .texts(["a", "b"]))],
    [AttributeColumn("x_fact", .booleans([true, false]))],
    [AttributeColumn("color", .texts(["#ff8000ff", "Red"]))],
    [AttributeColumn("color", .texts(["light blue", "Red"]))],
    [AttributeColumn("color", .integers([1, 2]))],
    [AttributeColumn("start", .texts(["2020-01-01", "3"]))],
    [AttributeColumn("end", .texts(["3", "4"]))],
    [
      AttributeColumn("start", .texts(["3", "4"])),
      AttributeColumn(
        "spells", .structures(["[{\"start\":\"1\",\"end\":\"2\"}]", ""]), missing: [1]),
    ],
    [AttributeColumn("start", .integers([3, 4]))],
  ])
  func `what Pajek has no place for is lost`(columns: [AttributeColumn]) throws {
    #expect(lost(graph(nodes: columns)) == [.nodeAttributes])
    let edges = columns.map { column in
      var column = column
      if column.name == "x_fact" { column.name = "p" }
      return column
    }
    #expect(lost(graph(edges: edges)) == [.edgeAttributes])
    #expect(try read(graph(nodes: columns)).nodeAttributes != columns)
    #expect(try read(graph(edges: edges)).edgeAttributes != edges)
  }

  @Test func `what goes with another attribute is lost without it`() throws {
    let nodes = [
      [AttributeColumn("x", .reals([0.5, 1]))],
      [
        AttributeColumn("x", .reals([0.5, 1])),
        AttributeColumn("y", .reals([0.5, 1]), missing: [0]),
      ],
      [AttributeColumn("shape", .texts(["box", "star"]))],
      [AttributeColumn("label", .texts(["same", "same"]))],
    ]
    for columns in nodes {
      #expect(lost(graph(nodes: columns)) == [.nodeAttributes])
      #expect(try read(graph(nodes: columns)).nodeAttributes != columns)
    }
    let edges = [
      [AttributeColumn("label", .integers([1, 2]))],
      [AttributeColumn("weight", .texts(["1", "2"]))],
      [AttributeColumn("strength", .reals([1, 2]))],
      [
        AttributeColumn("label", .texts(["a", "b"])), AttributeColumn("label", .texts(["c", "d"])),
      ],
    ]
    for columns in edges {
      #expect(lost(graph(edges: columns)) == [.edgeAttributes])
      #expect(try read(graph(edges: columns)).edgeAttributes != columns)
    }
    // Labels that tell nodes from each other are their ids.
    #expect(lost(graph(nodes: [AttributeColumn("label", .texts(["c", "d"]))])).isEmpty)
  }

  @Test(arguments: HostileDocuments.every.map(\.name))
  func `attributes of which none is said to be lost come back`(name: String) throws {
    let (_, document) = try #require(HostileDocuments.every.first { $0.name == name })
    let losses = GraphFormat.pajek.losses(of: document)
    guard !losses.contains(where: \.isRefused) else { return }
    let names = (
      nodes: Set(try read(document).nodeAttributes.map(\.name)),
      edges: Set(try read(document).edgeAttributes.map(\.name))
    )
    let lost = lost(document)
    if !lost.contains(.nodeAttributes) {
      #expect(
        document.nodeAttributes.allSatisfy { names.nodes.contains($0.name) || $0.name == "label" })
    }
    if !lost.contains(.edgeAttributes) {
      #expect(document.edgeAttributes.allSatisfy { names.edges.contains($0.name) })
    }
  }
}
