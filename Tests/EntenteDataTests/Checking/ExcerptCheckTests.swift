import EntenteData
import Foundation
import Testing

@Suite struct ExcerptCheckTests {
  private func problems(_ text: String) throws -> [Problem] {
    try DatasetFolder().read().dataset
      .problems(ofExcerptsFrom: "report", in: SourceText(text), file: "report.txt")
  }

  @Test func `excerpts that stand where they are said to have no problem`() throws {
    #expect(try problems("Then they agreed.\nIt gives a million.\nIt opens a lab.").isEmpty)
    #expect(try problems("they agreed\ngives a  million\nopens\ta lab\nthey agreed").isEmpty)
  }

  @Test func `an excerpt elsewhere or nowhere is an error that says where it is`() throws {
    let problems = try problems("they agreed\nopens a lab\ngives a million! gives a million")
    #expect(
      problems.map { "\($0.file):\($0.column ?? "")" } == ["report.txt:p2s1", "report.txt:p3s1"])
    #expect(problems.allSatisfy { $0.severity == .error })
    #expect(problems[0].message.contains("at p3s1, p3s2"))
    #expect(problems[1].message.contains("at p2s1"))
    #expect(
      try self.problems("they agreed\ngives a million").map(\.message).joined().contains("nowhere"))
  }

  @Test func `an excerpt that stands at an earlier place too is a warning`() throws {
    let problems = try problems("they agreed\nit gives a million\nopens a lab. they agreed")
    #expect(problems.isEmpty)
    let earlier = try self.problems("they agreed! opens a lab\nit gives a million\nopens a lab")
    #expect(earlier.map(\.severity) == [.warning])
    #expect(earlier[0].column == "p3s1")
    #expect(earlier[0].message.contains("first at p1s2"))
  }

  @Test func `another source is not looked for in this text`() throws {
    let dataset = try DatasetFolder().read().dataset
    let problems = dataset.problems(
      ofExcerptsFrom: "other", in: SourceText("nothing"), file: "other.txt")
    #expect(problems.isEmpty)
  }

  @Test(.enabled(if: Folders.shared("source/article.txt") != nil))
  func `every excerpt of the Japan-US dataset stands at its locator in the article`() throws {
    let folder = Folders.package.appending(path: "graphs/japan-us-2025")
    let dataset = try Dataset.read(folder: folder.path).dataset
    let article = try #require(Folders.shared("source/article.txt"))
    let text = SourceText(String(decoding: article, as: UTF8.self))
    #expect(dataset.tables.evidence.allSatisfy { $0.source == "article" })
    #expect(
      dataset.problems(ofExcerptsFrom: "article", in: text, file: "article.txt").isEmpty)
  }
}
