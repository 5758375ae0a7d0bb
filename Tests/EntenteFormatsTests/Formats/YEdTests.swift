import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct YEdTests {
  /// A file as yEd writes it: a group with two nodes, of which one has no label, and two edges.
  private static let file = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="port" id="d0" yfiles.type="portgraphics"/>
      <key attr.name="url" attr.type="string" for="node" id="d4"/>
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed" id="G">
        <node id="n0" yfiles.foldertype="group">
          <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">
            <y:GroupNode><y:Geometry height="100.5" width="200" x="-10" y="5"/><y:Fill color="#F5F5F5"/>
              <y:NodeLabel>The group</y:NodeLabel><y:Shape type="rectangle"/></y:GroupNode>
            <y:GroupNode><y:Geometry height="1" width="1" x="1" y="1"/><y:Fill color="#000000"/>
              <y:NodeLabel>Closed</y:NodeLabel><y:Shape type="ellipse"/></y:GroupNode>
          </y:Realizers></y:ProxyAutoBoundsNode></data>
          <graph edgedefault="directed" id="n0:">
            <node id="n0::n0"><data key="d4" xml:space="preserve"><![CDATA[http://a]]></data>
              <data key="d6"><y:ShapeNode><y:Geometry height="30" width="30" x="0" y="0"/>
              <y:Fill color="#FFCC0080" transparent="false"/>
              <y:NodeLabel fontSize="12">A &amp; B
    second line<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel>
              </y:NodeLabel><y:NodeLabel>more</y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data></node>
            <node id="n0::n1"><data key="d6"><y:ShapeNode><y:Fill hasColor="false"/>
              <y:NodeLabel hasText="false"> <y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
          </graph>
        </node>
        <edge id="e0" source="n0::n0" target="n0::n1"><data key="d10"><y:PolyLineEdge>
          <y:Path sx="0" sy="0" tx="0" ty="0"/><y:LineStyle color="#FF0000" type="line" width="2.5"/>
          <y:Arrows source="none" target="standard"/><y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge>
        <edge id="e1" source="n0::n1" target="n0"><data key="d10"><y:PolyLineEdge>
          <y:Arrows source="none" target="none"/></y:PolyLineEdge></data></edge>
      </graph>
      <data key="d0"><y:Resources/></data>
    </graphml>
    """

  @Test func `of a file of yEd the drawing becomes attributes, and groups parents`() throws {
    let reading = try GraphFormat.yEd.read(bytes: Array(Self.file.utf8))
    let document = reading.document
    #expect(Array(document.nodeIDs) == ["n0", "n0::n0", "n0::n1"])
    #expect(document.direction == .directed && document.edgeDirections == [.directed, .undirected])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("parent", .texts(["", "n0", "n0"]), missing: [0]),
        AttributeColumn("label", .texts(["The group", "A & B\nsecond line", ""]), missing: [2]),
        AttributeColumn("x", .reals([90, 15, 0]), missing: [2]),
        AttributeColumn("y", .reals([55.25, 15, 0]), missing: [2]),
        AttributeColumn("width", .reals([200, 30, 0]), missing: [2]),
        AttributeColumn("height", .reals([100.5, 30, 0]), missing: [2]),
        AttributeColumn("color", .texts(["#f5f5f5", "#ffcc0080", ""]), missing: [2]),
        AttributeColumn("shape", .texts(["rectangle", "ellipse", ""]), missing: [2]),
        AttributeColumn("url", .texts(["", "http://a", ""]), missing: [0, 2]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("label", .texts(["owns", ""]), missing: [1]),
        AttributeColumn("color", .texts(["#ff0000", ""]), missing: [1]),
        AttributeColumn("thickness", .reals([2.5, 0]), missing: [1]),
      ])
    #expect(
      reading.warnings.map { $0.message.prefix(48) } == [
        "the attribute “yfiles.foldertype” of <node> was ",
        "of the drawing the first label, the place, the s",
        "edges without an arrow were read as undirected",
        "data of the whole file were left out",
      ])
    let source = GraphSource(["": Array(Self.file.utf8)], name: "graph")
    #expect(try GraphFormat.recognized(source).id == "yed")
  }

  /// What Foundation's parser, which is not ours, finds in a file.
  private func tags(_ text: String) -> [(name: String, attributes: [String: String], text: String)]
  {
    let tags = XMLTags()
    #expect(tags.parse(text))
    return tags.found
  }

  @Test func `nodes are drawn with labels, apart from each other, and edges with arrows`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b<", "c"], sources: [0, 1], targets: [1, 2],
      edgeDirections: [.directed, .undirected])
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A & B", "", "two\nlines"]), missing: [1]),
      AttributeColumn("color", .texts(["#ff0000", "red", ""]), missing: [2]),
      AttributeColumn("shape", .texts(["disc", "diamond", "cloud"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("label", .texts(["owns", ""]), missing: [1]),
      AttributeColumn("thickness", .reals([2.5, -1])),
    ]
    let written = try GraphFormat.yEd.files(of: GraphContent(document))[0]
    let tags = tags(written.text)
    func all(_ name: String) -> [(name: String, attributes: [String: String], text: String)] {
      tags.filter { $0.name == name }
    }
    #expect(all("y:NodeLabel").map(\.text) == ["A & B", "b<", "two\nlines"])
    #expect(
      all("y:Shape").map { $0.attributes["type"] } == ["ellipse", "diamond", "roundrectangle"])
    #expect(all("y:Fill").map { $0.attributes["color"] } == ["#ff0000", "#dce6f2", "#dce6f2"])
    #expect(all("y:EdgeLabel").map(\.text) == ["owns"])
    #expect(all("y:Arrows").map { $0.attributes["target"] } == ["standard", "none"])
    #expect(all("y:LineStyle").map { $0.attributes["width"] } == ["2.5", "1.0"])
    let boxes = all("y:Geometry").map { tag in
      ["x", "y", "width", "height"].map { Double(tag.attributes[$0] ?? "") ?? .nan }
    }
    #expect(boxes.count == 3)
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
      let (one, other) = (boxes[first], boxes[second])
      let isApart =
        one[0] + one[2] < other[0] || other[0] + other[2] < one[0] || one[1] + one[3] < other[1]
        || other[1] + other[3] < one[1]
      #expect(isApart, "\(first) and \(second) overlap")
    }
    // Plain GraphML has it all, and so has what is read back.
    #expect(try GraphFormat.yEd.read(bytes: written.bytes).document == document)
    let plain = try GraphFormat.graphML.read(bytes: written.bytes)
    #expect(plain.document == document)
    #expect(plain.warnings.map(\.message) == ["what yEd says of the drawing was left out, 5 times"])
  }

  @Test func `places that are given are kept`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("x", .integers([10, -20])), AttributeColumn("y", .reals([0.5, 100])),
      AttributeColumn("width", .integers([40, 20])),
      AttributeColumn("height", .integers([30, 10])),
    ]
    let written = try GraphFormat.yEd.files(of: GraphContent(document))[0].text
    let boxes = tags(written).filter { $0.name == "y:Geometry" }.map(\.attributes)
    #expect(boxes.map { $0["x"] } == ["-10.0", "-30.0"])
    #expect(boxes.map { $0["y"] } == ["-14.5", "95.0"])
    #expect(boxes.map { $0["width"] } == ["40.0", "20.0"])
  }
}
