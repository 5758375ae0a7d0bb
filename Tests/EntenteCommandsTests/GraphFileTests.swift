import EntenteTestSupport
import Foundation
import Testing

/// Graph files as the input of commands.
@Suite struct GraphFileTests {
  private static let measures = [
    "degree", "strength", "betweenness", "pagerank", "relations", "episodes",
  ]

  @Test(arguments: ["graphml", "json", "dot", "sqlite"], ["ties", "incidence", "flows"])
  func `an exported dataset is ranked as the dataset is, with the same relations`(
    format: String, projection: String
  ) throws {
    let folder = try TemporaryFolder()
    let (dataset, file) = (Terminal.dataset.path, folder.path("graph.\(format)"))
    let selection = ["--projection", projection] + (projection == "flows" ? [] : ["--no-places"])
    let export = try Terminal.run(["export", dataset, "-o", file, "--quiet"] + selection)
    #expect(export.status == 0, "\(export.errors)")
    let options = Self.measures + ["--format", "csv", "--quiet"]
    let expected = try table(["rank", dataset, "--projection", projection] + options)
    let found = try table(["rank", file] + options)
    #expect(found.count == expected.count && !found.isEmpty)
    for (row, wanted) in zip(found, expected) {
      for (key, field) in row { #expect(field == wanted[key], "\(key) of \(row["id"] ?? "")") }
      #expect(row["relation-ids"] != nil)
    }
    let clusters = ["--format", "csv", "--quiet", "--runs", "5"]
    #expect(
      try table(["clusters", file] + clusters)
        == table(["clusters", dataset] + clusters + selection.prefix(2)))
  }

