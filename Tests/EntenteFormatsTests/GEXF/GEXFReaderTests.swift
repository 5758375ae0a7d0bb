import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GEXFReaderTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.gexf.read(bytes: Array(text.utf8), name: "test")
  }

  /// A file whose graph starts on line 2.
  private func gexf(_ graph: String, _ attributes: String = "defaultedgetype='directed'") -> String
  {
    "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' version='1.3'>\n"
      + "<graph \(attributes)>\(graph)</graph></gexf>"
  }

  private func column(_ name: String, _ columns: [AttributeColumn]) -> AttributeColumn? {
    columns.first { $0.name == name }
  }

  @Test(arguments: [
    "http://www.gexf.net/1.1draft", "http://www.gephi.org/gexf/1.1draft",
    "http://www.gexf.net/1.2draft", "http://gexf.net/1.3", "",
  ])
  func `nodes, edges and attributes are read, whatever the namespace`(namespace: String) throws {
    let name = namespace.isEmpty ? "" : " xmlns='\(namespace)' xmlns:v='\(namespace)/viz'"
    let reading = try read(
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <gexf\(name) version='1'>
        <meta lastmodifieddate="2009-03-20"><creator>A &amp; B</creator><keywords>x, y</keywords></meta>
        <graph mode="static">
          <attributes class="node">
            <attribute id="0" title="url" type="string"/>
            <attribute id="1" title="frog" type="boolean"><default>true</default></attribute>
            <attribute id="2" title="big" type="long"/>
          </attributes>
          <attributes class="edge"><attribute id="0" title="share" type="float"/></attributes>
          <nodes count="2">
            <node id="a" label="A &quot;a&quot;">
              <attvalues><attvalue for="0" value=""/><attvalue for="2" value="9007199254740993"/></attvalues>
              <v:color r="255" g="0" b="10" a="0.6"/><v:position x="1" y="-2.5" z="0"/>
              <v:size value="3"/><v:shape value="disc"/>
            </node>
            <node id="b"><attvalues><attvalue for="1" value="false"/></attvalues></node>
          </nodes>
          <edges>
            <edge id="e" source="a" target="b" type="directed" weight="2.5" label="L" kind="k">
              <attvalues><attvalue for="0" value="0.1"/></attvalues>
              <v:thickness value="2"/><v:shape value="dotted"/><v:color hex="#F0A"/>
            </edge>
            <edge source="b" target="b"/>
          </edges>
        </graph>
      </gexf>
      """)
    #expect(reading.warnings.isEmpty)
    let document = reading.document
    #expect(document.direction == .undirected)
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.sources == [0, 1] && document.targets == [1, 1])
    #expect(document.edgeIDs.map(Array.init) == ["e", ""])
    #expect(
      document.graphAttributes == [
        AttributeColumn("lastmodifieddate", .texts(["2009-03-20"])),
        AttributeColumn("creator", .texts(["A & B"])),
        AttributeColumn("keywords", .texts(["x, y"])),
      ])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("label", .texts(["A \"a\"", ""]), missing: [1]),
        AttributeColumn("x", .integers([1, 0]), missing: [1]),
        AttributeColumn("y", .reals([-2.5, 0]), missing: [1]),
        AttributeColumn("z", .integers([0, 0]), missing: [1]),
        AttributeColumn("size", .integers([3, 0]), missing: [1]),
        AttributeColumn("color", .texts(["#ff000a99", ""]), missing: [1]),
        AttributeColumn("shape", .texts(["disc", ""]), missing: [1]),
        AttributeColumn("url", .texts(["", ""]), missing: [1]),
        AttributeColumn(
          "frog", .booleans([true, false]), missing: [0], defaultValue: .boolean(true)),
        AttributeColumn("big", .integers([9_007_199_254_740_993, 0]), missing: [1]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("label", .texts(["L", ""]), missing: [1]),
        AttributeColumn("kind", .texts(["k", ""]), missing: [1]),
        AttributeColumn("weight", .reals([2.5, 0]), missing: [1]),
        AttributeColumn("thickness", .integers([2, 0]), missing: [1]),
        AttributeColumn("color", .texts(["#ff00aa", ""]), missing: [1]),
        AttributeColumn("shape", .texts(["dotted", ""]), missing: [1]),
        AttributeColumn("share", .reals([0.1, 0]), missing: [1]),
      ])
  }

  @Test func `nested nodes and parents by id become a parent`() throws {
    let document = try read(
      gexf(
        """
        <nodes><node id='a'><nodes><node id='b'><nodes><node id='c'/></nodes></node></nodes>
        <edges><edge source='c' target='a'/></edges></node><node id='d' pid='b'/>
        <node id='e'><parents><parent for='a'/><parent for='d'/></parents></node></nodes><edges/>
        """)
    ).document
    #expect(Array(document.nodeIDs) == ["a", "b", "c", "d", "e"])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("parent", .texts(["", "a", "b", "b", ""]), missing: [0, 4]),
        AttributeColumn(
          "parents", .structures(["", "", "", "", #"["a","d"]"#]), missing: [0, 1, 2, 3]),
      ])
    #expect(document.sources == [2] && document.targets == [0])
  }

  @Test func `a mutual edge is one in either direction`() throws {
    let reading = try read(
      gexf(
        "<nodes><node id='a'/><node id='b'/></nodes><edges>"
          + "<edge id='e' source='a' target='b' weight='3'/></edges>", "defaultedgetype='mutual'"))
    let document = reading.document
    #expect(document.direction == .directed && document.edgeDirections == nil)
    #expect(document.sources == [0, 1] && document.targets == [1, 0])
    #expect(document.edgeIDs.map(Array.init) == ["e", ""])
    #expect(document.edgeAttributes == [AttributeColumn("weight", .integers([3, 3]))])
    #expect(
      reading.warnings.map(\.message) == ["a mutual edge was read as two, there and back"])
  }

  /// How lists are written by others, and what they are.
  static let lists: [(type: String, text: String, json: String?)] = [
    ("liststring", "a |b | c", #"["a","b","c"]"#), ("liststring", "a ,b , c", #"["a","b","c"]"#),
    ("liststring", "a;b,c", #"["a","b,c"]"#), ("liststring", "[a, b, c]", #"["a","b","c"]"#),
    ("liststring", #"['a', '\'b\'', 'c']"#, #"["a","'b'","c"]"#),
    ("liststring", "[&quot;a, b&quot;, 'c']", #"["a, b","c"]"#),
    ("liststring", #"['\n\t\\']"#, #"["\n\t\\"]"#), ("liststring", "[]", "[]"),
    ("liststring", "", "[]"), ("liststring", "['a' b]", nil), ("liststring", "['a]", nil),
    ("liststring", "[量, 子]", #"["量","子"]"#), ("liststring", "[", #"["["]"#),
    ("listboolean", "[true, false, 1]", "[true,false,true]"),
    ("listinteger", "[1, -2]", "[1,-2]"), ("listlong", "9007199254740993", "[9007199254740993]"),
    ("listfloat", "[1, 1.50, .5, INF]", #"[1,1.50,0.5,"INF"]"#), ("listinteger", "[1.5]", nil),
  ]

  @Test(arguments: lists.indices)
  func `lists are read by stated rules`(number: Int) throws {
    let (type, text, json) = Self.lists[number]
    let file = gexf(
      "<attributes class='node'><attribute id='x' title='X' type='\(type)'/></attributes>"
        + "<nodes><node id='a'>\n<attvalues><attvalue for='x' value=\"\(text)\"/></attvalues></node></nodes>"
    )
    guard let json else {
      let problem = #expect(throws: Problem.self) { try read(file) }
      #expect(problem?.line == 3)
      return
    }
    #expect(
      try read(file).document.nodeAttributes == [AttributeColumn("X", .structures([json]))])
  }

  @Test func `times of nodes, edges and values are read`() throws {
    let reading = try read(
      gexf(
        """
        <attributes class='node' mode='dynamic'><attribute id='p' title='price' type='float'/></attributes>
        <nodes>
        <node id='a' start='2009-03-01' end='2009-03-10'><attvalues>
        <attvalue for='p' value='1' end='2009-03-05'/><attvalue for='p' value='2.5' start='2009-03-06'/>
        </attvalues></node>
        <node id='b'><spells><spell end='2009-01-01'/><spell start='2009-02-01'/></spells></node>
        <node id='c' timestamps='&lt;[1, 2.5]&gt;'/><node id='d' intervals='&lt;[4.0, 14]; [21, Infinity]&gt;'/>
        </nodes><edges><edge source='a' target='b' timestamp='3'/></edges>
        """, "mode='dynamic' timeformat='date'"))
    let document = reading.document
    #expect(reading.warnings.isEmpty)
    #expect(
      document.nodeAttributes == [
        AttributeColumn("start", .texts(["2009-03-01", "", "", ""]), missing: [1, 2, 3]),
        AttributeColumn("end", .texts(["2009-03-10", "", "", ""]), missing: [1, 2, 3]),
        AttributeColumn(
          "spells",
          .structures([
            "", #"[{"end":"2009-01-01"},{"start":"2009-02-01"}]"#,
            #"[{"start":"1","end":"1"},{"start":"2.5","end":"2.5"}]"#,
            #"[{"start":"4.0","end":"14"},{"start":"21"}]"#,
          ]), missing: [0]),
        AttributeColumn(
          "price",
          .structures([
            #"[{"value":1,"end":"2009-03-05"},{"value":2.5,"start":"2009-03-06"}]"#, "", "", "",
          ]), missing: [1, 2, 3]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("start", .texts(["3"])), AttributeColumn("end", .texts(["3"])),
      ])
  }

  @Test func `what is repaired or left out is said once, with its line`() throws {
    let reading = try read(
      gexf(
        """
        <desc/><attributes class='node'><attribute id='n' title='n' type='double'/>
        <attribute id='q' title='q' type='quaternion'><options>a|b</options></attribute></attributes>
        <nodes><node id='a' startopen='1' speed='2'><attvalues><attvalue for='u' value='1'/>
        <attvalue for='n' value=''/><attvalue for='q' value='i'/></attvalues><viz:aura/></node></nodes>
        <edges><edge source='a' target='z'/><edge id='1' source='a' target='a'/>
        <edge id='1' source='a' target='a'/></edges>
        """))
    #expect(
      reading.warnings.map { "\($0.line ?? 0) \($0.message)" } == [
        "2 <desc> was left out", "3 “quaternion” is no type of GEXF; values were read as texts",
        "3 <options> was left out", "4 the attribute “speed” of <node> was left out",
        "4 a start or an end that is itself left out was read like one that is included",
        "4 the attribute “u” of nodes is not declared; its values were read as texts",
        "5 an empty value of “n”, which is no text, was read as missing", "5 <aura> was left out",
        "0 the node “z” is only named by edges; it was added",
        "0 two edges have the id “1”; the ids were read as an attribute “id”",
      ])
  }

  static let refused: [(graph: String, line: Int, message: String)] = [
    ("<nodes><node/></nodes>", 2, "<node> has no id"),
    ("<nodes><node id='a'/>\n<node id='a'/></nodes>", 3, "the node “a” is there twice"),
    ("<edges><edge target='a'/></edges>", 2, "<edge> has no source"),
    ("<edges><edge source='a'/></edges>", 2, "<edge> has no target"),
    (
      "<edges><edge source='a' target='a' type='both'/></edges>", 2,
      "type is “both”; expected directed"
    ),
    (
      "<edges><edge source='a' target='a' weight='heavy'/></edges>", 2,
      "“heavy” is no value of “weight”"
    ),
    (
      "<attributes><attribute id='x'/></attributes>", 2,
      "<attributes> has no class; expected node or"
    ),
    ("<attributes class='graph'/>", 2, "<attributes> has class “graph”"),
    ("<attributes class='node'><attribute title='x'/></attributes>", 2, "<attribute> has no id"),
    (
      "<attributes class='node'><attribute id='x'/>\n<attribute id='x'/></attributes>", 3,
      "the attribute “x” of nodes is there twice"
    ),
    (
      "<attributes class='node'><attribute id='x' type='integer'><default>1.5</default></attribute></attributes>",
      2, "“1.5” is no value of “x”; expected a whole number"
    ),
    (
      "<attributes class='node'><attribute id='0' title='x' type='integer'/></attributes>"
        + "<nodes><node id='a'><attvalues>\n<attvalue for='0' value='1,5'/></attvalues></node></nodes>",
      3, "“1,5” is no value of “x”; expected a whole number"
    ),
    (
      "<attributes class='node'><attribute id='x'/></attributes><nodes><node id='a'><attvalues>"
        + "<attvalue for='x' value='1'/><attvalue for='x' value='2'/></attvalues></node></nodes>",
      2, "there is a second value of an attribute"
    ),
    (
      "<nodes><node id='a'><attvalues><attvalue for='x'/></attvalues></node></nodes>", 2,
      "<attvalue> has no value"
    ),
    (
      "<nodes><node id='a'><attvalues><attvalue value='x'/></attvalues></node></nodes>", 2,
      "<attvalue> has no for"
    ),
    (
      "<nodes><node id='a'><viz:color r='256' g='0' b='0'/></node></nodes>", 2,
      "a color has no r, g and b"
    ),
    ("<nodes><node id='a'><viz:color hex='red'/></node></nodes>", 2, "a color has no r, g and b"),
    (
      "<nodes><node id='a'><viz:color r='1' g='0' b='0' a='2'/></node></nodes>", 2,
      "the color has a=“2”"
    ),
    (
      "<nodes><node id='a'><viz:size value='big'/></node></nodes>", 2, "“big” is no value of “size”"
    ),
    ("<nodes><node id='a' intervals='x'/></nodes>", 2, "“intervals” has no times"),
    ("<nodes>text</nodes>", 2, "there is text in <nodes>"),
    ("<nodes><node id='a'></nodes>", 2, "“</nodes>” is where “</node>” was expected"),
    ("<?entente-attribute title='x' type='integer' value='y'?>", 2, "“y” is no value of “x”"),
    (String(repeating: "<nodes><node id='a'>", count: 120), 2, "the node “a” is there twice"),
    (
      (0..<120).map { "<nodes><node id='\($0)'>" }.joined(), 2,
      "elements are nested more than 200 deep"
    ),
  ]

  @Test(arguments: refused.indices)
  func `a graph that says too little or too much is refused with its line`(number: Int) throws {
    let (graph, line, message) = Self.refused[number]
    try expectRefusal(line: line, message) { try read(gexf(graph)) }
  }

  @Test(arguments: [
    ("", "expected <gexf>"), ("plain", "expected <gexf>"),
    ("<graphml/>", "expected <gexf>, not <graphml>"),
    ("<gexf/>", "there is no <graph>"),
    ("<gexf><graph defaultedgetype='x'/></gexf>", "defaultedgetype is “x”"),
    ("<gexf><graph/></gexf>x", "there is more after"),
  ])
  func `what is no GEXF is refused`(text: String, message: String) throws {
    try expectRefusal(line: 1, message) { try read(text) }
  }

  @Test func `how opaque a color is keeps two decimals, and more are told`() throws {
    for hundredth in 0...100 {
      let opacity = "\(Double(hundredth) / 100)"
      let reading = try read(
        gexf("<nodes><node id='a'><viz:color r='1' g='2' b='3' a='\(opacity)'/></node></nodes>"))
      #expect(reading.warnings.isEmpty)
      let written = try GraphFormat.gexf.files(of: GraphContent(reading.document))[0].text
      #expect(
        written.contains("<viz:color r=\"1\" g=\"2\" b=\"3\" a=\"\(opacity)\"/>"), "\(opacity)")
    }
    for channel in 0...255 {
      let color = "#010203" + (channel < 16 ? "0" : "") + String(channel, radix: 16)
      var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
      document.nodeAttributes = [AttributeColumn("color", .texts([color]))]
      let files = try GraphFormat.gexf.files(of: GraphContent(document))
      #expect(try readGEXF(files[0].text) == document)
    }
    // The last is a step, which is written as 0.5.
    for opacity in ["0.3334", "0.6666", "0.5019607843137255"] {
      let reading = try read(
        gexf("<nodes><node id='a'><viz:color r='1' g='2' b='3' a='\(opacity)'/></node></nodes>"))
      #expect(
        reading.warnings.map(\.message) == [
          "how opaque a color is was rounded to one of 256 steps, with the fewest decimals"
        ])
    }
  }

  @Test(arguments: [
    ("[3,4)", true), ("(3,4]", true), ("&lt;[1,2];(3,4]>", true), ("&lt;[1,2];[3,4]>", false),
    ("[3,4]", false), ("(-Infinity,4]", false), ("[3, Infinity)", false), ("(-INFINITY,4)", true),
  ])
  func `a bound of intervals that is itself left out is told`(text: String, isOpen: Bool) throws {
    let reading = try read(gexf("<nodes><node id='a' intervals='\(text)'/></nodes>"))
    #expect(
      reading.warnings.map(\.message)
        == (isOpen
          ? ["a start or an end that is itself left out was read like one that is included"] : []))
  }

  @Test func `a truncated file is refused wherever it ends, and a window may be small`() throws {
    let text = Array(
      gexf(
        "<?entente-graph id='量'?><?other x?><nodes><node id='a' label='量子'/><node id='b'/></nodes>"
          + "<edges><edge source='a' target='b' weight='1'/></edges>"
      ).utf8)
    for count in 0..<text.count {
      #expect(throws: Problem.self) { try GraphFormat.gexf.read(bytes: Array(text[..<count])) }
    }
    let whole = try GraphFormat.gexf.read(bytes: text).document
    #expect(whole.id == "量")
    let pieces = try GEXFReader(TextSource(text, name: ""), windowSize: 64).read(file: "").document
    #expect(pieces == whole)
  }

  /// Files by others with the counts that NetworkX 3.6.1 gives; where it reads none, those of tags that
  /// Python's ElementTree finds.
  static let others: [(path: String, nodes: Int, edges: Int)] = [
    ("graphology/basic", 2, 2), ("graphology/basic_formatted", 2, 2), ("graphology/case", 10, 20),
    ("graphology/celegans", 306, 2345), ("graphology/data", 4, 5), ("graphology/edge_data", 4, 5),
    ("graphology/edge_viz", 2, 1), ("graphology/les_miserables", 77, 254),
    ("graphology/liststring", 4, 5), ("graphology/minimal", 2, 1),
    ("graphology/missing_nodes", 6, 4), ("graphology/mixed", 3, 3), ("graphology/pedantic", 0, 0),
    ("graphology/sanitized", 0, 0), ("graphology/undeclared_attribute", 2, 1),
    ("graphology/v1_3", 2, 1), ("graphology/v1_3_writer", 2, 1), ("primer/1.1draft/simple", 2, 1),
    ("primer/1.2draft/simple", 2, 1), ("primer/1.3/simple", 2, 1),
  ]
  private static let folder = SharedFolder.testData?.appending(path: "gexf-a")

  @Test(.enabled(if: folder != nil, "the files are not there"), arguments: others.indices)
  func `files by others have the counts that others find, and are written again to the same bytes`(
    number: Int
  ) throws {
    let (path, nodes, edges) = Self.others[number]
    let folder: URL = try #require(Self.folder)
    let document = try GraphFormat.gexf.read(folder.appending(path: "\(path).gexf").path).document
    #expect(document.nodeCount == nodes && document.edgeCount == edges)
    let written = try GraphFormat.gexf.files(of: GraphContent(document))
    let again = try GraphFormat.gexf.read(bytes: written[0].bytes).document
    #expect(try GraphFormat.gexf.files(of: GraphContent(again)) == written)
  }
}
