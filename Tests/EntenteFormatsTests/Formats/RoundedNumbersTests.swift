import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// Numbers with more digits than 64 bits hold, in every format that has decimals.
@Suite struct RoundedNumbersTests {
  /// The start and the end of a text around a number, on the last line of the start.
  private struct Sample: Sendable {
    let format: String
    let before: String
    var after = ""
    /// What is read: an attribute of the first edge, or of the first node.
    var edge: String? = "weight"
    var node: String?
  }

  private static let graphML =
    "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n"
    + "<key id='weight' for='edge' attr.name='weight' attr.type='double'/>\n"
    + "<graph edgedefault='directed'><node id='a'/>\n"
  private static let gexf =
    "<gexf xmlns='http://gexf.net/1.3' version='1.3'>\n<graph defaultedgetype='directed'>\n"

  private static let samples = [
    Sample(
      format: "json",
      before: "{\"nodes\": [{\"id\": 1}],\n\"edges\": [{\"source\": 1, \"target\": 1, \"weight\": ",
      after: "}]}"),
    Sample(
      format: "graphml",
      before: graphML + "<edge source='a' target='a'><data key='weight'>",
      after: "</data></edge></graph></graphml>"),
    Sample(
      format: "graphml",
      before: graphML + "<edge source='a' target='a'><!-- --><data key='weight'>",
      after: "</data></edge></graph></graphml>"),
    Sample(
      format: "gexf",
      before: gexf + "<nodes><node id='a'/></nodes><edges>"
        + "<edge source='a' target='a' weight='",
      after: "'/></edges></graph></gexf>"),
    Sample(
      format: "gexf",
      before: gexf
        + "<attributes class='edge'><attribute id='0' title='x' type='double'/></attributes>"
        + "<nodes><node id='a'/></nodes><edges><edge source='a' target='a'><attvalues>"
        + "<attvalue for='0' value='",
      after: "'/></attvalues></edge></edges></graph></gexf>", edge: "x"),
    Sample(
      format: "gml", before: "graph [\nnode [ id 1 ] edge [ source 1 target 1\nweight ",
      after: " ] ]"),
    Sample(format: "pajek", before: "*Vertices 1\n1 \"a\"\n*Arcs\n1 1 "),
    Sample(format: "pajek", before: "*Vertices 1\n1 \"a\" ", edge: nil, node: "x"),
    Sample(
      format: "matrix-market",
      before: "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 "),
    Sample(format: "edgelist", before: "# edges\na b "),
    Sample(format: "csv", before: "source,target,weight\na,a,"),
    Sample(format: "neo4j", before: ":START_ID,:END_ID,weight:double\na,a,"),
  ]

  @Test(arguments: samples.indices)
  func `a number with too many digits is rounded, which is said with its line`(
    place: Int
  ) throws {
    let sample = Self.samples[place]
    let format: GraphFormat = try #require(GraphFormat.named(sample.format))
    for (digits, isRounded) in [
      ("0.1234567890123456789", true), ("0.12345678901234567", false), ("0.5", false),
      ("1234567.8901234567891", true), ("0.000000000000000000123", false),
    ] {
      let reading = try format.read(text: sample.before + digits + sample.after + "\n")
      let warnings = reading.warnings.filter { $0.message.contains("more than 17 digits") }
      #expect(warnings.count == (isRounded ? 1 : 0), "\(digits): \(reading.warnings)")
      if isRounded {
        #expect(warnings.first?.line == sample.before.split(separator: "\n").count)
      }
      let texts =
        sample.edge.map { reading.document.edgeTexts($0) }
        ?? sample.node.map { reading.document.nodeTexts($0) }
      #expect(texts??.first??.isEmpty == false)
      #expect(Double((texts??.first ?? "") ?? "") == Double(digits))
    }
  }

