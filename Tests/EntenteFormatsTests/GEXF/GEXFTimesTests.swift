import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation
import Testing

@testable import EntenteFormats

/// Times of nodes, edges and values.
@Suite struct GEXFTimesTests {
  @Test func `values that hold for some time are written so, if their times go with the others`()
    throws
  {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    let price = AttributeColumn(
      "price",
      .structures([
        #"[{"value":1,"end":"2009-03-05"},{"value":2.5,"start":"2009-03-06"}]"#, "",
      ]), missing: [1])
    document.nodeAttributes = [price, AttributeColumn("note", .texts(["x", "y"]))]
    document.edgeAttributes = [
      AttributeColumn("state", .structures([#"[{"value":"a \"b\"","start":"7"}]"#]))
    ]
    let written = try gexf(document)
    #expect(written.contains("mode=\"dynamic\" timeformat=\"date\""))
    #expect(
      written.contains(
        "<attributes class=\"node\" mode=\"dynamic\">\n<attribute id=\"1\" title=\"price\" type=\"double\"/>"
      ))
    #expect(
      written.contains(
        #"<attvalue for="1" value="1" end="2009-03-05"/><attvalue for="1" value="2.5" start="2009-03-06"/>"#
      ))
    #expect(written.contains("title=\"state\" type=\"string\""))
    let again = try readGEXF(written)
    #expect(again.nodeAttributes == document.nodeAttributes)
    #expect(try gexf(again) == written)
    // The state alone is a loss, as its time is none of the others'.
    #expect(GraphFormat.gexf.losses(of: document).map(\.feature) == [.structures])
    document.edgeAttributes = []
    #expect(GraphFormat.gexf.losses(of: document).isEmpty)
    let lists = AttributeColumn("years", .structures(["[2020,2021]", "[]"]))
    document.nodeAttributes.append(lists)
    #expect(GraphFormat.gexf.losses(of: document).isEmpty)
    #expect(GraphFormat.gexf12.losses(of: document).map(\.feature) == [.structures])
    document.edgeAttributes.append(AttributeColumn("records", .structures([#"{"a":1}"#])))
    #expect(GraphFormat.gexf.losses(of: document).map(\.feature) == [.structures])
    document.edgeAttributes.removeLast()
    document.graphAttributes = [AttributeColumn("records", .structures([#"{"a":1}"#]))]
    #expect(GraphFormat.gexf.losses(of: document).isEmpty)
  }

  /// What is declared, values as they are in a file, and the same once read and written.
  static let declared: [(type: String, values: [String], written: String, again: [String])] = [
    ("float", ["1", "2"], "double", ["1.0", "2.0"]),
    ("double", ["1.0", "2"], "double", ["1.0", "2"]),
    ("double", ["1", "2.5"], "double", ["1", "2.5"]),
    ("double", ["-0", "1"], "double", ["-0", "1"]),
    ("double", ["1e3", "1"], "double", ["1e3", "1"]),
    ("integer", ["1", "2"], "integer", ["1", "2"]),
    ("long", ["1", "3000000000"], "long", ["1", "3000000000"]),
    ("string", ["1", "2"], "string", ["1", "2"]),
    ("boolean", ["true", "false"], "boolean", ["true", "false"]),
  ]

  @Test(arguments: declared.indices)
  func `values that hold for some time keep their declared type`(number: Int) throws {
    let (type, values, written, again) = Self.declared[number]
    let source = """
      <gexf><graph mode="dynamic" timeformat="double"><attributes class="node" mode="dynamic">
      <attribute id="0" title="price" type="\(type)"/></attributes><nodes><node id="a"><attvalues>
      <attvalue for="0" value="\(values[0])" end="1"/><attvalue for="0" value="\(values[1])" start="1"/>
      </attvalues></node></nodes></graph></gexf>
      """
    let first = try gexf(readGEXF(source))
    #expect(first.contains("title=\"price\" type=\"\(written)\""))
    #expect(
      first.contains(
        "value=\"\(again[0])\" end=\"1\"/><attvalue for=\"0\" value=\"\(again[1])\" start=\"1\"/>"))
    #expect(try gexf(readGEXF(first)) == first)
  }

  @Test func `dates without a day are written by their first and last days, and kept`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b", "c"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("start", .texts(["2021", "2021-02", "2021-03-04"])),
      AttributeColumn("end", .texts(["2021", "2024-02", ""]), missing: [2]),
    ]
    let written = try gexf(document)
    #expect(written.contains("timeformat=\"date\"") && written.contains("added=\"times\""))
    #expect(written.contains("<node id=\"a\" start=\"2021-01-01\" end=\"2021-12-31\">"))
    #expect(written.contains("<node id=\"b\" start=\"2021-02-01\" end=\"2024-02-29\">"))
    #expect(written.contains("<node id=\"c\" start=\"2021-03-04\">"))
    #expect(try readGEXF(written) == document)
  }

  @Test(arguments: ["gexf", "gexf12"], ["2003-01-01", "2003-05", "2003"])
  func `spells beside dates without a day come back as spells`(id: String, date: String) throws {
    let format = try #require(GraphFormat.named(id))
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.nodeAttributes = [
      AttributeColumn("start", .texts(["2001-04", ""]), missing: [1]),
      AttributeColumn(
        "spells", .structures(["", #"[{"start":"\#(date)","end":"2004-01-01"}]"#]), missing: [0]),
    ]
    let written = try gexf(document, format)
    #expect(written.contains("<spells>"))
    #expect(try readGEXF(written).nodeAttributes == document.nodeAttributes)
    #expect(try gexf(readGEXF(written), format) == written)
    #expect(!format.losses(of: document).contains { $0.feature == .structures })
    // A text that looks like spells, where there are none, stays a text.
    document.nodeAttributes[1] = AttributeColumn(
      "spells", .texts(["", #"[{"start":"2003-01-01"}]"#]), missing: [0])
    #expect(try readGEXF(gexf(document, format)).nodeAttributes == document.nodeAttributes)
  }

  @Test func `a text among dates takes the times of no other`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c", "d"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("dates", .texts(["2020; 2021", "2020-13", "2019-05-01", "n/a;2018"]))
    ]
    let written = try gexf(document)
    #expect(
      written.contains(
        #"<spell start="2020-01-01" end="2020-12-31"/><spell start="2021-01-01" end="2021-12-31"/>"#
      ))
    #expect(written.contains(#"<node id="b"><attvalues>"#))
    #expect(written.contains(#"<node id="c" start="2019-05-01" end="2019-05-01">"#))
    #expect(written.contains(#"<node id="d" start="2018-01-01" end="2018-12-31">"#))
    #expect(try readGEXF(written) == document)
  }

  @Test func `the relations of a network have their dates`() throws {
    let network = try Network(.dated())
    let format = GraphFormat.gexf
    let files = try format.write(network, .english)
    let written = files[0].text
    #expect(
      written.contains(
        #"<spell start="2021-01-01" end="2021-12-31"/><spell start="2024-02-01" end="2024-02-29"/>"#
      ))
    #expect(written.contains(#"target="c" start="2019-01-01""#))
    #expect(written.contains("mode=\"dynamic\" timeformat=\"date\""))
    #expect(written.contains(#"<edge id="a--c" source="a" target="c"><attvalues>"#))
    #expect(written.contains("<description>Dated</description>"))
    let again = try readGEXF(written)
    #expect(try gexf(again) == written)
    let incidence = try format.write(
      Network(.dated(), Projection(.incidence)), .english)
    #expect(
      incidence[0].text.contains(#"<node id="r1" label="r1" start="2021-01-01" end="2021-12-31">"#))
  }

  @Test func `numbers called start are no times, and keep no dates from becoming such`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    let years = AttributeColumn("start", .integers([2001, 2002]))
    document.nodeAttributes = [AttributeColumn("end", .reals([0.5, 1]))]
    document.edgeAttributes = [years, AttributeColumn("dates", .texts(["2020", "2021-05"]))]
    let written = try gexf(document)
    #expect(written.contains("target=\"b\" start=\"2020-01-01\" end=\"2020-12-31\""))
    #expect(written.contains("target=\"a\" start=\"2021-05-01\" end=\"2021-05-31\""))
    let again = try readGEXF(written)
    #expect(again.nodeAttributes == document.nodeAttributes)
    #expect(again.edgeAttributes == document.edgeAttributes)
    #expect(try gexf(again) == written)
  }

  @Test func `texts among dates that are none are told with the first of them`() throws {
    func told(_ dates: [String], ofNodes: Bool = false, start: Bool = false) -> [String] {
      var document = GraphDocument(
        .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
      let column = AttributeColumn("dates", .texts(TextColumn(dates)))
      if ofNodes { document.nodeAttributes = [column] } else { document.edgeAttributes = [column] }
      if start {
        document.edgeAttributes.append(AttributeColumn("start", .texts(["2020", "2021"])))
      }
      #expect(!GraphFormat.graphML.losses(of: document).contains { $0.feature == .unlikeTimes })
      return GraphFormat.gexf.losses(of: document).filter { $0.feature == .unlikeTimes }
        .map(\.outcome)
    }
    let text = "attributes, but no times of nodes or edges; the first is "
    #expect(
      told(["2020; 2021", "n/a;2020-13"])
        == [text + "“n/a” of the edge from “b” to “a”"])
    #expect(told(["2020;2020-13", "2021"], ofNodes: true) == [text + "“2020-13” of the node “a”"])
    #expect(told(["2020; 2021;", ""]).isEmpty && told(["2020", "x"], start: true).isEmpty)
  }

  @Test(arguments: [
    (["2020", "2020-02-03T04:05:06Z"], "“2020-02-03T04:05:06Z” beside “2020”"),
    (["soon", "2020"], "“soon” beside “2020”"), (["Paris", "Rome"], nil),
    (["2020", "2021-05"], nil),
    (["2020-01-01", "2020-01-01T00:00:00", "2020"], "“2020-01-01T00:00:00” beside “2020-01-01”"),
    (["2020-01-01", "2020-01-01T00:00:00"], nil), (["1", "2.5"], nil),
  ])
  func `times that have no format in common are told`(times: [String], first: String?) throws {
    let places = [UInt32](repeating: 0, count: times.count)
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: places, targets: places)
    document.edgeAttributes = [AttributeColumn("end", .texts(TextColumn(times)))]
    let told = GraphFormat.gexf.losses(of: document).filter { $0.feature == .unlikeTimes }
    #expect(told.first.flatMap { $0.outcome.split(separator: "the first is ").last } == first?[...])
    let hasTimes = try gexf(document).contains("mode=\"dynamic\"")
    #expect(hasTimes == (first == nil && times != ["Paris", "Rome"]))
  }
}
