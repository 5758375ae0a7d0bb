import EntenteTestSupport
import Foundation
import Testing

/// What stands where after a command, and what it ends with.
@Suite struct OutputTests {
  @Test func `usage that is wrong ends with 64`() throws {
    for arguments in [
      ["rank"], ["rank", "a", "--top", "-1"], ["rank", "a", "nosuchmeasure"], ["nosuchcommand"],
      ["draw", "a", "-o", "picture.xyz"], ["export", "a", "-o", "graph"],
      ["rank", "a", "--as-of", "2022", "--to", "2023"], ["rank", "a", "--from", "spring"],
      ["rank", "a", "--split", "equal"], ["clusters", "a", "--runs", "0"], ["info"],
      ["export", "a", "--format", "datapackage", "-o", "b", "--as-of", "2022"],
      ["export", "a", "--format", "datapackage", "-o", "b", "--projection", "flows"],
      ["export", "a", "-o", "b.ftm", "--no-groups"],
      ["export", "a", "-o", "b.ftm", "--length", "inverse"],
    ] {
      let outcome = try Terminal.run(arguments)
      #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func `a folder that is no dataset is one line and ends with 1`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("file")
    try Data().write(to: URL(filePath: file))
    for (path, message) in [
      (folder.path, "there is no such file"), (folder.path("nowhere"), "there is neither a file"),
    ] {
      let outcome = try Terminal.run("rank", path)
      #expect(outcome.status == 1)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.errors.contains("\(path)/datapackage.json: \(message)"))
    }
    let outcome = try Terminal.run("check", file)
    #expect(outcome.status == 1 && outcome.output.contains("is a file, not a folder"))
  }

  @Test func `a file that is replaced keeps who may read it`() throws {
    let folder = try TemporaryFolder()
    let graph = folder.path("graph.csv")
    try Data("source,target\na,b\n".utf8).write(to: URL(filePath: graph))
    for (command, file) in [("convert", folder.path("g.json")), ("draw", folder.path("g.svg"))] {
      try Data().write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      #expect(try Terminal.run(command, graph, "-o", file, "--quiet").status == 0)
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600 && (attributes[.size] as? Int) != 0)
    }
  }

  @Test func `where nothing can be written nothing is left`() throws {
    let folder = try TemporaryFolder()
    let dataset = Terminal.dataset.path
    for path in [folder.path("no/such/folder/x.json"), "/proc/x.json"] {
      let outcome = try Terminal.run("export", dataset, "-o", path, "--quiet")
      #expect(outcome.status == 1)
      #expect(outcome.errorLines.count == 1)
      #expect(outcome.errors.contains("\(path): the file cannot be written"))
    }
    // One of several files cannot be: none of them is written.
    try FileManager.default.createDirectory(
      atPath: folder.path("graph.edges.csv"), withIntermediateDirectories: false)
    let outcome = try Terminal.run("export", dataset, "-o", folder.path("graph.csv"), "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("graph.edges.csv: the file cannot be written: Is a directory"))
    #expect(try folder.files == ["graph.edges.csv"])
  }

  @Test func `a drawing is written in each format at once`() throws {
    let folder = try TemporaryFolder()
    let names = ["n.dot", "n.pdf", "n.png", "n.svg"]
    let outcome = try Terminal.run(
      ["draw", Terminal.dataset.path] + names.flatMap { ["-o", folder.path($0)] })
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try folder.files == names)
    let starts = ["graph", "%PDF", "\u{FFFD}PNG", "<"]
    for (name, start) in zip(names, starts) {
      let data = try Data(contentsOf: folder.url.appending(path: name))
      #expect(String(decoding: data, as: UTF8.self).contains(start), "\(name)")
    }
    #expect(outcome.errorLines.last?.hasPrefix("wrote ") == true)
  }

