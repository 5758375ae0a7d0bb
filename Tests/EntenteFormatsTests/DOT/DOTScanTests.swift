import EntenteData
import Testing

@testable import EntenteFormats

@Suite struct DOTScanTests {
  @Test(
    arguments: [
      ("graph { a }", nil), ("graph { a }\n\n // more\n/* } */", nil),
      ("graph { a }\ngraph { b }", 2),
      ("graph { \"}\" }\n# 1\n x", 3), ("graph { a [l=<<b>}<i>}</i></b>>] }\n\nx", 3),
      ("graph { \"\\\"}\\\n\" }\nx", 3), ("graph { a { b } }}", 1), ("graph { a", nil), ("", nil),
      ("graph { /* }\n} */ }\ny", 3), ("graph { a // }\n}\nz", 3), ("graph { \"unclosed", nil),
    ] as [(String, Int?)])
  func `the first graph ends at its last brace`(text: String, next: Int?) throws {
    let scan = try DOTScan(Array(text.utf8), file: "x.gv")
    #expect(scan.next?.line == next)
    let rest = text.utf8.dropFirst(scan.end)
    #expect(rest.count == 0 || Array(text.utf8)[scan.end - 1] == UInt8(ascii: "}"))
  }

  @Test func `a NUL and deep subgraphs are refused with their line`() throws {
    let deep = "graph {\n" + String(repeating: "{", count: 20_000)
    for (text, words) in [
      ("graph {\n a\0 }", "NUL"), ("graph {\n \"a\0\" }", "NUL"), ("graph {\n a [b=<\0>] }", "NUL"),
      ("graph {\n \"\\\0\" }", "NUL"), (deep, "200 deep"),
    ] {
      let problem = try #require(throws: Problem.self) {
        try DOTScan(Array(text.utf8), file: "x.gv")
      }
      #expect(problem.line == 2 && problem.message.contains(words), "\(problem)")
    }
    _ = try DOTScan(
      Array((String(repeating: "{", count: 200) + String(repeating: "}", count: 200)).utf8),
      file: "x.gv")
  }

  @Test(
    arguments: [
      ("graph {\n é [x=\"y }\n", "x.gv:2:7: the text"),
      ("graph {\n é [x=<<b>y] }", "x.gv:2:7: the text"),
      ("graph {\n { a }\n b", "x.gv:3:3: the file ends"), ("graph { a", "x.gv:1:10: the file ends"),
      ("graph { a }", nil), ("graph { \"{\" }", nil), ("", nil),
    ] as [(String, String?)])
  func `what is open at the end is told with where it starts`(text: String, told: String?) throws {
    let problem = try DOTScan(Array(text.utf8), file: "x.gv").unclosed
    #expect(problem?.description.hasPrefix(told ?? "?") == (told == nil ? nil : true))
  }

  @Test(arguments: [
    ("graph{}", true), ("  STRICT\tdigraph \"x\" {", true), ("// c\n# d\n/* e */ Graph g {", true),
    ("graph [ node [ id 1 ] ]", false), ("strict", false), ("graph", false), ("{}", false),
    ("graphml", false), ("digraph é {", true), ("graph.size = 1", false), ("graph_a {", false),
    ("digraph -1 {", true), ("graph/* */a {", true),
  ])
  func `a graph is known by its first words`(text: String, isGraph: Bool) {
    #expect(DOTScan.isGraph(Array(text.utf8)) == isGraph)
  }
}