  @Test func `an explanation has the edges with their evidence, and adds up`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.graphml")
    _ = try Terminal.run(
      "export", Terminal.dataset.path, "-o", file, "--quiet", "--no-places")
    let rows = try table(["rank", file, "--explain", "ibm", "--format", "csv", "--quiet"])
    let ranking = try table(["rank", file, "strength", "--format", "csv", "--quiet"])
    let sum = rows.reduce(0) { $0 + (Double($1["strength"] ?? "") ?? .nan) }
    let strength = ranking.first { $0["id"] == "ibm" }.flatMap { Double($0["strength"] ?? "") }
    #expect(isClose(sum, strength ?? .nan, tolerance: 1e-12))
    #expect(rows.allSatisfy { $0["relation-ids"] != "" && $0["evidence"]?.contains("“") == true })
    let unknown = try Terminal.run("rank", file, "--explain", "IBM")
    #expect(unknown.status == 1 && unknown.errors.contains("did you mean ibm?"))
  }

  @Test func `ids that differ only in how their letters are put together are explained apart`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = folder.path("letters.csv")
    // Both are é for Unicode: one character, and a letter with an accent.
    try Data("source,target\n\u{E9},b\ne\u{301},c\n".utf8).write(to: URL(filePath: file))
    for (id, other) in [("\u{E9}", "b"), ("e\u{301}", "c")] {
      let outcome = try Terminal.run("rank", file, "--explain", id, "--format", "csv", "--quiet")
      #expect(outcome.status == 0 && outcome.output.contains(",\(other),"), "\(outcome)")
    }
  }

  @Test func `what a file says steers no terminal, but is exact for programs`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("colors.json")
    let text =
      #"{"nodes":[{"id":"\u001b[31mred"},{"id":"b"}],"edges":[{"source":"\u001b[31mred","target":"b"}]}"#
    try Data(text.utf8).write(to: URL(filePath: file))
    for arguments in [["rank", file], ["rank", file, "--explain", "b"], ["clusters", file]] {
      let outcome = try Terminal.run(arguments)
      #expect(outcome.status == 0 && !outcome.output.contains("\u{1B}"), "\(arguments)")
      #expect(outcome.output.contains(#"\u{1B}[31mred"#), "\(outcome.output)")
    }
    let unknown = try Terminal.run("rank", file, "--explain", "\u{1B}[31mre")
    #expect(unknown.status == 1 && !unknown.errors.contains("\u{1B}"))
    let exact = try Terminal.run("rank", file, "--format", "csv", "--quiet")
    #expect(exact.output.contains(",\u{1B}[31mred,"))
  }

  @Test func `a measure that needs relations says once that there are none`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("plain.csv")
    try Data("source,target\na,b\n".utf8).write(to: URL(filePath: file))
    let outcome = try Terminal.run("rank", file, "episodes", "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("Error: plain.csv: episodes: nothing is known"))
  }

  /// Edges of which some are parallel, with strengths whose sum depends on the order of adding up, and
  /// with relations and evidence.
  private static let shuffled: [String] = {
    var rows: [String] = []
    for (number, pair) in ["d,b", "b,d", "d,b", "a,c", "c,a", "a,c", "c,d", "d,e", "e,d"]
      .enumerated()
    {
      let strength = [0.1, 0.2, 0.3, 1e16, 1, 1, 0.7, 0.1, 0.2][number]
      rows.append("\(pair),\(strength),r\(9 - number),claim \(number % 4)")
    }
    return rows + [
      "f,a,0.3,r7;r2,claim 9", "b,f,0.1,,", "b,f,0.1,r1,claim 8", "b,f,0.1,r3,claim 7",
    ]
  }()

  @Test(arguments: ["--undirected", "--directed"])
  func `shuffled rows of a graph file change no byte of any result`(direction: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("edges.csv")
    let commands = [
      [
        "rank", "strength", "pagerank", "eigenvector", "betweenness", "relations", "--format",
        "json",
      ],
      ["rank", "--explain", "b"], ["rank", "closeness", "--length", "inverse", "--format", "json"],
      ["clusters", "--format", "json", "--runs", "3"], ["info"], ["draw", "-o", "-"],
    ]
    func results(_ rows: [String]) throws -> [String] {
      let text = (["source,target,strength,relations,claims"] + rows).joined(separator: "\n") + "\n"
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return try commands.map { command in
        let run = try Terminal.run(
          [command[0], file, direction, "--quiet"] + command.dropFirst())
        #expect(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
        return run.output
      }
    }
    let expected = try results(Self.shuffled)
    var random = SeededGenerator(seed: 7)
    for rows in [Self.shuffled.reversed(), Self.shuffled.shuffled(using: &random)] {
      for (found, wanted) in zip(try results(rows), expected) { #expect(found == wanted) }
    }
  }

  @Test func `what tables do not say themselves is told to every command`() throws {
    let folder = try TemporaryFolder()
    let (edges, nodes) = (folder.path("edges.csv"), folder.path("people.csv"))
    try "buyer,kind,seller\na,x,b\nb,y,c\n".write(toFile: edges, atomically: true, encoding: .utf8)
    try "who,label\na,Ay\nb,Bee\nc,Cee\n".write(toFile: nodes, atomically: true, encoding: .utf8)
    let said = [
      "--nodes", nodes, "--id-column", "who", "--source-column", "buyer", "--target-column",
      "seller", "--directed", "--quiet",
    ]
    let rows = try table(["rank", edges, "out-degree", "--format", "csv"] + said)
    #expect(rows.map { $0["id"] } == ["a", "b", "c"])
    #expect(rows.map { $0["out-degree"] } == ["1", "1", "0"])
    #expect(rows.map { $0["label"] } == ["Ay", "Bee", "Cee"])
    let picture = folder.path("graph.svg")
    for command in [["info"], ["clusters", "--runs", "3"], ["draw", "-o", picture]] {
      let run = try Terminal.run([command[0], edges] + command.dropFirst() + said)
      #expect(run.status == 0, "\(run.errors)")
      let refused = try Terminal.run(
        [command[0], Terminal.dataset.path] + command.dropFirst() + said)
      #expect(refused.status == 64 && refused.errors.contains("'--nodes' goes with a graph file"))
    }
    let export = try Terminal.run(["export", edges, "-o", folder.path("graph.net")] + said)
    #expect(export.status == 0, "\(export.errors)")
    let written = try String(contentsOfFile: folder.path("graph.net"), encoding: .utf8)
    #expect(written.contains("*Arcs") && written.contains("Bee"))
  }

  @Test func `a folder with tables of nodes and edges is a graph, not a dataset`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try "graph { a -- b; b -- c }".write(toFile: file, atomically: true, encoding: .utf8)
    let convert = try Terminal.run(
      "convert", file, "--to", "datapackage", "-o", folder.path("graph"), "--quiet")
    #expect(convert.status == 0, "\(convert.errors)")
    let options = ["--format", "csv", "--quiet"]
    #expect(
      try table(["rank", folder.path("graph")] + options) == table(["rank", file] + options))
    #expect(try Terminal.run("rank", folder.path("graph"), "--links").status == 64)
  }

  @Test func `options of datasets are refused for graph files, and the other way round`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try "graph { a -- b }".write(toFile: file, atomically: true, encoding: .utf8)
    for arguments in [
      ["rank", file, "--projection", "ties"], ["rank", file, "--no-groups"],
      ["rank", file, "--strength", "share"], ["rank", file, "--count-by", "relation"],
      ["rank", file, "--strength", "count", "--strength-column", "w"],
      ["rank", file, "--length", "hops", "--length-column", "w"],
      ["clusters", file, "--from", "2022"], ["info", file, "--links"],
      ["draw", file, "-o", "x.svg", "--relations", "pairs"],
      ["export", file, "-o", "x.json", "--as-of", "2022"],
      ["export", file, "-o", "x.json", "--length", "inverse"],
      ["export", file, "-o", "x.json", "--lang", "en"],
      ["rank", Terminal.dataset.path, "--strength-column", "w"],
      ["rank", Terminal.dataset.path, "--length-column", "w"],
      ["export", Terminal.dataset.path, "-o", "x.json", "--strength-column", "w"],
      ["draw", Terminal.dataset.path, "-o", "x.svg", "--groups-by", "continent"],
    ] {
      let outcome = try Terminal.run(arguments)
      #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func `what cannot be done with a file is one line and ends with 1`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try "graph { a -- b [weight=1, far=2]; b -- c [far=0] }".write(
      toFile: file, atomically: true, encoding: .utf8)
    for (arguments, words) in [
      (
        ["rank", file, "--strength", "count", "--length-column", "far", "closeness"],
        "graph.gv: closeness: the edge between “b” and “c” has length 0"
      ),
      (["rank", file], "--strength count"), (["rank", file, "--strength-column", "x"], "“x”"),
      (["rank", file, "--strength", "count", "in-degree"], "no direction"),
      (["rank", file, "--strength", "count", "relations"], "nothing is known"),
      (["draw", file, "-o", folder.path("x.svg"), "--groups-by", "x"], "no attribute “x”"),
      (["info", folder.path("nothing.graphml")], "nothing.graphml"),
      (["clusters", file, "--strength", "count", "--lang", "ja"], "language ja"),
    ] {
      let outcome = try Terminal.run(arguments)
      #expect(outcome.status == 1, "\(arguments)")
      #expect(outcome.errorLines.count == 1 && outcome.errors.contains(words), "\(outcome.errors)")
    }
    #expect(try folder.files == ["graph.gv"])
  }

  @Test func `strengths and lengths that cannot be used are refused only where they are`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.csv")
    try "source,target,weight,far\na,b,5 kg,x\nb,c,2,1\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    func run(_ arguments: String...) throws -> Terminal.Outcome {
      try Terminal.run(["rank", file, "--quiet"] + arguments)
    }
    for arguments in [
      ["strength"], ["pagerank", "degree"], ["closeness", "--length", "inverse"], [],
    ] {
      let refused = try Terminal.run(["rank", file, "--quiet"] + arguments)
      #expect(refused.status == 1 && refused.errorLines.count == 1)
      #expect(refused.errors.contains("the edge from “a” to “b” has “5 kg”"), "\(refused.errors)")
      #expect(refused.errors.contains("name another with --strength-column"))
    }
    let far = try run("harmonic", "--length-column", "far", "--strength", "count")
    #expect(far.status == 1 && far.errors.contains("another with --length-column"))
    let plain = try run("degree", "core", "--format", "csv")
    #expect(plain.status == 0 && plain.output.contains("b,"))
    for arguments in [["--length", "inverse"], ["--length-column", "far"]] {
      let ranked = try Terminal.run(
        ["rank", file, "--quiet", "degree", "core", "--format", "csv"] + arguments)
      #expect(ranked.status == 0 && ranked.output == plain.output, "\(ranked.errors)")
    }
    #expect(try run("strength", "--strength", "count").status == 0)
  }

  @Test func `a dataset and a graph in tables are named by their descriptors too`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try "graph { a -- b; b -- c }".write(toFile: file, atomically: true, encoding: .utf8)
    _ = try Terminal.run(
      "convert", file, "--to", "datapackage", "-o", folder.path("graph"), "--quiet")
    for path in [folder.path("graph"), Terminal.dataset.path] {
      let named = try Terminal.run("info", path + "/datapackage.json", "--format", "csv")
      #expect(named.status == 0, "\(named.errors)")
      #expect(try named.output == Terminal.run("info", path, "--format", "csv").output)
    }
  }

  @Test func `rows do not depend on the order of the file`() throws {
    let folder = try TemporaryFolder()
    let edges = ["f a 0.1", "a b 0.7", "c d 0.3", "e f 0.2", "d a 0.9", "b c 0.6"]
    var outputs: Set<String> = []
    for lines in [edges, edges.reversed(), edges.sorted()] {
      let file = folder.path("ring.edgelist")
      try ("# undirected\n" + lines.joined(separator: "\n") + "\n").write(
        toFile: file, atomically: true, encoding: .utf8)
      let rank = try Terminal.run("rank", file, "degree", "pagerank", "--format", "csv", "--quiet")
      let clusters = try Terminal.run("clusters", file, "--format", "csv", "--runs", "3", "--quiet")
      #expect(rank.status == 0 && clusters.status == 0, "\(rank.errors)\(clusters.errors)")
      outputs.insert(rank.output + clusters.output)
      let rows = try CSV.rows(rank.output)
      let id = try #require(rows.first?.firstIndex(of: "id"))
      #expect(rows.dropFirst().map { $0[id] } == ["a", "b", "c", "d", "f", "e"])
    }
    #expect(outputs.count == 1)
  }

  @Test func `a name too long to read is cut for people, and whole for programs`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.edgelist")
    let name = String(repeating: "名", count: 100_000)
    try "# undirected\n\(name) b\nb c\n".write(toFile: file, atomically: true, encoding: .utf8)
    for arguments in [["rank", file, "degree"], ["info", file]] {
      let text = try Terminal.run(arguments + ["--quiet"])
      #expect(text.output.contains("名名…") && text.output.count < 10_000)
      let table = try Terminal.run(arguments + ["--format", "csv", "--quiet"])
      #expect(table.output.contains(name))
    }
  }

  @Test func `shares of many are told from nothing`() throws {
    // In a circle each of 2,000 nodes has the same share of a random surfer.
    let folder = try TemporaryFolder()
    let lines = (0..<2_000).map { "\($0) \(($0 + 1) % 2_000)\n" }.joined()
    let file = folder.path("circle.edgelist")
    try lines.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try Terminal.run("rank", file, "pagerank", "--top", "1", "--quiet")
    #expect(outcome.output.contains(" 0.000500\n"), "\(outcome.output)")
  }

  @Test func `numbers of many digits are written with a power of ten`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.edgelist")
    try "# undirected\na b 1e300\n".write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try Terminal.run("rank", file, "strength", "--quiet")
    #expect(outcome.output.contains("1.000e+300") && !outcome.output.contains("0000000"))
  }

  @Test func `a graph file is drawn and exported`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try "graph plan { a -- b [label=trade]; b -- c; a [label=\"R&amp;D\"] }".write(
      toFile: file, atomically: true, encoding: .utf8)
    let draw = try Terminal.run(
      "draw", file, "-o", folder.path("a.svg"), "-o", folder.path("a.dot"), "--quiet")
    #expect(draw.status == 0 && draw.errors.isEmpty, "\(draw.errors)")
    let export = try Terminal.run("export", file, "-o", folder.path("b.svg"), "--quiet")
    #expect(export.status == 0 && export.errors.isEmpty, "\(export.errors)")
    let convert = try Terminal.run("convert", file, "-o", folder.path("c.svg"), "--quiet")
    #expect(convert.status == 0)
    let pictures = try ["a.svg", "b.svg", "c.svg"].map {
      try String(contentsOfFile: folder.path($0), encoding: .utf8)
    }
    #expect(pictures[0] == pictures[1] && pictures[1] == pictures[2])
    for text in ["R&amp;D", ">trade<", ">plan<", "3 nodes, 2 edges"] {
      #expect(pictures[0].contains(text), "\(text)")
    }
    let json = try Terminal.run("export", file, "--format", "json", "-o", "-", "--quiet")
    #expect(json.output.contains(#""label":"R&D""#), "\(json.output)")
  }

  private func table(_ arguments: [String]) throws -> [[String: String]] {
    let outcome = try Terminal.run(arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    let rows = try CSV.rows(outcome.output)
    let keys = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(keys, $0)) }
  }
}
