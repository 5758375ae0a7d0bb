import EntenteData
import EntenteGraph
import EntenteNetwork
import Testing

@testable import EntenteFormats

/// Graph files as graphs to analyze.
@Suite struct NamedGraphTests {
  private var small: GraphDocument {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 0, 2], targets: [1, 2, 1, 2])
    document.nodeAttributes = [AttributeColumn("label", .texts(["A", "", "C"]), missing: [1])]
    document.edgeAttributes = [
      AttributeColumn("weight", .integers([1, 2, 3, 4])),
      AttributeColumn("cost", .reals([0.5, 1, 1.5, 2])),
    ]
    return document
  }

  @Test func `names are labels or ids, and strengths are weights`() throws {
    let graph = try NamedGraph(small, name: "small.gml")
    #expect(graph.title == "small.gml")
    #expect(graph.ids == ["a", "b", "c"] && graph.labels == ["A", "b", "C"])
    #expect(graph.graph.strengths == [1, 2, 3, 4] && graph.graph.lengths == nil)
    #expect(graph.paths == .hops && graph.actors == [0, 1, 2])
    #expect(graph.relations == nil && graph.evidence == nil)
    #expect(
      graph.header == [
        "graph file: 3 nodes, 4 undirected edges", "strength: “weight”; paths: hops",
        "parallel edges: 1 more than pairs; strengths add up, a path counts once", "loops: 1",
      ])
  }

  @Test func `nodes are in the order of their ids, whatever the order in the file`() throws {
    var shuffled = GraphDocument(
      .undirected, nodeIDs: ["c", "a", "b"], sources: [1, 2, 1, 0], targets: [2, 0, 2, 0])
    shuffled.nodeAttributes = [
      AttributeColumn("label", .texts(["C", "A", ""]), missing: [2]),
      AttributeColumn("kind", .texts(["company", "company", "place"])),
    ]
    shuffled.edgeAttributes = small.edgeAttributes
    var document = small
    let kinds = AttributeColumn("kind", .texts(["company", "place", "company"]))
    document.nodeAttributes.append(kinds)
    let relations = AttributeColumn("relations", .texts(["r", "s", "r", "t"]))
    document.edgeAttributes.append(relations)
    shuffled.edgeAttributes.append(relations)
    let (graph, expected) = try (
      NamedGraph(shuffled, name: "x"), NamedGraph(document, name: "x")
    )
    #expect(graph.ids == ["a", "b", "c"] && graph.labels == ["A", "b", "C"])
    #expect(graph.actors == [0, 2] && expected.actors == [0, 2])
    #expect(graph.graph.edges == expected.graph.edges)
    #expect(graph.graph.strengths == expected.graph.strengths)
    #expect(graph.relations?.ofNodes == [[0], [0, 1], [1, 2]])
    #expect(expected.relations?.ofNodes == [[0], [0, 1], [1, 2]])
  }

  @Test func `strengths and lengths are those that are asked for`() throws {
    let equal = try NamedGraph(small, name: "x", strengths: .equal)
    #expect(equal.graph.strengths == nil && equal.header[1] == "strength: 1 an edge; paths: hops")
    let cost = try NamedGraph(
      small, name: "x", strengths: .attribute("cost"), lengths: .attribute("weight"))
    #expect(cost.graph.strengths == [0.5, 1, 1.5, 2] && cost.graph.lengths == [1, 2, 3, 4])
    #expect(cost.paths == .lengths && cost.header[1] == "strength: “cost”; paths: length “weight”")
    let inverse = try NamedGraph(small, name: "x", lengths: .inverse)
    #expect(inverse.graph.lengths == [1, 0.5, 1.0 / 3, 0.25])
    #expect(inverse.header[1] == "strength: “weight”; paths: length 1/strength")
  }

  @Test func `an attribute strength comes before weight, and texts are no strengths`() throws {
    var document = small
    document.edgeAttributes.append(AttributeColumn("strength", .reals([9, 9, 9, 9])))
    #expect(try NamedGraph(document, name: "x").graph.strengths == [9, 9, 9, 9])
    document.edgeAttributes = [AttributeColumn("weight", .texts(["1", "2", "3", "heavy"]))]
    let problem = #expect(throws: Problem.self) { try NamedGraph(document, name: "x") }
    #expect(
      problem?.message == "the attribute “weight” of edges is no number:"
        + " the edge between “c” and “c” has “heavy”")
    #expect(problem?.kind == .edgeValue("weight"))
    #expect(try NamedGraph(document, name: "x", strengths: .equal).graph.strengths == nil)
    // Without a value there is nothing that is no number.
    document.edgeAttributes = [AttributeColumn("weight", .texts(["", "", "", ""]), missing: 0..<4)]
    #expect(try NamedGraph(document, name: "x").header[1] == "strength: 1 an edge; paths: hops")
  }

  @Test func `what is missing, negative or no number is a problem`() {
    var document = small
    #expect(throws: Problem.self) {
      try NamedGraph(document, name: "x", strengths: .attribute("nothing"))
    }
    document.edgeAttributes = [AttributeColumn("weight", .reals([1, 2, 3, -4]))]
    #expect(throws: Problem.self) { try NamedGraph(document, name: "x") }
    document.edgeAttributes = [AttributeColumn("weight", .reals([1, 2, 3, 0]), missing: [3])]
    #expect(throws: Problem.self) { try NamedGraph(document, name: "x") }
    document.edgeAttributes = [AttributeColumn("weight", .reals([1, 2, 3, 0]))]
    let problem = #expect(throws: Problem.self) {
      try NamedGraph(document, name: "x", lengths: .inverse)
    }
    #expect(problem?.advice.contains("no length") == true)
    #expect(throws: Problem.self) { try NamedGraph(document, name: "x", in: .japanese) }
  }

  @Test func `lengths are not the inverse of strengths that are not there`() throws {
    var document = small
    document.edgeAttributes = [
      AttributeColumn("weight", .texts(["1", "2", "3", "heavy"])),
      AttributeColumn("cost", .integers([1, 2, 4, 8])),
    ]
    let text = #expect(throws: Problem.self) {
      try NamedGraph(document, name: "x", lengths: .inverse)
    }
    #expect(text?.message.hasSuffix("the edge between “c” and “c” has “heavy”") == true)
    document.edgeAttributes.removeFirst()
    let none = #expect(throws: Problem.self) {
      try NamedGraph(document, name: "x", lengths: .inverse)
    }
    #expect(none?.message.hasPrefix("edges have no strength") == true)
    let cost = try NamedGraph(
      document, name: "x", strengths: .attribute("cost"), lengths: .inverse)
    #expect(cost.graph.lengths == [1, 0.5, 0.25, 0.125])
    let equal = try NamedGraph(document, name: "x", strengths: .equal, lengths: .inverse)
    #expect(equal.graph.lengths == [1, 1, 1, 1])
    let empty = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    #expect(try NamedGraph(empty, name: "x", lengths: .inverse).graph.edgeCount == 0)
  }

  @Test func `an undirected edge among directed ones goes there and back`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 0, 1], targets: [1, 1, 1],
      edgeDirections: [.directed, .undirected, .undirected])
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([1, 2, 4])),
      AttributeColumn("relations", .texts(["r", "s", "t"])),
    ]
    let graph = try NamedGraph(document, name: "x")
    #expect(graph.graph.isDirected)
    #expect(graph.graph.edges == [.init(0, 1), .init(0, 1), .init(1, 0), .init(1, 1)])
    #expect(graph.graph.strengths == [1, 2, 2, 4])
    #expect(graph.relations?.ofEdges == [[0], [1], [1], [2]])
    #expect(
      graph.header[0]
        == "graph file: 2 nodes, 1 directed and 2 undirected edges, these there and back, "
        + "from 3 relations")
  }

  @Test func `relations and evidence of other files are read as they are`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2])
    document.edgeAttributes = [
      AttributeColumn("relations", .structures([#"["x",{"id":"y"}]"#, #"[{"id":"x"}]"#])),
      AttributeColumn(
        "evidence",
        .structures([
          #"[{"claim":"C","excerpt":"E","source":"s","locator":"p1"},{"url":"u"}]"#, "[]",
        ])),
    ]
    document.nodeAttributes = [AttributeColumn("kind", .texts(["company", "place", "bank"]))]
    let graph = try NamedGraph(document, name: "x")
    #expect(graph.relations?.ids == ["x", "y"] && graph.relations?.episodes == nil)
    #expect(graph.relations?.ofNodes == [[0, 1], [0, 1], [0]])
    #expect(graph.evidence == [["C “E” (s p1)", "u"], []])
    #expect(graph.actors == [0, 2] && graph.header.last?.hasSuffix("1 in all") == true)
  }

  @Test(arguments: HostileRecords.projections)
  func `a written network has the relations and evidence of the network`(
    projection: Projection
  ) throws {
    let network = try HostileRecords.network(projection)
    let expected = NamedGraph(network)
    let document = GraphContent(network).document
    let graph = try NamedGraph(document, name: "x")
    #expect(graph.title == expected.title && graph.labels == expected.labels)
    #expect(graph.actors == expected.actors)
    #expect(graph.graph.edges == expected.graph.edges)
    #expect(graph.graph.strengths == expected.graph.strengths)
    let (relations, wanted) = (try #require(graph.relations), try #require(expected.relations))
    #expect(
      relations.ofEdges.map { $0.map { relations.ids[$0] } }
        == wanted.ofEdges.map { $0.map { wanted.ids[$0] } })
    for actor in graph.actors {
      #expect(
        relations.ofNodes[actor].map { relations.ids[$0] }
          == wanted.ofNodes[actor].map { wanted.ids[$0] })
    }
    #expect(graph.evidence == expected.evidence)
    let japanese = try NamedGraph(document, name: "x", in: .japanese)
    #expect(japanese.labels[0] == "日本語の名前" && japanese.labels[1] == expected.labels[1])
  }
}
