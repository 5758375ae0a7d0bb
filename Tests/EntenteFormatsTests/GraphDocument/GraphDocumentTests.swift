import EntenteData
import EntenteFormats
import EntenteGraph
import Testing

@Suite struct GraphDocumentTests {
  private func document(_ columns: AttributeColumn...) -> GraphDocument {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2], targets: [1, 2, 0],
      edgeDirections: [.undirected, .directed, .undirected])
    document.edgeAttributes = columns
    return document
  }

  @Test func `mixed directions become one that is asked for`() throws {
    let weight = AttributeColumn("w", .integers([1, 2, 3]))
    let document = document(weight)
    let problem = #expect(throws: Problem.self) { try document.graph() }
    #expect(problem?.message == "there are directed and undirected edges")
    let undirected = try document.graph(.undirected, strengths: "w")
    #expect(!undirected.isDirected && undirected.edgeCount == 3)
    #expect(undirected.strengths == [1, 2, 3])
    let directed = try document.graph(.directed, strengths: "w", lengths: "w")
    #expect(
      directed.edges == [
        Graph.Edge(0, 1), Graph.Edge(1, 0), Graph.Edge(1, 2), Graph.Edge(2, 0), Graph.Edge(0, 2),
      ])
    #expect(directed.strengths == [1, 1, 2, 3, 3] && directed.lengths == directed.strengths)
    // A loop there and back is one loop.
    let loop = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0, 0], targets: [0, 1],
      edgeDirections: [.undirected, .directed])
    #expect(try loop.graph(.directed).edges == [Graph.Edge(0, 0), Graph.Edge(0, 1)])
  }

  @Test func `directions that are all the same are not kept`() {
    let document = GraphDocument(
      .directed, nodeIDs: ["a"], sources: [0], targets: [0], edgeDirections: [.directed],
      edgeIDs: [""])
    #expect(document.edgeDirections == nil && document.edgeIDs == nil)
    let opposite = GraphDocument(
      .directed, nodeIDs: ["a"], sources: [0, 0], targets: [0, 0],
      edgeDirections: [.undirected, .undirected])
    #expect(opposite.edgeDirections == nil && opposite.direction == .undirected)
  }

  @Test func `a missing strength is the default, or what is asked for, or an error`() throws {
    let none = AttributeColumn("w", .reals([1, 9, 3]), missing: [1])
    let problem = #expect(throws: Problem.self) {
      try document(none).graph(.undirected, strengths: "w")
    }
    #expect(problem?.message == "the edge from “b” to “c” has no “w”")
    let filled = try document(none).graph(.undirected, strengths: "w", missing: 0.5)
    #expect(filled.strengths == [1, 0.5, 3])
    let standing = AttributeColumn("w", .reals([1, 9, 3]), missing: [1], defaultValue: .real(4))
    #expect(try document(standing).graph(.undirected, lengths: "w").lengths == [1, 4, 3])
  }

  @Test func `an attribute that is not there, no number or negative is an error`() {
    let text = AttributeColumn("w", .texts(["1", "2", "3"]))
    let huge = AttributeColumn("v", .texts(["1", "1e400", "3"]))
    let negative = AttributeColumn("n", .reals([1, -1, 3]))
    for (name, message) in [
      ("x", "edges have no attribute “x”"),
      ("w", "the attribute “w” of edges is no number: its values are texts"),
      ("v", "the attribute “v” of edges is no number: the edge from “b” to “c” has “1e400”"),
    ] {
      let problem = #expect(throws: Problem.self) {
        try document(text, huge, negative).graph(.undirected, strengths: name)
      }
      #expect(problem?.message == message)
    }
    let problem = #expect(throws: Problem.self) {
      try document(negative).graph(.undirected, strengths: "n")
    }
    let message = "the edge from “b” to “c” has strength -1.0; it must be finite and at least 0"
    #expect(problem?.message == message)
  }

  @Test func `an edge at fault is named by its id and ends, whatever edges become of it`() {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 2],
      edgeDirections: [.undirected, .undirected], edgeIDs: ["", "e"])
    document.edgeAttributes = [AttributeColumn("n", .reals([1, -1]))]
    let problem = #expect(throws: Problem.self) { try document.graph(.directed, strengths: "n") }
    #expect(problem?.message.hasPrefix("the edge “e” between “b” and “c” has strength") == true)
  }

  @Test func `a document of a graph has its edges, ids and columns`() throws {
    let graph = try Graph(
      .directed, nodeCount: 3, edges: [.init(2, 0), .init(0, 1)], strengths: [1.5, 2])
    let document = GraphDocument(graph)
    #expect(Array(document.nodeIDs) == ["n0", "n1", "n2"])
    #expect(document.sources == [2, 0] && document.targets == [0, 1])
    #expect(document.edgeAttributes == [AttributeColumn("weight", .reals([1.5, 2]))])
    #expect(GraphDocument(graph, nodeIDs: ["x", "y", "z"]).nodeIDs[2] == "z")
  }
}
