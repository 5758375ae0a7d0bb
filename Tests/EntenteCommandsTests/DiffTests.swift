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
    struct Row: Decodable {
      let change: String
      let table: String
      let id: String
      let column: String?
      let causes: [String]
    }
    let notes: [String]
    let rows: [Row]
  }

  private func rows(_ old: String, _ new: String) throws -> [Answer.Row] {
    let outcome = try Terminal.run("diff", old, new, "--format", "json", "--quiet")
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

  @Test func `a dataset and a graph file are not compared`() throws {
    let file = folder.path("old.csv")
    try Data("source,target\na,b\n".utf8).write(to: URL(filePath: file))
    #expect(try Terminal.run("diff", Terminal.dataset.path, file).status == 64)
  }
}
