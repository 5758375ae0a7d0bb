import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct GEXFWriterTests {
  /// A document with something in each place that GEXF has.
  static let full: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b", "c"], sources: [0, 0, 1], targets: [1, 1, 1],
      edgeDirections: [.directed, .undirected, .directed], edgeIDs: ["e", "", "0"])
    document.id = "a \"graph\" ?>"
    document.graphAttributes = [
      AttributeColumn("lastmodifieddate", .texts(["2024-02-29"])),
      AttributeColumn("creator", .texts(["A & B"])),
      AttributeColumn("title", .texts(["T ?> <"])), AttributeColumn("year", .integers([2025])),
      AttributeColumn("records", .structures([#"[{"a":[1,null]}]"#])),
      AttributeColumn("share", .reals([-0.0]), missing: [0], defaultValue: .real(.infinity)),
    ]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A <a>", "two\nlines  ", ""])),
      AttributeColumn("parent", .texts(["", "a", "a"]), missing: [0]),
      AttributeColumn("start", .texts(["2021-01-01", "2021-02-03T04:05:06Z", ""]), missing: [2]),
      AttributeColumn(
        "spells", .structures(["", "", #"[{"end":"2020-01-01"},{"start":"2021-01-01"}]"#]),
        missing: [0, 1]),
      AttributeColumn("x", .reals([1, 0.5, 0]), missing: [2]),
      AttributeColumn("y", .integers([1, -2, 0]), missing: [2]),
      AttributeColumn("z", .reals([1, 0, 0]), missing: [1, 2]),
      AttributeColumn("size", .integers([1, 2, 3])),
      AttributeColumn("color", .texts(["#00ff7f", "#01020380", "#010203ff"])),
      AttributeColumn("shape", .texts(["disc", "image", "square"])),
      AttributeColumn("words", .structures([#"["a, \"b\"","c"]"#, "[]", #"["\n"]"#])),
      AttributeColumn("years", .structures(["[2020,2021]", "[]", "[-1]"])),
      AttributeColumn("shares", .structures(["[0.5,1]", "[]", "[9007199254740993]"])),
      AttributeColumn("flags", .structures(["[true]", "[]", "[]"]), missing: [1]),
    ]
    document.edgeAttributes = [
      AttributeColumn("kind", .texts(["x", "y", "x"])),
      AttributeColumn("weight", .reals([1, .infinity, -0.0])),
      AttributeColumn("thickness", .reals([0.5, 1, 2])),
      AttributeColumn("shape", .texts(["solid", "dotted", ""]), missing: [2]),
    ]
    return document
  }()

  @Test func `each place of the format is used`() throws {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <meta lastmodifieddate="2024-02-29"><creator>A &amp; B</creator><description>T ?&gt; &lt;</description></meta>
      <graph defaultedgetype="directed" mode="dynamic" timeformat="dateTime">
      <?entente-graph id="a &quot;graph&quot; ?&gt;" added="description"?>
      <?entente-attribute title="title" type="string" value="T ?&gt; &lt;"?>
      <?entente-attribute title="year" type="integer" value="2025"?>
      <?entente-attribute title="records" type="json" value="[{&quot;a&quot;:[1,null]}]"?>
      <?entente-attribute title="share" type="double" default="INF"?>
      <attributes class="node">
      <attribute id="0" title="words" type="liststring"/>
      <attribute id="1" title="years" type="listinteger"/>
      <attribute id="2" title="shares" type="listdouble"/>
      <attribute id="3" title="flags" type="listboolean"/>
      </attributes>
      <nodes>
      """
    let written = try gexf(Self.full)
    #expect(written.hasPrefix(expected))
    #expect(
      written.contains(
        #"<node id="b" label="two&#10;lines  " pid="a" start="2021-02-03T04:05:06Z"><attvalues>"#))
    #expect(
      written.contains(
        #"<viz:color r="1" g="2" b="3" a="0.5"/><viz:position x="0.5" y="-2"/>"#
          + #"<viz:size value="2"/><viz:shape value="image"/></node>"#))
    #expect(
      written.contains(
        #"<spells><spell end="2020-01-01"/><spell start="2021-01-01"/></spells>"#))
    #expect(
      written.contains(
        #"<edge source="a" target="b" type="undirected" kind="y" weight="INF">"#
          + #"<viz:thickness value="1.0"/><viz:shape value="dotted"/></edge>"#))
    let again = try readGEXF(written)
    #expect(again == Self.full)
    #expect(try gexf(again) == written)
  }

  @Test func `version 1.2 has no kinds, ids for all edges and lists of texts alone`() throws {
    let written = try gexf(Self.full, .gexf12)
    #expect(written.contains("xmlns=\"http://www.gexf.net/1.2draft\""))
    #expect(
      written.contains("<edge id=\"added-1\" source=\"a\" target=\"b\" type=\"undirected\" weight"))
    #expect(written.contains("title=\"kind\" type=\"string\""))
    #expect(written.contains("title=\"years\" type=\"string\""))
    let again = try readGEXF(written)
    #expect(again.edgeIDs.map(Array.init) == ["e", "", "0"])
    #expect(again.edgeDirections == Self.full.edgeDirections)
  }

  @Test(arguments: HostileDocuments.withEquivalents.map(\.name) + ["full"])
  func `version 1.2 comes back with nothing added, and is written as the same bytes`(
    name: String
  ) throws {
    let document = HostileDocuments.withEquivalents.first { $0.name == name }?.document ?? Self.full
    let written = try gexf(document, .gexf12)
    let again = try readGEXF(written)
    #expect(again.edgeIDs == document.edgeIDs)
    #expect(
      again.nodeAttributes.map(\.name).sorted() == document.nodeAttributes.map(\.name).sorted())
    #expect(try gexf(again, .gexf12) == written)
  }

  @Test func `depths that version 1.2 wants are no part of the document`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0, 0], targets: [1, 1],
      edgeIDs: ["added-7", ""])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([1, 2])), AttributeColumn("y", .reals([3, 4])),
    ]
    let flat = try gexf(document, .gexf12)
    #expect(flat.contains(#"<?entente-graph added="z" added-ids="added2-"?>"#))
    #expect(flat.contains(#"<viz:position x="1.0" y="3.0" z="0.0"/>"#))
    #expect(try readGEXF(flat) == document)
    // A depth that only some places have is an attribute like others.
    document.nodeAttributes.append(AttributeColumn("z", .reals([5, 0]), missing: [1]))
    let mixed = try gexf(document, .gexf12)
    #expect(mixed.contains(#"<attribute id="0" title="z" type="double"/>"#))
    #expect(try readGEXF(mixed) == document)
    // Depths that all places have are written and kept, those of 0 too.
    document.nodeAttributes[2] = AttributeColumn("z", .reals([0, 0]))
    #expect(try gexf(document, .gexf12).contains(#"z="0.0"/>"#))
    #expect(try readGEXF(gexf(document, .gexf12)) == document)
  }

  @Test func `lists of numbers that are declared as not whole stay so`() throws {
    let source = """
      <gexf><graph><attributes class="node"><attribute id="0" title="shares" type="listdouble">
      <default>[3]</default></attribute></attributes><nodes><node id="a"><attvalues>
      <attvalue for="0" value="[1, 2]"/></attvalues></node><node id="b"/></nodes></graph></gexf>
      """
    let first = try gexf(readGEXF(source))
    #expect(first.contains("type=\"listdouble\"><default>[3.0]</default>"))
    #expect(first.contains("value=\"[1.0,2.0]\""))
    #expect(try gexf(readGEXF(first)) == first)
  }

  @Test func `parallel edges get kinds that are no part of the document`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b"], sources: [0, 1, 0, 1], targets: [1, 0, 0, 0])
    let written = try gexf(document)
    #expect(written.contains("<?entente-graph added=\"kind\"?>"))
    #expect(
      written.split(separator: "\n").filter { $0.hasPrefix("<edge ") } == [
        #"<edge source="a" target="b" kind="1"/>"#, #"<edge source="b" target="a" kind="2"/>"#,
        #"<edge source="a" target="a"/>"#, #"<edge source="b" target="a" kind="3"/>"#,
      ])
    #expect(try readGEXF(written) == document)
    // A kind of the document that tells too little apart is an attribute beside them.
    document.edgeAttributes = [AttributeColumn("kind", .texts(["x", "x", "y", "z"]))]
    #expect(try readGEXF(gexf(document)) == document)
    #expect(try gexf(document).contains("title=\"kind\" type=\"string\""))
  }

  /// Columns of the names that have places, and whether they fit there.
  static let fitting: [(column: AttributeColumn, fits: Bool)] = [
    (AttributeColumn("label", .integers([1, 2])), false),
    (AttributeColumn("label", .texts(["", "b"]), missing: [0], defaultValue: .text("x")), false),
    (AttributeColumn("label", .texts(["", ""]), missing: [0, 1]), false),
    (AttributeColumn("label", .texts(["", "b"])), true),
    (AttributeColumn("parent", .texts(["b", "z"])), false),
    (AttributeColumn("parent", .texts(["b", ""]), missing: [1]), true),
    (AttributeColumn("x", .reals([1, 2])), false),
    (AttributeColumn("size", .reals([-1, 2])), false),
    (AttributeColumn("size", .reals([.nan, 2])), false),
    (AttributeColumn("size", .reals([0, 2])), true),
    (AttributeColumn("color", .texts(["#FF0000", "#000000"])), false),
    (AttributeColumn("color", .texts(["red", "#000000"])), false),
    (AttributeColumn("shape", .texts(["circle", "disc"])), false),
    (AttributeColumn("start", .texts(["soon", "later"])), false),
    (AttributeColumn("start", .texts(["2021-13-01", "2021-01-01"])), false),
    (AttributeColumn("start", .texts(["2021", "2022.5"])), true),
    (AttributeColumn("start", .texts(["2021-01-01", "99"])), false),
    (AttributeColumn("spells", .structures(["[]", #"[{"start":"1"}]"#])), false),
    (AttributeColumn("spells", .structures([#"[{"start":1}]"#, #"[{"start":"1"}]"#])), false),
    (
      AttributeColumn("spells", .structures([#"[{"end":"2","start":"1"}]"#, #"[{"end":"1"}]"#])),
      false
    ),
  ]

  @Test(arguments: fitting.indices)
  func `what does not fit the place of its name is an attribute like others`(number: Int) throws {
    let (column, fits) = Self.fitting[number]
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [column]
    let written = try gexf(document)
    #expect(written.contains("title=\"\(column.name)\"") == !fits)
    #expect(written.contains("mode=\"dynamic\"") == (column.name == "start" && fits))
    // Structures without a place are texts.
    let expected = column.texts.map { AttributeColumn(column.name, .texts($0)) }
    #expect(
      try readGEXF(written).nodeAttributes
        == [column.isStructure ? expected ?? column : column])
  }

  @Test func `two columns with a name that has one place keep their order or their values`() throws
  {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("label", .integers([1, 2])), AttributeColumn("label", .texts(["A", "B"])),
      AttributeColumn("label", .texts(["C", "D"])),
    ]
    let written = try gexf(document)
    let again = try readGEXF(written)
    #expect(again.nodeAttributes == [1, 0, 2].map { document.nodeAttributes[$0] })
    #expect(try gexf(again) == written)
  }

  /// Two parallel edges with values of an attribute `key` and with names that look like its titles.
  private func keyed(_ keys: [Int64]) -> GraphDocument {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 0], targets: [1, 1])
    document.edgeAttributes = [AttributeColumn("key", .integers(keys))]
    document.edgeAttributes += ["w", "networkx_key", "entente:key", "entente:entente:networkx_key"]
      .map { AttributeColumn($0, .texts(["\($0) 1", "\($0) 2"])) }
    return document
  }

  @Test(arguments: ["gexf", "gexf12"], [[0, 1], [5, 5]] as [[Int64]])
  func `keys of parallel edges come back under their names`(id: String, keys: [Int64]) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let written = try gexf(keyed(keys), format)
    #expect(!written.contains(#"title="key""#))
    #expect(written.contains(#"title="networkx_key""#) == (keys == [0, 1]))
    #expect(try readGEXF(written).edgeAttributes == keyed(keys).edgeAttributes)
  }

  @Test(
    .enabled(if: OutsideReader.gexf != nil, "NetworkX is not installed"),
    arguments: ["gexf", "gexf12"], [[0, 1], [5, 5]] as [[Int64]])
  func `NetworkX reads parallel edges with keys`(id: String, keys: [Int64]) throws {
    let reader: OutsideReader = try #require(OutsideReader.gexf)
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let graph = try reader.read(gexf(keyed(keys), format)) as? [String: Any]
    let edges: [[Any]] = try #require(graph?["edges"] as? [[Any]])
    #expect(Set(edges.compactMap { ($0[2] as? [String: Any])?["w"] as? String }) == ["w 1", "w 2"])
  }

  @Test(arguments: HostileDocuments.all.map(\.name), ["gexf", "gexf12"])
  func `elements and attributes are those of the schema`(name: String, id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let document: GraphDocument = try #require(
      HostileDocuments.all.first { $0.name == name }?.document)
    for document in [document, Self.full] {
      let check = GEXFStructure(isDraft: id == "gexf12")
      #expect(check.wrong(try gexf(document, format)) == [])
    }
  }

  @Test(
    .enabled(if: OutsideReader.gexf != nil, "NetworkX is not installed"),
    arguments: ["gexf", "gexf12"])
  func `NetworkX reads the same values`(id: String) throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a<", "b&", "量"], sources: [0, 1, 2], targets: [1, 2, 2],
      edgeIDs: ["e", "f", "g"])
    document.graphAttributes = [AttributeColumn("title", .texts(["T"]))]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["A", "B", "量子"])),
      AttributeColumn("text", .texts(["x\ty", "<&>", "\"é\""])),
      AttributeColumn("flag", .booleans([true, false, true])),
      AttributeColumn("start", .texts(["2021-01-01", "", ""]), missing: [1, 2]),
      AttributeColumn("color", .texts(["#0000ff", "", ""]), missing: [1, 2]),
    ]
    document.edgeAttributes = [
      AttributeColumn("big", .integers([9_007_199_254_740_993, -1, 0]), missing: [2]),
      AttributeColumn("weight", .reals([0.1, -2.5e-9, 1e300])),
    ]
    let reader: OutsideReader = try #require(OutsideReader.gexf)
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let graph: [String: Any] = try #require(
      try reader.read(gexf(document, format)) as? [String: Any])
    #expect(graph["directed"] as? Bool == true)
    let nodes: [String: [String: Any]] = try #require(graph["nodes"] as? [String: [String: Any]])
    #expect(Set(nodes.keys) == ["a<", "b&", "量"])
    #expect(nodes["量"]?["label"] as? String == "量子" && nodes["a<"]?["text"] as? String == "x\ty")
    #expect(
      nodes["b&"]?["flag"] as? Bool == false && nodes["a<"]?["start"] as? String == "2021-01-01")
    let viz = nodes["a<"]?["viz"] as? [String: [String: Any]]
    #expect(viz?["color"]?["b"] as? Int == 255)
    let edges: [[Any]] = try #require(graph["edges"] as? [[Any]])
    let facts = edges.compactMap { $0[2] as? [String: Any] }
    #expect(edges.map { $0[0] as? String } == ["a<", "b&", "量"])
    #expect(facts.map { $0["big"] as? Int } == [9_007_199_254_740_993, -1, nil])
    #expect(facts.map { $0["weight"] as? Double } == [0.1, -2.5e-9, 1e300])
    #expect(facts.map { $0["id"] as? String } == ["e", "f", "g"])
  }
}
