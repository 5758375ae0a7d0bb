import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct MermaidTests {
  @Test func `a graph is a flowchart in which nothing of a text is markup`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "treaty"], sources: [0, 1], targets: [2, 0],
      edgeDirections: [.undirected, .directed])
    document.isSecondMode = [false, false, true]
    document.graphAttributes = [AttributeColumn("title", .texts(["A \"title\"\nof two lines"]))]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["say \"hi\" <b> & #1", "", "R*D_"]), missing: [1])
    ]
    document.edgeAttributes = [AttributeColumn("role", .texts(["party|host", ""]))]
    let text = try GraphFormat.mermaid.files(of: GraphContent(document))[0].text
    // The entities of Mermaid are a number sign, a code point and a semicolon.
    #expect(
      text == """
        ---
        title: "A \\"title\\" of two lines"
        ---
        flowchart LR
          n0["say #34;hi#34; #60;b#62; #38; #35;1"]
          n1["b"]
          n2("R#42;D#95;")
          n0 ---|"party#124;host"| n2
          n1 --> n0

        """)
  }

  @Test func `an empty graph is an empty flowchart`() throws {
    let empty = GraphDocument(.directed, nodeIDs: [], sources: [], targets: [])
    #expect(
      try GraphFormat.mermaid.files(of: GraphContent(empty))[0].text == "flowchart LR\n")
  }
}
