import Testing

@testable import EntenteFormats

/// Names that look as if our writers had made them, in files that they have not written.
@Suite struct NamesOfOthersTests {
  /// A graph of one node and one edge to itself, each with the same members, in the words of each format.
  private static func text(_ id: String, _ members: String) -> String {
    switch id {
    case "json":
      #"{"nodes": [{"id": "n", \#(members)}],"#
        + #" "edges": [{"source": "n", "target": "n", \#(members)}]}"#
    case "graphology":
      #"{"nodes": [{"key": "n", "attributes": {\#(members)}}],"#
        + #" "edges": [{"source": "n", "target": "n", "attributes": {\#(members)}}]}"#
    case "cytoscape":
      #"{"elements": {"nodes": [{"data": {"id": "n", \#(members)}}],"#
        + #" "edges": [{"data": {"source": "n", "target": "n", \#(members)}}]}}"#
    default:
      #"{"nodes": [{"node": "n", "attrs": {\#(members)}}], "edges": [{"edge": "e"}],"#
        + #" "incidences": [{"node": "n", "edge": "e", "attrs": {\#(members)}}]}"#
    }
  }

  @Test(
    arguments: ["json", "graphology", "cytoscape", "hif"],
    ["entente:2:a", "entente:a", "entente:declared", "entente:2:entente:2:a", "entente:99:", "a"])
  func `a member of another program keeps its name, here and in every format from there`(
    id: String, name: String
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let document = try format.read(text: Self.text(id, "\"\(name)\": \"v\"")).document
    #expect(document.nodeAttributes.map(\.name) == [name])
    #expect(document.edgeAttributes.map(\.name) == [name])
    for other in GraphFormat.all where other.canRead && other.canWrite {
      let losses = other.losses(of: document).map(\.feature)
      guard !losses.contains(.nodeAttributes), !losses.contains(.edgeAttributes) else { continue }
      let read = try other.readBack(other.files(of: GraphContent(document), tools: .test))
      #expect(read.nodeAttributes.contains { $0.name == name }, "\(other.id)")
      #expect(read.edgeAttributes.contains { $0.name == name }, "\(other.id)")
    }
  }

  @Test(arguments: ["json", "graphology", "cytoscape", "hif"])
  func `a name with a number is its own, even beside the name`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let text = Self.text(id, #""entente:2:a": "second", "a": "first""#)
    let document = try format.read(text: text).document
    #expect(document.nodeAttributes.map(\.name) == ["entente:2:a", "a"])
    #expect(document.edgeAttributes.map(\.name) == ["entente:2:a", "a"])
  }
}
