import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct CypherTests {
  @Test func `kinds and names of other bytes are others, though Unicode holds them for the same`()
    throws
  {
    let (one, two) = ("\u{E9}", "e\u{301}")
    var document = GraphDocument(.undirected, nodeIDs: [one, two], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("kind", .texts([one, two])), AttributeColumn(one, .integers([1, 2])),
      AttributeColumn(two, .integers([3, 4])),
    ]
    let bytes = try GraphFormat.cypher.files(of: GraphContent(document))[0].bytes
    for text in [
      "CREATE (n:Node:`\(one)`)", "CREATE (n:Node:`\(two)`)", "`\(one)`: 1, `\(two)`: 3",
    ] {
      #expect(bytes.firstRange(of: Array(text.utf8)) != nil, "\(text)")
    }
  }

  @Test func `a script makes nodes by kind and relationships with their properties`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["it's", "b\\"], sources: [0], targets: [1], edgeIDs: ["e"])
    document.id = "two\nlines"
    document.nodeAttributes = [
      AttributeColumn("kind", .texts(["company", "my kind"])),
      AttributeColumn("share", .reals([1, .infinity])),
      AttributeColumn("members", .integers([9_007_199_254_740_993, 0]), missing: [1]),
      AttributeColumn("id", .texts(["x", "y"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("a `b`", .texts(["tab\tand \u{1}"])),
      AttributeColumn("open", .booleans([true])),
    ]
    let text = try GraphFormat.cypher.files(of: GraphContent(document))[0].text
    #expect(
      text == #"""
        // two lines
        CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;
        UNWIND [
          {id: 'it\'s', kind: 'company', share: 1.0, members: 9007199254740993, id_: 'x'}
        ] AS row
        CREATE (n:Node:company) SET n = row;
        UNWIND [
          {id: 'b\\', kind: 'my kind', share: (1.0 / 0.0), id_: 'y'}
        ] AS row
        CREATE (n:Node:`my kind`) SET n = row;
        UNWIND [
          {source: 'it\'s', target: 'b\\', properties: {id: 'e', directed: false, `a ``b```: 'tab\tand \u0001', open: true}}
        ] AS row
        MATCH (a:Node {id: row.source}), (b:Node {id: row.target})
        CREATE (a)-[r:TIE]->(b) SET r = row.properties;

        """#)
  }

  /// What a parser of Cypher takes a script for: it replaces `\uXXXX` anywhere before it reads on, but for what
  /// follows on a backslash before it.
  private func unescaped(_ script: String) -> String {
    var (text, rest) = ("", Substring(script))
    while let first = rest.popFirst() {
      if first == "\\", rest.first == "u",
        let scalar = UInt32(rest.dropFirst().prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
      {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(5)
      } else {
        text.append(first)
        if first == "\\", let second = rest.popFirst() { text.append(second) }
      }
    }
    return text
  }

  @Test func `no name, label or id gets out of its place by a number of a character`() throws {
    let name = #"a\u0060: 1}) // `b\"#
    var document = GraphDocument(.directed, nodeIDs: [#"it\u0027s"#], sources: [], targets: [])
    document.id = #"x\u000aMATCH (n) DELETE n;"#
    document.nodeAttributes = [
      AttributeColumn("kind", .texts([name])), AttributeColumn(name, .integers([1])),
    ]
    let text = unescaped(try GraphFormat.cypher.files(of: GraphContent(document))[0].text)
    let quoted = "`" + #"a\u0060: 1}) // ``b\"# + "`"
    #expect(
      text.split(separator: "\n").map(String.init) == [
        #"// x\u000aMATCH (n) DELETE n;"#,
        "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;",
        "UNWIND [",
        #"  {id: 'it\\u0027s', kind: 'a\\u0060: 1}) // `b\\', \#(quoted): 1}"#, "] AS row",
        "CREATE (n:Node:\(quoted)) SET n = row;",
      ])
  }

  @Test func `names that a database does not allow are others, and that is told`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("", .integers([1])), AttributeColumn("_", .integers([2])),
      AttributeColumn("x\0y", .reals([1e300])), AttributeColumn("kind", .texts(["NULL"])),
    ]
    let text = try GraphFormat.cypher.files(of: GraphContent(document))[0].text
    #expect(text.contains("{id: 'a', _: 1, __: 2, xy: 1e300, kind: 'NULL'}"))
    #expect(text.contains("(n:Node:`NULL`)"))
    let losses = GraphFormat.cypher.losses(of: document).map(\.feature)
    #expect(losses.contains(.anyAttributeName) && losses.contains(.zeroCharacters))
    document.nodeAttributes = [AttributeColumn("x", .texts(["\0"]))]
    #expect(GraphFormat.cypher.losses(of: document).isEmpty)
  }

  @Test func `a statement makes at most five hundred nodes`() throws {
    let document = GraphDocument(
      .directed, nodeIDs: TextColumn((0..<1_001).map { "\($0)" }), sources: [], targets: [])
    let text = try GraphFormat.cypher.files(of: GraphContent(document))[0].text
    #expect(text.split(separator: "\n").count { $0 == "UNWIND [" } == 3)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  {id: ") } == 1_001)
  }
}
