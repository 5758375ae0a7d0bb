import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct GraphMLReaderTests {
  func read(_ text: String) throws -> (document: GraphDocument, warnings: [Problem]) {
    try GraphML.read(bytes: Array(text.utf8), name: "test")
  }

  func graphML(_ keys: String, _ graph: String, _ direction: String = "undirected")
    -> String
  {
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\(keys)\n"
      + "<graph edgedefault=\"\(direction)\">\(graph)</graph></graphml>"
  }

  let nodes = "<node id='a'/><node id=\"b\"/>"

  @Test func `nodes, edges, ids, directions, attributes and defaults are read`() throws {
    let text = """
      \u{FEFF}<?xml version='1.0' encoding="utf-8"?>
      <!DOCTYPE graphml SYSTEM "graphml.dtd">
      <!-- <graph> -- no --->
      <graphml>
        <key id="c" for="node" attr.name="color" attr.type="string"><default>yellow</default></key>
        <key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <key attr.type="long" attr.name="big" for="node" id="n"/>
        <key id="b" for="all" attr.name="is &quot;it&quot;" attr.type="boolean"/>
        <graph id="G&amp;H" edgedefault="undirected" parse.order="free">
          <data key="b">1</data>
          <node id = "a"><data key="c">gr<![CDATA[<e>&e]]>n &lt;&#233;&#x91CF;</data></node>
          <?xml-stylesheet x?>
          <node id="b"  ><data key='n'> -9007199254740993 </data><data key="c"></data></node >
          <edge target="b" source="a"><data key="w">-0</data></edge>
          <edge id="e1" source="b" target="b" directed="true"><data key="w">1.5e2</data></edge>
          <edge id="e2" source="b" target="a"/>
        </graph>
      </graphml>
      <!-- end -->

      """
    let (document, warnings) = try read(text)
    #expect(warnings.isEmpty)
    #expect(document.id == "G&H" && document.direction == .undirected)
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.sources == [0, 1, 1] && document.targets == [1, 1, 0])
    #expect(document.edgeDirections == [.undirected, .directed, .undirected])
    #expect(document.edgeIDs.map(Array.init) == ["", "e1", "e2"])
    #expect(document.graphAttributes[0][0] == .boolean(true))
    let (color, big) = (document.nodeAttributes[0], document.nodeAttributes[1])
    #expect(color.name == "color" && color[0] == .text("gr<e>&en <é量") && color[1] == .text(""))
    #expect(color.defaultValue == .text("yellow"))
    #expect(big[0] == nil && big[1] == .integer(-9_007_199_254_740_993))
    #expect(
      document.nodeAttributes[2].name == "is \"it\"" && !document.nodeAttributes[2].hasValue(0))
    let weight = document.edgeAttributes[0]
    guard case .real(let zero)? = weight[0] else {
      Issue.record("no weight")
      return
    }
    #expect(zero == 0 && zero.sign == .minus)
    #expect(weight[1] == .real(150) && weight[2] == nil)
  }

  @Test func `a default stands in for a missing value and not for an empty one`() throws {
    let key = "<key id='k' for='node' attr.name='k' attr.type='string'><default>d</default></key>"
    let document = try read(graphML(key, "<node id='a'/><node id='b'><data key='k'/></node>"))
      .document
    let column = document.nodeAttributes[0]
    #expect(column[0] == .text("d") && column[1] == .text(""))
    #expect(!column.hasValue(0) && column.hasValue(1))
  }

  @Test(arguments: [
    ("INF", Double.infinity), ("-INF", -.infinity), ("NaN", .nan), ("nan", .nan),
    ("inf", .infinity),
    ("-0.0", -0.0), ("0.1", 0.1), ("123456789.125", 123_456_789.125),
    ("5e-324", .leastNonzeroMagnitude),
    ("1.7976931348623157E308", 1.797_693_134_862_315_7e308), (" 7 ", 7), ("+2", 2), (".5", 0.5),
    ("5.", 5), ("9007199254740993", 9_007_199_254_740_992), ("0.30000000000000004", 0.1 + 0.2),
    ("99999999999999999", 1e17),
  ])
  func `numbers are the nearest ones`(text: String, expected: Double) throws {
    let document = try read(
      graphML(
        "<key id='k' for='node' attr.name='k' attr.type='double'/>",
        "<node id='a'><data key='k'>\(text)</data></node>")
    ).document
    guard case .real(let number)? = document.nodeAttributes[0][0] else {
      Issue.record("no number")
      return
    }
    #expect(number.bitPattern == expected.bitPattern)
  }

  @Test func `nodes may come after their edges, or not at all`() throws {
    let (document, warnings) = try read(
      graphML(
        "",
        "<edge source='x' target='b'/>\n<node id='a'/><edge source='a' target='x'/><node id='b'/>"
      ))
    #expect(Array(document.nodeIDs) == ["a", "b", "x"])
    #expect(document.sources == [2, 0] && document.targets == [1, 2])
    #expect(warnings.map(\.line) == [2])
    #expect(warnings[0].message == "the node “x” is only named by edges; it was added")
    #expect(warnings[0].severity == .warning)
  }

  @Test
  func `prefixes of GraphML are understood, and what is of others is left out with a warning`()
    throws
  {
    let text = """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/x">
      <g:key id="k" for="node" attr.name="k"/><g:key id="d" for="node" yfiles.type="nodegraphics"/>
      <g:graph edgedefault="directed"><g:desc>about</g:desc>
      <g:node id="a"><y:thing><node id="no"/></y:thing>
      <g:data key="k">v</g:data><g:data key="d"><y:ShapeNode/></g:data></g:node>
      <g:node id="b" labels="L"><g:port name="p"/><g:data key="k"><y:b/>x</g:data></g:node>
      <node id="c"/><g:edge source="a" target="b" sourceport="p"/></g:graph>
      <g:data key="k">whole</g:data><g:graph edgedefault="directed"/></g:graphml>
      """
    let (document, warnings) = try read(text)
    #expect(Array(document.nodeIDs) == ["a", "b"] && document.edgeCount == 1)
    #expect(document.nodeAttributes.count == 1)
    #expect(document.nodeAttributes[0][0] == .text("v") && document.nodeAttributes[0][1] == nil)
    let expected = [
      "<desc> was left out", "<y:thing> was left out",
      "what yEd says of the drawing was left out", "the attribute “labels” of <node> was left out",
      "<port> was left out", "data of the key “k” that hold elements were left out",
      "<node> was left out", "data of the whole file were left out",
      "the file has more than one graph; only the first was read",
    ]
    #expect(warnings.map(\.message) == expected)
    #expect(warnings.map(\.line) == [3, 4, 5, 6, 6, 6, 7, 8, 8])
    #expect(document.edgeAttributes == [AttributeColumn("sourceport", .texts(["p"]))])
  }

  @Test func `nodes of a graph within a node have its id as their parent`() throws {
    let (document, warnings) = try read(
      graphML(
        "<key id='k' for='node' attr.name='k'/>",
        "<node id='a'><data key='k'>A</data><graph edgedefault='directed'><node id='b'/>"
          + "<node id='c'><graph edgedefault='directed'><node id='d'/></graph></node>"
          + "<edge source='a' target='b'/></graph></node><node id='e'/>"
          + "<edge source='b' target='a'/>"))
    #expect(Array(document.nodeIDs) == ["a", "b", "c", "d", "e"])
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(warnings.isEmpty)
    #expect(
      document.nodeAttributes == [
        AttributeColumn("parent", .texts(["", "a", "a", "c", ""]), missing: [0, 4]),
        AttributeColumn("k", .texts(["A", "", "", "", ""]), missing: 1..<5),
      ])
  }

  @Test func `a graph within an edge is read as if it were outside`() throws {
    let (document, warnings) = try read(
      graphML(
        "",
        nodes
          + "<edge source='a' target='b'><graph edgedefault='undirected'><node id='c'/></graph></edge>"
      ))
    #expect(document.nodeCount == 3 && document.nodeAttributes.isEmpty)
    #expect(
      warnings.map(\.message) == [
        "there is a graph within an edge; its nodes and edges were read as if they were outside"
      ])
  }

  @Test func `a hyperedge is a node of the second mode with an edge for each endpoint`() throws {
    let keys =
      "<key id='h' for='hyperedge' attr.name='topic'/><key id='p' for='endpoint' attr.name='share' attr.type='double'/>"
    let (document, warnings) = try read(
      graphML(
        keys,
        """
        <node id='a'/><node id='hyperedge 2'/>
        <hyperedge id='treaty'><data key='h'>fish</data><endpoint node='a' type='in' port='north'/>
        <endpoint id='e' node='b' type='out'><data key='p'>0.5</data></endpoint>
        <endpoint node='c' type='undir'/><endpoint node='a'/></hyperedge>
        <hyperedge/><edge source='a' target='b' targetport='south'/><node id='b'/>
        """, "directed"))
    #expect(
      Array(document.nodeIDs) == ["a", "hyperedge 2", "treaty", "hyperedge 3", "b", "c"])
    #expect(document.isSecondMode == [false, false, true, true, false, false])
    #expect(document.sources == [0, 2, 5, 0, 0] && document.targets == [2, 4, 2, 2, 4])
    #expect(
      document.edgeDirections == [.directed, .directed, .undirected, .undirected, .directed])
    #expect(document.edgeIDs.map(Array.init) == ["", "e", "", "", ""])
    #expect(
      document.nodeAttributes == [
        AttributeColumn(
          "topic", .texts(["", "", "fish", "", "", ""]), missing: [0, 1, 3, 4, 5])
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("port", .texts(["north", "", "", "", ""]), missing: 1..<5),
        AttributeColumn("targetport", .texts(["", "", "", "", "south"]), missing: 0..<4),
        AttributeColumn("share", .reals([0, 0.5, 0, 0, 0]), missing: [0, 2, 3, 4]),
      ])
    #expect(warnings.map(\.message) == ["the node “c” is only named by edges; it was added"])
  }

  @Test func `where a node is named is told only of one that is not declared later`() throws {
    let text = "\n<edge source='b' target='c'/><node id='b'/>\n<edge source='c' target='d'/>"
    let late = try read(graphML("", text + "<node id='c'/>")).1
    #expect(late.map(\.message) == ["the node “d” is only named by edges; it was added"])
    #expect(late.map(\.line) == [nil])
    let missing = try read(graphML("", text.replacing("source='b'", with: "source='c'"))).1
    #expect(
      missing.map(\.message) == ["2 nodes are only named by edges, first “c”; they were added"])
    #expect(missing.map(\.line) == [3])
  }

  @Test func `ids of edges that are not unique become an attribute`() throws {
    let (document, warnings) = try read(
      graphML(
        "", nodes + "<edge id='0' source='a' target='b'/><edge id='0' source='b' target='a'/>"))
    #expect(document.edgeIDs == nil)
    #expect(document.edgeAttributes == [AttributeColumn("id", .texts(["0", "0"]))])
    #expect(
      warnings.map(\.message) == [
        "two edges have the id “0”; the ids were read as an attribute “id”"
      ])
  }

  @Test func `unknown types are read as texts, and empty numbers as missing, with a warning`()
    throws
  {
    let (document, warnings) = try read(
      graphML(
        "<key id='k' for='node' attr.name='k' attr.type='String'/>"
          + "<key id='n' for='node' attr.name='n' attr.type='int'/>",
        "<node id='a'><data key='k'>v</data><data key='n'> </data></node>"))
    #expect(document.nodeAttributes[0][0] == .text("v") && document.nodeAttributes[1][0] == nil)
    #expect(
      warnings.map(\.message) == [
        "“String” is no type of GraphML; values were read as texts",
        "an empty value of the key “n”, which is no text, was read as missing",
      ])
  }

  @Test func `other encodings are converted`() throws {
    let text = graphML("", "<node id='é'/>")
    for (encoding, name) in [
      (String.Encoding.utf16, "UTF-16"), (.utf16LittleEndian, "UTF-16"),
      (.utf16BigEndian, "utf-16"), (.isoLatin1, "ISO-8859-1"), (.windowsCP1252, "windows-1252"),
    ] {
      let whole = "<?xml version='1.0' encoding='\(name)'?>\(text)"
      let bytes = Array(try #require(whole.data(using: encoding)))
      #expect(Array(try GraphML.read(bytes: bytes).document.nodeIDs) == ["é"], "\(name)")
    }
    let broken = Array("<?xml version='1.0' encoding='UTF-8'?>".utf8) + [0xE9] + Array(text.utf8)
    let problem = #expect(throws: Problem.self) { try GraphML.read(bytes: broken) }
    #expect(problem?.message.hasPrefix("there are bytes that are no UTF-8") == true)
  }

  @Test func `a file of many windows is read like a short one`() throws {
    var text = ""
    let long = String(repeating: "länge ", count: 60_000)
    for number in 0..<20_000 {
      text += "<node id='n\(number)'><data key='k'>\(number)</data></node>\n"
      if number == 7_777 {
        text += "<!-- \(long) --><node id='long'><data key='t'>\(long)</data></node>"
      }
      if number > 0 { text += "<edge source='n\(number / 2)' target=\"n\(number)\" />\r\n" }
    }
    let keys = "<key id='k' for='node' attr.name='k' attr.type='int'/><key id='t' for='node'/>"
    let (document, warnings) = try read(graphML(keys, text))
    #expect(warnings.isEmpty && document.nodeCount == 20_001 && document.edgeCount == 19_999)
    let numbers = (0...7_777).map { Int64($0) } + [0] + (7_778..<20_000).map { Int64($0) }
    #expect(
      document.nodeAttributes[0] == AttributeColumn("k", .integers(numbers), missing: [7_778]))
    #expect(document.nodeAttributes[1][7_778] == .text(long))
    let lastTarget = try #require(document.targets.last)
    #expect(document.nodeIDs[Int(lastTarget)] == "n19999")
    let wrong = graphML(keys, text + "<node id='n5'/>")
    let problem = #expect(throws: Problem.self) { try read(wrong) }
    #expect(problem?.line == 1 + wrong.utf8.count { $0 == 0x0A })
    #expect(problem?.message == "the node “n5” is there twice")
  }

  /// Files by others, with the counts that igraph 1.0 gives (NetworkX 3.6.1 the same, where it reads
  /// them).
  static let others: [(path: String, nodes: Int, edges: Int)] = [
    ("gephi/cdata", 2, 1), ("gephi/withdesc", 2, 1), ("graphology/attributes", 6, 7),
    ("graphology/basic", 11, 12), ("graphology/miserables", 77, 254),
    ("graphology/missing_nodes", 51, 37), ("graphology/mixed_multigraph", 6, 8),
    ("graphology/multigraph", 6, 9), ("jung/attributes", 6, 7), ("jung/multigraph", 6, 7),
    ("jung/simple", 11, 12),
  ]
  private static let folder = SharedFolder.testData?.appending(path: "graphml-a")

  @Test(.enabled(if: folder != nil, "the files are not there"), arguments: others.indices)
  func `files by others have the counts that igraph finds`(number: Int) throws {
    let (path, nodes, edges) = Self.others[number]
    let folder: URL = try #require(Self.folder)
    let document = try GraphML.read(folder.appending(path: "\(path).graphml").path).document
    #expect(document.nodeCount == nodes && document.edgeCount == edges)
  }
}
