import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

/// What HIF lists more than once, and what it says of nodes and hyperedges under one name.
@Suite struct HIFListTests {
  @Test func `what is listed again is the same, with what is said of it there too`() throws {
    let reading = try GraphFormat.hif.read(
      text: """
        {"incidences": [{"edge": "e", "node": "a"}, {"edge": "e", "node": "a"}],
        "nodes": [{"node": "a", "weight": 1, "attrs": {"x": 1}}, {"node": "b"},
        {"node": "a", "weight": 1, "attrs": {"y": "later"}},
        {"node": "c", "attrs": {"x": 3}}, {"node": "a", "attrs": {"x": 2, "y": "last"}}],
        "edges": [{"edge": "e"}, {"edge": "e", "attrs": {"x": 9}}]}
        """)
    let document = reading.document
    #expect(Array(document.nodeIDs) == ["a", "b", "c", "e"])
    #expect(document.isSecondMode == [false, false, false, true])
    // Each incidence is told, so each is one.
    #expect(document.edgeTexts == ["a-e", "a-e"])
    #expect(document.nodeTexts("weight") == ["1", nil, nil, nil])
    #expect(document.nodeTexts("x") == ["1", nil, "3", "9"])
    #expect(document.nodeTexts("y") == ["later", nil, nil, nil])
    #expect(
      reading.warnings.map { "\($0.line ?? 0): \($0.message)" } == [
        "3: a node is listed again; what is said of it was put together (2 times)",
        "4: “x” of a node that is listed again has another value; the first was kept",
        "4: “y” of a node that is listed again has another value; the first was kept",
        "5: a hyperedge is listed again; what is said of it was put together",
      ])
    #expect(try GraphFormat.hif.read(text: GraphFormat.hif.text(of: document)).document == document)
  }

  @Test func `an attribute of nodes and hyperedges of other types names the later place`() throws {
    let reading = try GraphFormat.hif.read(
      text: """
        {"nodes": [{"node": "a", "attrs": {"x": 1}}],
        "edges": [{"edge": "e"},
          {"edge": "f", "attrs": {"x": "one"}}],
        "incidences": [{"edge": "e", "node": "a"}]}
        """)
    #expect(reading.document.nodeTexts("x") == ["1", nil, "one"])
    #expect(reading.warnings.map(\.line) == [3])
    #expect(reading.warnings.first?.column == "32")
  }
}