  @Test func `a drawing that takes too long is an error and leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Terminal.run(
      "draw", Terminal.dataset.path, "-o", folder.path("n.svg"), "--time-limit", "0.001")
    #expect(outcome.status == 1)
    #expect(try folder.files == [])
  }

  @Test func `a loss is said, and with strict it is an error`() throws {
    let folder = try TemporaryFolder()
    let loose = try Terminal.run("export", Terminal.dataset.path, "-o", folder.path("g.csv"))
    #expect(loose.status == 0 && loose.errors.contains("attributes of the graph (left out)"))
    let strict = try Terminal.run(
      "export", Terminal.dataset.path, "-o", folder.path("h.csv"), "--strict")
    #expect(strict.status == 1 && strict.errorLines.count == 1)
    let whole = try Terminal.run(
      "export", Terminal.dataset.path, "-o", folder.path("h.json"), "--strict", "--quiet")
    #expect(whole.status == 0 && whole.errors.isEmpty)
    #expect(
      try folder.files
        == ["g.edges.csv", "g.evidence.csv", "g.nodes.csv", "g.relations.csv", "h.json"])
  }

  @Test func `a default value is no error with strict, unless a value is lost with it`() throws {
    let folder = try TemporaryFolder()
    func convert(_ isTaken: Bool, _ output: String) throws -> Terminal.Outcome {
      let file = folder.path("default.graphml")
      try """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="x" for="node" attr.name="x" attr.type="double"><default>NaN</default></key>
      <graph edgedefault="directed">
      <node id="a"><data key="x">1</data></node>
      <node id="b">\(isTaken ? "" : #"<data key="x">2</data>"#)</node>
      </graph></graphml>
      """.write(toFile: file, atomically: true, encoding: .utf8)
      return try Terminal.run("convert", file, "-o", folder.path(output), "--strict")
    }
    let unused = try convert(false, "unused.db")
    #expect(unused.status == 0)
    #expect(
      unused.errors.contains(
        "in defaults that no row takes (NaN is left out); no node, edge or value is lost"))
    #expect(try convert(true, "used.db").status == 1)
    let written = try convert(true, "used.json")
    #expect(written.status == 0 && written.errors.contains("default values (written as values)"))
  }

  @Test func `what is left out is said of what the format holds`() throws {
    let folder = try TemporaryFolder()
    func errors(_ name: String, _ options: String...) throws -> [String] {
      let format = name == "package" ? ["--format", "datapackage"] : []
      let outcome = try Terminal.run(
        ["export", Terminal.dataset.path, "-o", folder.path(name)] + format + options)
      #expect(outcome.status == 0)
      return outcome.errorLines
    }
    #expect(
      try errors("n.graphml").contains { $0.hasPrefix("left out: ") && $0.contains("tie nobody") })
    // Both have the relations that tie nobody; the package has those of all times too.
    let package = try errors("package")
    #expect(package.count == 1 && package[0].hasPrefix("wrote "), "\(package)")
    let (all, cut) = (try errors("n.ftm"), try errors("m.ftm", "--as-of", "2022"))
    #expect(!all.contains { $0.hasPrefix("left out: ") }, "\(all)")
    let relations = try String(
      contentsOf: Terminal.dataset.appending(path: "relations.csv"), encoding: .utf8)
    let count = relations.split(separator: "\n").count - 1
    #expect(all.contains("\(count) relations, period: all"), "\(all)")
    let kept = try #require(
      cut.compactMap { $0.firstMatch(of: /^(\d+) relations, period: to 2022/)?.1 }.first.flatMap {
        Int($0)
      })
    #expect(cut.contains("left out: \(count - kept) relations outside the period"), "\(cut)")
  }

  @Test func `who names a format where a date goes is told where it goes`() throws {
    let folder = try TemporaryFolder()
    let export = ["export", Terminal.dataset.path, "-o", folder.path("g.json")]
    let to = try Terminal.run(export + ["--to", "json"])
    #expect(
      to.status == 64
        && to.errors.contains("'entente export' and 'convert' name the format to write"))
    let from = try Terminal.run(export + ["--from", "graphml"])
    #expect(from.status == 64 && from.errors.contains("with '--read-as'"))
    let wrong = try Terminal.run(export + ["--to", "soon"])
    #expect(wrong.status == 64 && wrong.errors.contains("a date such as 2022"))
    #expect(try Terminal.run(export + ["--to", "2024-05", "--from", "2022"]).status == 0)
  }

  @Test(arguments: [
    ("a.hif.json", "{}"), ("a.cyjs", "{}"), ("a.json", "{}"),
  ])
  func `advice names an option that the command has`(name: String, text: String) throws {
    let folder = try TemporaryFolder()
    try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    let rank = try Terminal.run("rank", folder.path(name))
    #expect(rank.status == 1)
    #expect(
      rank.errors.contains("name the format with --read-as") && !rank.errors.contains("--from"))
    let read = try Terminal.run("rank", folder.path(name), "--read-as", "edgelist")
    #expect(read.status == 1 && read.errors.contains("target of the edge is missing"))
  }

  @Test func `advice on an edge without a number names the option that asked for it`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.csv")
    try Data("source,target,n\na,b,1\nb,c,\n".utf8).write(to: URL(filePath: file))
    for (options, wanted) in [
      (["--length-column", "n"], "--length-column"),
      (["--strength-column", "n"], "--strength-column"),
      (["--length-column", "n", "--strength-column", "n"], "--strength-column"),
    ] {
      let outcome = try Terminal.run(["rank", file, "betweenness", "--quiet"] + options)
      #expect(outcome.status == 1 && outcome.errors.contains("name another with \(wanted)"))
    }
  }

  @Test func `hyperedges in GraphML are said to be nodes, and are no error with strict`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Terminal.run(
      "export", Terminal.dataset.path, "--projection", "incidence", "-o", folder.path("n.graphml"))
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("hyperedges (written as nodes with an edge for each member, and read")
    )
    let two = folder.path("two.hif.json")
    try #"{"incidences": [{"edge": "e", "node": "a"}]}"#.write(
      toFile: two, atomically: true, encoding: .utf8)
    let strict = try Terminal.run("convert", two, "-o", folder.path("two.graphml"), "--strict")
    #expect(strict.status == 0 && strict.errors.contains("hyperedges (written as nodes"))
  }

  @Test
  func `a relation of several parties is one hyperedge, unless another projection is asked for`()
    throws
  {
    func incidences(_ arguments: String...) throws -> (json: [String: Any], header: String) {
      let outcome = try Terminal.run(
        ["export", Terminal.dataset.path, "--format", "hif", "-o", "-"] + arguments)
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      return (try #require(json as? [String: Any]), outcome.errors)
    }
    let (usual, header) = try incidences()
    let edges: [[String: Any]] = try #require(usual["edges"] as? [[String: Any]])
    let ids = edges.compactMap { $0["edge"] as? String }
    #expect(ids.contains("ai-partnerships-investment") && header.contains("incidence"))
    let parties = try String(
      contentsOf: Terminal.dataset.appending(path: "parties.csv"), encoding: .utf8
    ).split(separator: "\n").filter { $0.hasPrefix("ai-partnerships-investment,") }
    let all: [[String: Any]] = try #require(usual["incidences"] as? [[String: Any]])
    let members = all.filter { $0["edge"] as? String == "ai-partnerships-investment" }
    #expect(members.count == parties.count && members.count > 5)
    #expect(members.allSatisfy { ($0["attrs"] as? [String: Any])?["role"] is String })
    let ties = try incidences("--projection", "ties").json
    #expect((ties["metadata"] as? [String: Any])?["entente:form"] as? String == "graph")
  }

  @Test func `every ranking row names relations, and its explanation adds up`() throws {
    struct Ranking: Decodable {
      struct Row: Decodable {
        let id: String
        let strength: Double
        let relationIDs: [String]
        enum CodingKeys: String, CodingKey {
          case id, strength
          case relationIDs = "relation-ids"
        }
      }
      let rows: [Row]
    }
    struct Explanation: Decodable {
      struct Row: Decodable {
        let relation: String
        let strength: Double
        let evidence: [String]
      }
      let rows: [Row]
    }
    let decoder = JSONDecoder()
    let text = try Terminal.run("rank", Terminal.dataset.path, "strength", "--format", "json")
      .output
    let ranking = try decoder.decode(Ranking.self, from: Data(text.utf8))
    #expect(ranking.rows.count == 39)
    for row in ranking.rows {
      #expect(!row.relationIDs.isEmpty)
      let text = try Terminal.run(
        "rank", Terminal.dataset.path, "strength", "--explain", row.id, "--format", "json"
      ).output
      let explanation = try decoder.decode(Explanation.self, from: Data(text.utf8))
      #expect(Set(explanation.rows.map(\.relation)) == Set(row.relationIDs), "\(row.id)")
      #expect(explanation.rows.allSatisfy { !$0.evidence.isEmpty })
      let sum = explanation.rows.reduce(0) { $0 + $1.strength }
      #expect(abs(sum - row.strength) < 1e-9, "\(row.id)")
    }
  }
}
