import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GMLTests {
  private let format = GraphFormat.gml

  @Test
  func `nodes and edges are lists of keys and values`() throws {
    let document = try format.read(
      text: """
        # a comment [ "
        Creator "someone" Version 1
        graph [ directed 1 label "a graph" year 2025
          node [ id 1 value 1.5 ] # another "comment"
          node [ id 7 value 2 note "say &quot;hi&quot; &amp; caf&eacute; &#26481;&#x4EAC; &x; &" ]
          edge [ source 7 target 1 weight -3.779e+2 ]
          edge [ source 1 target 1 ]
        ]

        """
    ).document
    #expect(document.direction == .directed)
    #expect(Array(document.nodeIDs) == ["1", "7"])
    #expect(document.edgeTexts == ["7>1 -377.9", "1>1"])
    #expect(document.graphAttributes.map { $0.text(0) } == ["a graph", "2025"])
    #expect(document.nodeTexts("note") == [nil, "say \"hi\" & café 東京 &x; &"])
    #expect(document.nodeAttributes.first == AttributeColumn("value", .reals([1.5, 2])))
  }

  @Test
  func `ids are names, or else labels, if each node has one of its own`() throws {
    func ids(_ first: String, _ second: String) throws -> ([String], [String]) {
      let document = try format.read(
        text: "graph [ node [ id 5 \(first) ] node [ id 4 \(second) ] edge [ source 4 target 5 ] ]"
      ).document
      #expect(document.edgeTexts == ["\(document.nodeIDs[1])-\(document.nodeIDs[0])"])
      return (Array(document.nodeIDs), document.nodeAttributes.map(\.name))
    }
    #expect(try ids("label \"a\"", "label \"b\"") == (["a", "b"], ["id"]))
    #expect(try ids("label 3", "label 4") == (["3", "4"], ["id"]))
    #expect(
      try ids("name \"a\" label \"x\"", "name \"b\" label \"y\"") == (["a", "b"], ["id", "label"]))
    #expect(try ids("label \"a\"", "label \"a\"") == (["5", "4"], ["label"]))
    #expect(try ids("label \"a\"", "") == (["5", "4"], ["label"]))
    #expect(try ids("", "") == (["5", "4"], []))
  }

  @Test
  func `numbers of nodes that only count them are not kept beside names`() throws {
    let document = try format.read(
      text: "graph [ node [ id 1 label \"a\" ] node [ id 2 label \"b\" ] ]"
    ).document
    #expect(document.nodeAttributes.isEmpty)
  }

  @Test
  func `keys that come several times are lists, and lists with keys are objects`() throws {
    let document = try format.read(
      text: """
        graph [
          node [ id 0 tag "a" tag 2 point [ at 1.5 name "p" name "q" deep [ x20 NaN ] ] ]
          node [ id 1 tag "_networkx_list_start" tag "only" ]
        ]
        """
    ).document
    #expect(
      document.nodeAttributes == [
        AttributeColumn("tag", .structures([#"["a",2]"#, #"["only"]"#])),
        AttributeColumn(
          "point",
          .structures([#"{"at":1.5,"name":["p","q"],"deep":{"x20":"NaN"}}"#, ""]), missing: [1]),
      ])
  }

  @Test
  func `what graphics say becomes well-known attributes, and the rest stays a structure`() throws {
    let document = try format.read(
      text: """
        graph [
          node [ id 0 graphics [ center [ x -1.5 y 2 ] w 30.0 h 30.0 type "oval" fill "#FFCC00" ] ]
          node [ id 1 graphics [ x 1.0 y 2.0 w 10 h 20 outline "#000000" ] ]
          edge [ source 0 target 1 graphics [ width 2 fill "#0000FF" targetArrow "standard" ] ]
        ]
        """
    ).document
    #expect(document.nodeTexts("x") == ["-1.5", "1"])
    #expect(document.nodeTexts("y") == ["2", "2"])
    #expect(document.nodeTexts("size") == ["30", nil])
    #expect(document.nodeTexts("shape") == ["oval", nil])
    #expect(document.nodeTexts("color") == ["#FFCC00", nil])
    #expect(document.nodeTexts("graphics") == [nil, ##"{"w":10,"h":20,"outline":"#000000"}"##])
    #expect(document.edgeTexts("thickness") == ["2"])
    #expect(document.edgeTexts("color") == ["#0000FF"])
    #expect(document.edgeTexts("graphics") == [#"{"targetArrow":"standard"}"#])
  }

  @Test func `whole numbers that are too large keep their digits as texts`() throws {
    let (first, second) = ("99999999999999999998", "-99999999999999999999")
    let reading = try format.read(
      text: "graph [ node [ id \(first) v 1 ] node [ id \(second) v \(second) ]"
        + " edge [ source \(second) target \(first) ] ]")
    #expect(Array(reading.document.nodeIDs) == [first, second])
    #expect(reading.document.edgeTexts == ["\(second)-\(first)"])
    #expect(reading.document.nodeTexts("v") == ["1", second])
    #expect(reading.warnings.contains { $0.message.contains("(5 times)") && $0.column == "19" })
  }

  @Test(arguments: [
    ("", 1, "there is no graph"), ("graph\n", 2, "expected “["),
    ("graph [\n\n", 3, "within a list"),
    ("graph [ ]\n]", 2, "without “[”"), ("graph [\n5 ]", 2, "expected a key"),
    ("graph [\nnode [ id ] ]", 2, "expected a value"),
    ("graph [\nlabel \"word ]\n", 2, "not closed"),
    ("graph [\nlabel word word2 ]", 2, "expected a value"),
    ("graph [\nnode [ label \"a\" ] ]", 2, "a node has no id"),
    ("graph [ node [ id 1 ]\nnode [ id 1 ] ]", 2, "two nodes with the id 1"),
    ("graph [ node [ id 1 ]\n\nedge [ source 1 ] ]", 3, "no source or no target"),
    ("graph [ edge [ source 1 target 2 ]\ndirected 1 ]", 2, "comes after edges"),
    ("graph [ a\u{0} ]", 1, "control character 0"),
  ])
  func `what is no GML is refused with its line`(text: String, line: Int, message: String) throws {
    try expectRefusal(line: line, message) { try format.read(text: text) }
  }

  @Test
  func `lists too deep within each other are refused, not followed`() throws {
    let text = "graph [ " + String(repeating: "a [ ", count: 1_000_000)
    #expect(try format.refusal(text).message.contains("deep within each other"))
  }

  @Test
  func `what is left out or added is noticed`() throws {
    let reading = try format.read(
      text: "comment \"x\" graph [ edge [ source 1 target 2 rate 10G ] node [ id 1 ] ] graph [ ]")
    #expect(Array(reading.document.nodeIDs) == ["1", "2"])
    let messages = reading.warnings.map(\.message)
    #expect(reading.document.edgeTexts("rate") == ["10G"])
    #expect(messages.contains { $0.contains("no quotation marks") })
    #expect(messages.contains { $0.contains("several graphs") })
    #expect(messages.contains { $0.contains("outside of the graph") })
    #expect(messages.contains { $0.contains("only named by edges") })
  }

  @Test(arguments: [
    ("plain", "plain"), ("snake_case", "snake_case"), ("id", "x_id"), ("a b", "x_a_20b"),
    ("é", "x__c3_a9"), ("1st", "x_1st"), ("", "x_"), ("x_a", "x_a"), ("x_id", "x_x_5fid"),
    ("x_a_20b", "x_x_5fa_5f20b"), ("_a", "x__5fa"), ("a_n2", "a_n2"), ("x_a_n2", "x_x_5fa_5fn2"),
  ])
  func `every name of an attribute has a key that tells it`(name: String, key: String) {
    #expect(GMLKeys.key(name, besides: GMLKeys.node) == key)
    #expect(GMLKeys.name(key) == name)
    #expect(GMLKeys.name(GMLKeys.key(name, number: 2, besides: GMLKeys.node)) == name)
    #expect(GMLKeys.key(name, number: 2, besides: GMLKeys.node) != key)
  }

  @Test
  func `a graph is written with numbers, labels and ASCII alone`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "東京"], sources: [0], targets: [1], edgeIDs: ["e1"])
    document.id = "g"
    document.nodeAttributes = [
      AttributeColumn("real", .reals([1, .nan])),
      AttributeColumn("flag", .booleans([true, false])),
      AttributeColumn("x", .reals([0.5, 2])), AttributeColumn("big", .integers([1 << 53 + 1, 0])),
    ]
    document.edgeAttributes = [AttributeColumn("far", .reals([-.infinity]))]
    #expect(
      try format.text(of: document) == """
        Creator "Entente"
        Version 1
        attributes [
          node [ key "real" type "real" ]
          node [ key "flag" type "boolean" ]
          node [ key "x" type "real" ]
          node [ key "big" type "integer" ]
        ]
        graph [
          directed 1
          name "g"
          node [
            id 0
            label "a"
            real "1.0"
            flag 1
            big "9007199254740993"
            graphics [
              x 0.5
            ]
          ]
          node [
            id 1
            label "&#26481;&#20140;"
            real "NaN"
            flag 0
            big "0"
            graphics [
              x 2.0
            ]
          ]
          edge [
            source 0
            target 1
            id "e1"
            far -INF
          ]
        ]

        """)
  }

  @Test
  func `labels that tell nodes apart are shown, and the ids are names`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["jp", "us"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("label", .texts(["Japan", "United States"]))]
    let text = try format.text(of: document)
    #expect(text.contains("label \"Japan\"\n    name \"jp\"\n"))
    #expect(try format.read(text: text).document == document)
    document.nodeAttributes = [AttributeColumn("label", .texts(["Japan", "Japan"]))]
    let same = try format.text(of: document)
    #expect(same.contains("label \"jp\"\n    x_label \"Japan\"\n"))
    #expect(try format.read(text: same).document == document)
  }

  @Test(arguments: HostileDocuments.all.map(\.name))
  func `what is written is ASCII and is read back without a warning`(
    name: String
  ) throws {
    let (_, document) = try #require(HostileDocuments.all.first { $0.name == name })
    let text = try format.text(of: document)
    #expect(text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A })
    let read = try format.read(text: text)
    #expect(read.warnings.isEmpty)
    #expect(PlainDocument(read.document, format) == PlainDocument(document, format))
  }

  @Test(
    .enabled(if: OutsideReader.networkXGML != nil, "NetworkX is not installed"),
    arguments: HostileDocuments.all.map(\.name))
  func `NetworkX reads the same nodes and edges`(name: String) throws {
    let (_, document) = try #require(HostileDocuments.all.first { $0.name == name })
    let reader = try #require(OutsideReader.networkXGML)
    let read = try #require(reader.read(format.text(of: document)) as? [String: Any])
    let labels = Array(document.distinctLabels ?? document.nodeIDs)
    #expect((read["nodes"] as? [String: Any])?.keys.sorted() == labels.sorted())
    #expect((read["edges"] as? [Any])?.count == document.edgeCount)
    #expect(read["directed"] as? Bool == (document.direction == .directed))
  }

  private static let igraph = OutsideReader.igraph("gml", probe: "graph [\n]\n")

  @Test(
    .enabled(if: igraph != nil, "igraph is not installed"),
    // igraph reads no numbers that are so small that they have fewer digits.
    arguments: HostileDocuments.all.map(\.name).filter { $0 != "numbers" })
  func `igraph reads the same nodes and edges`(name: String) throws {
    let (_, document) = try #require(HostileDocuments.all.first { $0.name == name })
    let reader = try #require(Self.igraph)
    let read = try #require(reader.read(format.text(of: document)) as? [String: Any])
    let nodes = try #require(read["nodes"] as? [[String: Any]])
    #expect(nodes.count == document.nodeCount)
    let edges = try #require(read["edges"] as? [[Any]])
    let ends = edges.map { Set([$0[0] as? UInt32, $0[1] as? UInt32]) }
    #expect(ends == zip(document.sources, document.targets).map { Set([$0, $1]) })
    #expect(read["directed"] as? Bool == (document.direction == .directed))
    if name == "texts" {
      // igraph leaves numeric entities as they are.
      let ascii = document.nodeIDs.indices.filter {
        document.nodeIDs[$0].utf8.allSatisfy { $0 < 128 }
      }
      #expect(ascii.allSatisfy { nodes[$0]["label"] as? String == document.nodeIDs[$0] })
    }
  }

  @Test(
    .enabled(if: shared != nil, "the shared test data are not there"),
    arguments: [
      ("igraph/karate.gml", 34, 78), ("igraph/celegansneural.gml", 297, 2359),
      ("igraph/weighted.gml", 2, 1), ("newman/adjnoun.gml", 112, 425),
      ("newman/lesmis.gml", 77, 254), ("gml4gtk/ADP.gml", 41, 43), ("gml4gtk/abilene.gml", 11, 14),
      ("gml4gtk/belnet.gml", 15, 27), ("gml4gtk/bip.gml", 9, 10),
      ("gml4gtk/Apoptosis.gml", 24, 27),
    ])
  func `graphs of others have the nodes and edges that are published`(
    name: String, nodeCount: Int, edgeCount: Int
  ) throws {
    let path = try #require(Self.shared).appending(path: name).path
    let document = try format.read(path).document
    #expect(document.nodeCount == nodeCount)
    #expect(document.edgeCount == edgeCount)
  }

  private static let shared = SharedFolder.testData?.appending(path: "gml-a")
}
