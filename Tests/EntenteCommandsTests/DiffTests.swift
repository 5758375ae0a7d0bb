import EntenteTestSupport
import Foundation
import Testing

/// `entente diff` on the shipped dataset and a copy of it without one agreement.
@Suite struct DiffTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for file in try FileManager.default.contentsOfDirectory(atPath: Terminal.dataset.path)
    where file.hasSuffix(".csv") || file == "datapackage.json" {
      let text = try String(contentsOf: Terminal.dataset.appending(path: file), encoding: .utf8)
      let kept = text.split(separator: "\n").filter { !$0.contains("ibm-tokyo-agreement") }
      let older = kept.joined(separator: "\n").replacing("110000000,USD", with: "120000000,USD")
      try Data((older + "\n").utf8).write(to: folder.url.appending(path: file))
    }
  }

  private struct Answer: Decodable {
    /// A text or a number.
    struct Value: Decodable, Equatable, ExpressibleByStringLiteral {
      let text: String

      init(stringLiteral text: String) { self.text = text }

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try (try? container.decode(String.self)) ?? "\(container.decode(Double.self))"
      }
    }

    struct Row: Decodable {
      let change: String
      let table: String
      let id: String
      let column: String?
      let before: Value?
      let after: Value?
      let causes: [String]
    }
    let notes: [String]
    let rows: [Row]
  }

  private func rows(
    _ old: String, _ new: String, _ options: [String] = []
  ) throws -> [Answer.Row] {
    let outcome = try Terminal.run(["diff", old, new, "--format", "json", "--quiet"] + options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).rows
  }

  @Test func `what came and changed is said, and moves name the agreement that caused them`() throws
  {
    let rows = try rows(folder.path, Terminal.dataset.path)
    let records = rows.filter { $0.table != "ranks" }
    #expect(records.filter { $0.table == "relations" }.map(\.change) == ["changed", "added"])
    #expect(records.first?.id == "ai-partnerships-investment" && records.first?.column == "amount")
    #expect(records.filter { $0.table == "parties" }.map(\.change) == ["added", "added"])
    #expect(records.filter { $0.table == "evidence" }.map(\.change) == ["added"])
    let moves = rows.filter { $0.table == "ranks" }
    #expect(!moves.isEmpty && moves.allSatisfy { $0.causes == ["ibm-tokyo-agreement"] })
  }

  @Test func `the other way round what came has gone`() throws {
    let there = try rows(folder.path, Terminal.dataset.path)
    let back = try rows(Terminal.dataset.path, folder.path)
    #expect(there.count == back.count)
    #expect(back.count { $0.change == "removed" } == there.count { $0.change == "added" })
    #expect(back.allSatisfy { $0.change != "added" })
  }

  @Test func `nothing differs from itself`() throws {
    let outcome = try Terminal.run("diff", Terminal.dataset.path, Terminal.dataset.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("nothing came, went or changed"))
    #expect(try rows(folder.path, folder.path).isEmpty)
  }

  @Test func `graph files are compared by nodes and edges, and moves name the pairs`() throws {
    let files = [
      "old.csv": "source,target\na,b\na,c\n", "new.csv": "source,target\na,b\na,c\nc,d\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.url.appending(path: name)) }
    let outcome = try Terminal.run(
      "diff", folder.path("old.csv"), folder.path("new.csv"), "--measure", "degree", "--format",
      "json", "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).rows
    let records = rows.filter { $0.table != "ranks" }
    #expect(records.map(\.table) == ["nodes", "edges"])
    #expect(records.allSatisfy { $0.change == "added" })
    // Degrees before: a 2, b 1, c 1. After: a 2, c 2, b 1, d 1.
    let moves = rows.filter { $0.table == "ranks" }
    #expect(moves.map(\.id) == ["c", "b", "d"])
    #expect(moves.allSatisfy { $0.causes.count == 1 && $0.causes[0].contains("d") })
  }

  @Test(arguments: ["graphml", "json", "gexf", "sqlite"])
  func `records that graph files carry are compared one by one, as those of datasets`(
    format: String
  ) throws {
    let paths = try [folder.path, Terminal.dataset.path].enumerated().map { number, dataset in
      let path = folder.path("state\(number).\(format)")
      let outcome = try Terminal.run("export", dataset, "-o", path, "--quiet")
      #expect(outcome.status == 0)
      return path
    }
    func records(_ rows: [Answer.Row]) -> [String] {
      rows.filter { ["relations", "parties", "evidence", "names"].contains($0.table) }.map { row in
        [row.change, row.table, row.id, row.column, row.before?.text, row.after?.text]
          .map { $0 ?? "–" }.joined(separator: "|")
      }
    }
    let rows = try rows(paths[0], paths[1])
    #expect(records(rows) == records(try self.rows(folder.path, Terminal.dataset.path)))
    #expect(records(rows).count == 5 && records(rows) == records(Array(rows.prefix(5))))
    #expect(!rows.contains { $0.table == "graph" && $0.id == "relations" })
    #expect(try self.rows(paths[0], paths[0]).isEmpty)
  }

  @Test func `an edge without a weight is none the less an edge where weights do not count`() throws
  {
    let files = ["old.gv": "graph { a--b; b--c [weight=2] }", "new.gv": "graph { a--b; a--c }"]
    for (name, text) in files { try Data(text.utf8).write(to: folder.url.appending(path: name)) }
    let paths = ["old.gv", "new.gv"].map { folder.path($0) }
    let moves = try rows(paths[0], paths[1], ["--measure", "degree"]).filter { $0.table == "ranks" }
    #expect(moves.map(\.id) == ["a", "b"])
    let back = try Terminal.run(["diff", paths[1], paths[0], "--measure", "degree"])
    #expect(back.output.contains("strength: 1 an edge"))
    let ranking = try Terminal.run(["rank", paths[0], "degree"])
    #expect(ranking.status == 0 && ranking.output.contains("strength: 1 an edge"))
    #expect(try Terminal.run(["rank", paths[0], "strength"]).status != 0)
    for more in [[], ["--measure", "degree", "--measure", "strength"]] {
      let outcome = try Terminal.run(["diff"] + paths + more)
      #expect(outcome.status != 0 && outcome.errors.contains("has no “weight”"))
    }
  }

  @Test func `a negative weight is no obstacle where weights do not count`() throws {
    let path = folder.path("signed.gv")
    try Data("graph { a--b [weight=-1]; b--c [weight=2] }".utf8).write(
      to: folder.url.appending(path: "signed.gv"))
    let ranking = try Terminal.run(["rank", path, "degree"])
    #expect(ranking.status == 0 && ranking.output.contains("strength: 1 an edge"))
    #expect(try rows(path, path, ["--measure", "degree"]).isEmpty)
    for more in [
      ["strength"], ["closeness", "--length", "inverse"],
      ["degree", "--strength-column", "weight"],
    ] {
      let outcome = try Terminal.run(["rank", path] + more)
      #expect(outcome.status != 0 && outcome.errors.contains("has strength -1"))
    }
    let advised = try Terminal.run(["rank", path, "strength"])
    #expect(advised.errors.contains("--strength count"))
  }

  @Test func `an undirected file and a directed one are compared by what both have`() throws {
    let graph = #""nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b"}]"#
    let rows = try rows(
      of: #"{"directed":false,\#(graph)}"#, and: #"{"directed":true,\#(graph)}"#)
    let changed = try #require(rows.first { $0.table == "graph" && $0.id == "direction" })
    #expect(changed.before == "undirected" && changed.after == "directed")
    let edges = rows.filter { $0.table == "edges" }
    #expect(edges.map(\.change) == ["changed"] && edges.map(\.column) == ["directed"])
    #expect(edges.map(\.before) == ["false"] && edges.map(\.after) == ["true"])
  }

  @Test func `an edge without an id that was turned round has changed`() throws {
    func graph(_ ends: String...) -> String {
      let edges = ends.map {
        #"{"source":"\#($0.prefix(1))","target":"\#($0.suffix(1))","weight":2}"#
      }
      return
        #"{"directed":true,"nodes":[{"id":"a"},{"id":"b"},{"id":"c"}],"edges":[\#(edges.joined(separator: ","))]}"#
    }
    let edges = try rows(of: graph("ab", "ba", "bc"), and: graph("cb", "ba", "ab")).filter {
      $0.table == "edges"
    }
    #expect(edges.map(\.change) == ["changed", "changed"])
    #expect(edges.map(\.column) == ["source", "target"])
    #expect(edges.map(\.before) == ["b", "c"] && edges.map(\.after) == ["c", "b"])
  }

  @Test func `what tables do not say is said of both files`() throws {
    let files = [
      "old.csv": "buyer,kind,seller\na,x,b\nb,x,c\n",
      "new.csv": "buyer,kind,seller\na,x,b\nc,y,b\n",
      "people.csv": "who,label\na,Ay\nb,Bee\nc,Cee\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.url.appending(path: name)) }
    let outcome = try Terminal.run(
      "diff", folder.path("old.csv"), folder.path("new.csv"), "--source-column", "buyer",
      "--target-column", "seller", "--directed", "--nodes", folder.path("people.csv"),
      "--id-column", "who", "--format", "json", "--quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8)).rows
    let edges = rows.filter { $0.table == "edges" }
    #expect(edges.map(\.column) == ["source", "target", "kind"])
    let refused = try Terminal.run(
      "diff", Terminal.dataset.path, Terminal.dataset.path, "--directed")
    #expect(refused.status == 64 && refused.errors.contains("'--directed' goes with a graph file"))
  }

  @Test func `what is said of tables is said of those files that are tables`() throws {
    let files = [
      "table.csv": "buyer,seller\na,b\n", "list.edges": "b c\n",
      "graph.json":
        #"{"directed":true,"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"b","target":"a"}]}"#,
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.url.appending(path: name)) }
    let said = ["--source-column", "seller", "--target-column", "buyer", "--directed"]
    let same = try rows(folder.path("table.csv"), folder.path("graph.json"), said)
    #expect(!same.contains { $0.table == "edges" }, "\(same)")
    let other = try rows(folder.path("list.edges"), folder.path("table.csv"), said)
    #expect(!other.contains { $0.id == "direction" }, "\(other)")
    let refused = try Terminal.run(
      "diff", folder.path("graph.json"), folder.path("graph.json"), "--source-column", "a")
    #expect(refused.status == 1 && refused.errors.contains("has no tables"), "\(refused)")
    let undirected = try Terminal.run(
      "diff", folder.path("graph.json"), folder.path("graph.json"), "--directed")
    #expect(undirected.status == 1 && undirected.errors.contains("leave out the direction"))
  }

  @Test func `ids that differ only in how their letters are put together are apart`() throws {
    // Both are é for Unicode: one character, and a letter with an accent.
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    func graph(_ source: String, _ column: String) -> String {
      #"{"nodes":[{"id":"\#(composed)"},{"id":"\#(decomposed)"},{"id":"b"}],"#
        + #""edges":[{"source":"\#(source)","target":"b","\#(column)":"x"}]}"#
    }
    let changes = try rows(of: graph(composed, composed), and: graph(decomposed, composed))
    let moves = changes.filter { $0.table == "ranks" && $0.column == "degree" }
    #expect(Set(moves.map { Array($0.id.utf8) }) == [Array(composed.utf8), Array(decomposed.utf8)])
    let columns = try rows(of: graph("b", composed), and: graph("b", decomposed)).filter {
      $0.table == "edges"
    }
    #expect(
      columns.compactMap(\.column).map { Array($0.utf8) } == [
        Array(composed.utf8), Array(decomposed.utf8),
      ])
  }

  @Test func `a number that became a text, and an empty text that went, are changes`() throws {
    let number = #"{"nodes":[{"id":"a","v":1}],"edges":[]}"#
    let text = #"{"nodes":[{"id":"a","v":"1"}],"edges":[]}"#
    let typed = try rows(of: number, and: text)
    #expect(typed.map(\.table) == ["attributes"] && typed.map(\.id) == ["nodes · v"])
    #expect(typed[0].before == "whole numbers" && typed[0].after == "texts")
    let list = try rows(
      of: #"{"nodes":[{"id":"a","v":[1,2]}],"edges":[]}"#,
      and: #"{"nodes":[{"id":"a","v":"[1,2]"}],"edges":[]}"#)
    #expect(list.map(\.before) == ["lists and objects"] && list.map(\.after) == ["texts"])
    let (empty, none) = (#"{"id":"a","v":""}"#, #"{"id":"a"}"#)
    let other = #"{"id":"b","v":"x"}"#
    let emptied = try rows(
      of: #"{"nodes":[\#(empty),\#(other)],"edges":[]}"#,
      and: #"{"nodes":[\#(none),\#(other)],"edges":[]}"#)
    #expect(emptied.map(\.table) == ["nodes"] && emptied.map(\.column) == ["v"])
    #expect(emptied[0].before == "" && emptied[0].after == nil)
  }

  @Test func `parallel edges of which some have ids are told by these, and nodes by no mode alone`()
    throws
  {
    func graph(_ weight: Int, _ nodes: String) -> String {
      #"{"nodes":[{"id":"a"},{"id":"b"}\#(nodes)],"edges":[{"source":"a","target":"b"},"#
        + #"{"id":"e1","source":"a","target":"b","w":1},"#
        + #"{"id":"e2","source":"a","target":"b","w":\#(weight)}]}"#
    }
    let changes = try rows(of: graph(2, ""), and: graph(3, #",{"id":"c"}"#))
      .filter { $0.table != "ranks" }
    #expect(changes.map(\.id) == ["c", "e2 · a · b · false"])
    #expect(changes.map(\.column) == [nil, "w"])
  }

  private func rows(of old: String, and new: String) throws -> [Answer.Row] {
    let paths = [folder.path("a.json"), folder.path("b.json")]
    for (path, text) in zip(paths, [old, new]) {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    return try rows(paths[0], paths[1])
  }

  @Test func `a dataset and a graph file are not compared`() throws {
    let file = folder.path("old.csv")
    try Data("source,target\na,b\n".utf8).write(to: URL(filePath: file))
    #expect(try Terminal.run("diff", Terminal.dataset.path, file).status == 64)
    let twice = try Terminal.run("diff", "-", "-")
    #expect(twice.status == 64 && twice.errors.contains("standard input"))
  }
}
