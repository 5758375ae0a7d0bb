import EntenteData
import EntenteTestSupport
import Testing

@testable import EntenteFormats

/// Where problems say that something stands: the mark `¦` in each text, which is not part of it.
@Suite struct ProblemPositionTests {
  /// A text of a format, with a mark.
  struct Marked: CustomTestStringConvertible {
    let id: String
    let text: String

    init(_ id: String, _ text: String) { (self.id, self.text) = (id, text) }

    var testDescription: String { "\(id): \(text)" }
    var unmarked: String { text.filter { $0 != "¦" } }

    /// The line and the column of the mark.
    var place: [String] {
      let lines = text.prefix { $0 != "¦" }.split(separator: "\n", omittingEmptySubsequences: false)
      return ["\(lines.count)", "\((lines.last?.unicodeScalars.count ?? 0) + 1)"]
    }
  }

  private static func graphML(_ rest: String) -> String {
    "<graphml>\n<key id=\"w\" for=\"node\" attr.type=\"int\"/>\n"
      + "<graph edgedefault=\"directed\">\n <node id=\"é🚀\"/>\(rest)"
  }

  private static func gexf(_ rest: String) -> String {
    "<gexf>\n<graph>\n<attributes class=\"node\"><attribute id=\"w\" type=\"integer\"/></attributes>\n"
      + "<nodes><node id=\"é\"/>\(rest)"
  }

  static let refused: [Marked] = [
    .init("graphml", graphML("¦<node id=\"é🚀\"/></graph></graphml>")),
    .init("graphml", graphML("\n  <edge source=\"é🚀\" ¦target></graph></graphml>")),
    .init("graphml", graphML("<edge\n source=\"é🚀\"\n  target=¦é/></graph></graphml>")),
    .init("graphml", graphML("<node id=\"b&amp;\n¦&é;\"/></graph></graphml>")),
    .init(
      "graphml", graphML("<node id=\"b\">¦<data key=\"w\">\nten\n</data></node></graph></graphml>")),
    .init("graphml", graphML("<node id=\"b\">¦<data key=\"no\">1</data></node></graph></graphml>")),
    .init("graphml", graphML("</graph>\n ¦é</graphml>")),
    .init("graphml", graphML("\n <node id=\"b\">¦")),
    .init("graphml", graphML("<node id=\"b\"/>\n\t¦text</graph></graphml>")),
    .init("yed", graphML("¦<edge source=\"é🚀\"/></graph></graphml>")),
    .init("gexf", gexf("¦<node id=\"é\"/></nodes></graph></gexf>")),
    .init(
      "gexf",
      gexf(
        "<node id=\"b\"><attvalues>\n ¦<attvalue for=\"w\" value=\"1.5\"/></attvalues></node>"
          + "</nodes></graph></gexf>")),
    .init(
      "gexf",
      "<gexf><graph><attributes class=\"node\">\n<attribute id=\"é\" type=\"integer\">"
        + "¦<default>\nx\n</default></attribute></attributes></graph></gexf>"),
    .init("json", "{\"nodes\": [{\"id\": \"é\"},\n  ¦{\"id\": \"é\"}], \"edges\": []}"),
    .init("json", "{\"nodes\": [], \"edges\": [ ¦{\"source\": \"é\"}]}"),
    .init("json", "{\"nodes\": [\n{\"id\": ¦true}], \"edges\": []}"),
    .init("graphology", "{\"nodes\": [{\"key\": \"é\"}, ¦{\n\"attributes\": {}}]}"),
    .init("graphology", "{\"options\": {\"type\": ¦\"é\"}, \"nodes\": []}"),
    .init(
      "cytoscape", "{\"elements\": {\"nodes\": [],\n\"edges\": [¦{\"data\": {\"id\": \"é\"}}]}}"),
    .init("hif", "{\"incidences\": [{\"node\": \"é\", \"edge\": 1},\n ¦{\"node\": \"é\"}]}"),
    .init("hif", "{\"network-type\": ¦\"é\", \"incidences\": []}"),
    .init("ftm", "{\"id\": \"é\", \"schema\": \"Person\"}\n ¦{\"id\": \"f\"}\n"),
    .init("gml", "graph [\n node [ id 1 label \"é\" ]\n  ¦node [ id 1 ]\n]"),
    .init("gml", "graph [\n comment \"é\" other ¦]\n]"),
    .init("gml", "graph [\n comment \"é\" ¦\"open\n]"),
    .init("gml", "graph [\n comment \"é\" edge ¦]"),
    .init("pajek", "*Vertices 2\n1 \"é\"\n*Edges\n1  ¦7\n"),
    .init("pajek", "*Vertices 2\n1 \"é\"  ¦\"b\n"),
    .init("pajek", "*Vertices 2\n1 \"é\" [¦3-x]\n"),
    .init("pajek", "*Vertices 2\n*Matrix\n0 ¦é\n"),
    .init("pajek", "*Vertices 2\n*Edges\n1¦\n"),
    .init("matrix-market", "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 ¦3 1\n"),
    .init("matrix-market", "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 1 ¦é\n"),
    .init("edgelist", "é b\nc \"é\" ¦é\n"),
    .init("edgelist", "é b\nc \"é\" ¦1e400\n"),
    .init("pajek", "*Vertices 2\n*Arcs\n1 2 ¦1e400\n"),
    .init("pajek", "*Vertices 1\n1 \"é\" 0.5 ¦1e-400\n"),
    .init("matrix-market", "%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 ¦1e400\n"),
    .init("edgelist", "é b\né¦\n"),
    .init("edgelist", "é\tb\né\t\"c\"¦d\n"),
  ]

