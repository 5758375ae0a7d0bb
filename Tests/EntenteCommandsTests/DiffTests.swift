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
}
