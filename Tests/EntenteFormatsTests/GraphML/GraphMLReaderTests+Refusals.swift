import EntenteData
import EntenteFormats
import EntenteGraph
import Testing

/// What is no GraphML.
extension GraphMLReaderTests {
  /// Documents that are refused, the line, and how the message starts.
  static let refused: [(text: String, line: Int, message: String)] = [
    ("", 1, "expected <graphml>"),
    ("hello", 1, "expected <graphml>"),
    ("\n<gexf/>", 2, "expected <graphml>, not <gexf>"),
    ("<graphml xmlns='http://gexf.net/1.3'/>", 1, "<graphml> is not of GraphML’s namespace"),
    ("<graphml/>", 1, "there is no <graph>"),
    ("<graphml><graph edgedefault='directed'/></graphml>\n<x/>", 2, "there is more after"),
    ("<graphml>\n<graph/></graphml>", 2, "<graph> has no edgedefault; expected directed or"),
    ("<graphml><graph edgedefault='Directed'/></graphml>", 1, "<graph> has edgedefault “Directed”"),
    ("<!DOCTYPE g [<!ENTITY a 'aaa'>]>\n<graphml/>", 1, "the document type declares entities"),
    (
      "<graphml>\n<graph edgedefault='directed'>\n<node id='a'/>", 3,
      "the file ends too soon; expected “</graph>”"
    ),
    (
      "<graphml>\n<graph edgedefault='directed'>\n<node id='a", 3,
      "the file ends too soon; expected “</graph>”"
    ),
    ("<graphml><!-- never\n closed", 2, "the file ends too soon"),
    ("<graphml>\u{1}</graphml>", 1, "there is a control character 1"),
    ("<graphml>\u{FFFF}</graphml>", 1, "there are bytes that are no UTF-8"),
    ("<graphml></graph>", 1, "“</graph>” is where “</graphml>” was expected"),
    ("<graphml a=b/>", 1, "the value of the attribute “a” is not in quotation marks"),
    ("<graphml a='1' a='2'/>", 1, "the attribute “a” is there twice"),
    ("<graphml a='<'/>", 1, "there is a “<” in the value"),
    ("<graphml a/>", 1, "the attribute “a” has no value"),
    ("<graphml a='1'b='2'/>", 1, "there is no space before an attribute"),
    ("< graphml/>", 1, "a name was expected"),
    ("<?xml version='1.0' encoding='Shift_JIS'?><graphml/>", 1, "the encoding Shift_JIS is not"),
    ("<?xml version='1.0' encoding='UTF-16'?><graphml/>", 1, "the file says that it is UTF-16 but"),
  ]

  @Test(arguments: refused.indices)
  func `what is no GraphML is refused with its line`(number: Int) throws {
    let (text, line, message) = Self.refused[number]
    try expectRefusal(line: line, message) { try read(text) }
  }

  @Test(arguments: [
    ("<node/>", "<node> has no id"), ("<node id='a'/>", "the node “a” is there twice"),
    ("<edge source='a'/>", "<edge> has no target"), ("<edge target='a'/>", "<edge> has no source"),
    (
      "<edge source='a' target='b' directed='maybe'/>",
      "directed is “maybe”; expected true or false"
    ),
    ("<hyperedge id='a'/>", "the hyperedge “a” has the id of another hyperedge or of a node"),
    ("<hyperedge><endpoint/></hyperedge>", "<endpoint> has no node"),
    (
      "<hyperedge><endpoint node='a' type='to'/></hyperedge>",
      "<endpoint> has the type “to”; expected in, out or undir"
    ), ("text", "there is text in <graph>"),
    (
      "<edge source='a' target='b'><data key='x'>1</data></edge>",
      "no key “x” is declared for edges"
    ),
    (
      "<edge source='a' target='b'><data key='k'>1</data></edge>",
      "no key “k” is declared for edges"
    ),
    ("<node id='c'><data>1</data></node>", "<data> has no key"),
    ("<node id='c'><data key='k'>1</data><data key='k'>2</data></node>", "there is a second value"),
    ("<node id='c'><data key='k'>&nbsp;</data></node>", "there is no entity “&nbsp;”"),
    ("<node id='c'><data key='k'>&#0;</data></node>", "there is no entity “&#0;”"),
    ("<node id='c'><data key='k'>a & b</data></node>", "there is a “&” that starts no entity"),
    ("<key id='k' for='node'/>", "the key “k” is there twice"),
    ("<key id='q' for='nodes'/>", "a key is for “nodes”; expected graph, node, edge or all"),
    ("<key for='node'/>", "<key> has no id"),
  ])
  func `a graph that says too little or too much is refused`(part: String, message: String) throws {
    let text = graphML("<key id='k' for='node' attr.name='k'/>", nodes + "\n" + part)
    try expectRefusal(line: 3, message) { try read(text) }
  }

  @Test func `elements nested too deep and tags that are too full are refused`() {
    let text = graphML("", String(repeating: "<x>", count: 300))
    let problem = #expect(throws: Problem.self) { try read(text) }
    #expect(problem?.message == "elements are nested more than 200 deep")
    let attributes = (0..<2_000).map { " a\($0)=''" }.joined()
    let many = #expect(throws: Problem.self) { try read("<graphml\(attributes)/>") }
    #expect(many?.message == "a tag has more than 1000 attributes")
  }

  @Test(arguments: [
    ("boolean", "yes", "true or false"), ("int", "1.5", "a whole number"), ("int", "x", "a whole"),
    ("long", "9223372036854775808", "a whole number"), ("double", "1,5", "a number, INF"),
    ("double", "0x1p3", "a number, INF"), ("double", "1e999", "a number, INF"),
    ("float", "-", "INF"), ("double", "-0.1e-400", "within the range of 64 bits"),
  ])
  func `a value of another type is an error with its line`(
    type: String, value: String, expected: String
  ) {
    let text = graphML(
      "<key id='k' for='node' attr.name='k' attr.type='\(type)'/>",
      "<node id='a'/>\n<node id='b'>\n<data key='k'>\(value)</data></node>")
    let problem = #expect(throws: Problem.self) { try read(text) }
    #expect(problem?.line == 4)
    #expect(problem?.message.hasPrefix("“\(value)” is no value of the key “k”") == true)
    #expect(problem?.message.contains(expected) == true)
  }

  /// Byte sequences that Unicode counts among the ill-formed.
  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF], [0xFF],
      [0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xEF, 0xBF, 0xBE], [0x00],
    ] as [[UInt8]])
  func `ill-formed bytes are refused`(bytes: [UInt8]) {
    let text = Array("<graphml>\n".utf8) + bytes + Array("</graphml>".utf8)
    let problem = #expect(throws: Problem.self) { try GraphML.read(bytes: text) }
    #expect(problem?.line == 2)
  }

  @Test func `a truncated file is refused wherever it ends`() throws {
    let text = Array(
      graphML(
        "<key id='k' for='node'/>",
        nodes + "<node id='量'><data key='k'>x<!-- c -->"
          + "<![CDATA[y]]>&amp;</data></node><edge source='a' target='b'/>"
      ).utf8)
    for count in 0..<text.count {
      #expect(throws: Problem.self) { try GraphML.read(bytes: Array(text[..<count])) }
    }
    #expect(try GraphML.read(bytes: text).document.nodeAttributes[0][2] == .text("xy&"))
  }
}