  @Test(arguments: refused)
  func `an error has the line and the column of what is wrong`(marked: Marked) throws {
    let format: GraphFormat = try #require(GraphFormat.named(marked.id))
    let problem = try format.refusal(marked.unmarked)
    #expect([problem.line.map { "\($0)" }, problem.column] == marked.place, "\(problem)")
  }

  private static func nodes(_ first: String, _ second: String) -> String {
    "{\"nodes\": [{\"id\": \"é\", \"x\": \(first)},\n {\"id\": \"b\", \"x\": \(second)}], \"edges\": []}"
  }

  static let warned: [Marked] = [
    .init(
      "graphml", graphML("<node id=\"b\">\n ¦<data key=\"w\">\n</data></node></graph></graphml>")),
    .init("graphml", graphML("\n ¦<edge source=\"é🚀\" target=\"b\"/></graph></graphml>")),
    .init("gexf", gexf("\n  ¦<other>é\n</other></nodes></graph></gexf>")),
    .init("json", "{\"nodes\": [{\"id\": \"é\", \"x\": ¦99999999999999999999}], \"edges\": []}"),
    .init("json", "{\"nodes\": [{\"id\": \"é\", \"x\": 1,\n\"x\":  ¦[2]}], \"edges\": []}"),
    .init("json", "{\"nodes\": [{\"id\": \"é\"}, ¦{\"id\": 1}], \"edges\": []}"),
    .init("json", "{\"nodes\": [{\"id\": \"é\", \"x\": \"é¦\\ud800\"}], \"edges\": []}"),
    .init("json", "{\"nodes\": [{\"id\": \"é\", \"x\": ¦NaN}], \"edges\": []}"),
    .init("graphology", "{\"nodes\": [{\"key\": \"é\", \"other\":  ¦[1]}]}"),
    .init(
      "cytoscape", "[{\"data\": {\"id\": \"é\"}},\n {\"data\": {\"id\": \"b\", \"x\": ¦1e999}}]"),
    .init(
      "cytoscape", "[{\"data\": {\"id\": \"é\"}},\n ¦{\"data\": {\"id\": \"b\"}, \"other\": 1}]"),
    .init("ftm", "{\"id\": \"é\", \"schema\": \"A\"}\n¦{\"id\": \"é\", \"schema\": \"B\"}\n"),
    .init("gml", "graph [ node [ id 1 note \"é\" other ¦*word ] ]"),
    .init("gml", "graph [ node [ id 1 note \"é\" other ¦1e400 ] ]"),
    .init("pajek", "*Vertices 1\n1 \"é\" 0.5 0.5 size ¦1e-400\n"),
    // Where a value is not of the type of those before it.
    .init("json", nodes("1", "¦\"é\"")), .init("json", nodes("1", "¦[\n1]")),
    .init("json", nodes("\"é\"", "¦2")), .init("json", nodes("\"é\"", "¦true")),
    .init("json", nodes("9007199254740993", "¦0.5")),
    .init("json", nodes("0.5", "¦9007199254740993")),
    .init("json", nodes("[1]", "¦\"\\u00e9\"")),
    .init(
      "graphology",
      "{\"nodes\": [{\"key\": \"é\"}], \"edges\": [{\"source\": \"é\", \"target\": \"é\",\n"
        + "\"attributes\": {\"x\": 1}}, {\"source\": \"é\", \"target\": \"é\",\n"
        + " \"attributes\": {\"x\": ¦\"é\"}}]}"),
    .init(
      "cytoscape",
      "[{\"data\": {\"id\": \"é\", \"x\": 1}},\n ¦{\"data\": {\"id\": \"b\", \"x\": \"1\"}}]"),
    .init("gml", "graph [ node [ id 1 x 1 ]\n ¦node [ id 2 x \"é\" ] ]"),
    .init("pajek", "*Vertices 2\n1 \"é\" x_fact 1\n2 \"é\" ¦x_fact \"é\"\n"),
    .init("pajek", "*Vertices 1\n1 \"é\" 0.5 ¦+\n"),
    .init("pajek", "*Vertices 1\n1 \"é\"\n¦*Other\n"),
    .init("edgelist", "é b 1\né c 2 ¦3\n"),
    .init("edgelist", "é b 1\né c ¦{'a': 1}\n"),
  ]

  @Test(arguments: warned)
  func `a warning has the line and the column where its cause is first`(marked: Marked) throws {
    let format: GraphFormat = try #require(GraphFormat.named(marked.id))
    let warnings = try format.read(text: marked.unmarked).warnings
    let places = warnings.map { [$0.line.map { "\($0)" }, $0.column] }
    #expect(places.contains(marked.place), "\(warnings)")
    #expect(!warnings.contains { $0.message.contains("times") }, "\(warnings)")
  }
}