  @Test func `parameters, vectors and lists are numbers too`() throws {
    let digits = "0.1234567890123456789"
    let pajek = try GraphFormat.pajek.read(
      text: "*Network n\n*Vertices 1\n1 \"a\" x_fact \(digits)\n*Vector v\n*Vertices 1\n\(digits)\n"
    )
    let warnings = pajek.warnings.filter { $0.message.contains("more than 17 digits") }
    #expect(warnings.map(\.line) == [3] && warnings[0].message.hasSuffix("(2 times)"))
    let gexf = try GraphFormat.gexf.read(
      text: Self.gexf
        + "<attributes class='node'><attribute id='0' title='x' type='listdouble'/></attributes>"
        + "<nodes>\n<node id='a'><attvalues><attvalue for='0' value='[1.5, \(digits)]'/>"
        + "</attvalues></node></nodes></graph></gexf>")
    #expect(gexf.document.nodeTexts("x") == ["[1.5,\(digits)]"] && gexf.warnings.isEmpty)
    let neo4j = try GraphFormat.neo4j.read(text: ":ID,x:double[]\na,1.5;\(digits)\n")
    #expect(neo4j.warnings.contains { $0.line == 2 && $0.message.contains("more than 17 digits") })
  }

  @Test func `rounded attributes of the graph in a descriptor are told`() throws {
    func warnings(_ value: String) throws -> [Problem] {
      var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
      document.graphAttributes = [AttributeColumn("x", .reals([0.5]))]
      let files = try GraphFormat.dataPackage.files(of: GraphContent(document))
      let parts = files.map { file in
        (file.part, Array(file.text.replacing("\"0.5\"", with: "\"\(value)\"").utf8))
      }
      let source = GraphSource(Dictionary(uniqueKeysWithValues: parts), name: "graph")
      let reading = try GraphFormat.dataPackage.read(source, tools: .none)
      #expect(reading.document.graphAttributes[0].text(0).flatMap(Double.init) == Double(value))
      return reading.warnings
    }
    #expect(try warnings("0.25").isEmpty)
    let told = try warnings("0.1234567890123456789")
    #expect(told.map(\.column) == ["entente.attributes.x"])
    #expect(told.first?.message.contains("more than 17 digits") == true)
  }

  @Test(arguments: [
    ("list", "", "[1.5, 0.1234567890123456789]", false),
    ("list", "", "[1.5, .1234567890123456789]", true),
    ("list", "", "1.5|+0.1234567890123456789", true), ("", "", "0.1234567890123456789", true),
    ("", " mode='dynamic'", "0.1234567890123456789", false),
    ("", " mode='dynamic'", ".1234567890123456789", true),
  ])
  func `numbers in structures of GEXF are rounded only where JSON spells them otherwise`(
    list: String, mode: String, value: String, isRounded: Bool
  ) throws {
    let reading = try GraphFormat.gexf.read(
      text: Self.gexf
        + "<attributes class='node'\(mode)><attribute id='0' title='x' type='\(list)double'/></attributes>"
        + "<nodes><node id='a'><attvalues><attvalue for='0' value='\(value)'/>"
        + "</attvalues></node></nodes></graph></gexf>")
    let text = try #require(reading.document.nodeTexts("x")?[0])
    #expect(text.contains("0.1234567890123456789") == !isRounded)
    #expect(reading.warnings.contains { $0.message.contains("17 digits") } == isRounded)
  }

  @Test func `a rounded weight of Pajek is not to be written as a text, which would lose it`()
    throws
  {
    let reading = try GraphFormat.pajek.read(
      text: "*Vertices 2\n*Edges\n1 2 1.23456789012345678901\n")
    #expect(reading.warnings.map(\.advice) == ["keep the file if each digit counts"])
  }

  @Test(arguments: [
    ("9007199254740993", true), ("9007199254740992", false), ("12345678901234567890", true),
    ("100000000000000000000", false), ("1234567890123456800", false), ("-9007199254740993", true),
    ("123456789012345", false), ("1e22", false), ("0.10000000000000001", false),
    ("1.00000000000000000000000", false), ("00000000000000000000000001", false),
    ("9007199254740993.0", true), ("9007199254740993.5", true), ("9007199254740994.00", false),
    ("1234567890123456.5", false), ("1234567890123456800.0", false), ("-90071992547409931.0", true),
  ])
  func `whole numbers that a number cannot give back are rounded`(text: String, isRounded: Bool) {
    var text = text
    #expect(text.withUTF8 { NumberText.isRounded($0) } == isRounded)
  }
}
