import EntenteFormats
import Foundation
import Testing

/// `entente formats` lists what the list of formats has.
@Suite struct FormatsTests {
  private func rows(_ arguments: String...) throws -> [[String: String]] {
    let outcome = try Terminal.run(["formats"] + arguments + ["--format", "json"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    return try #require(result["rows"] as? [[String: String]])
  }

  @Test func `each format is listed with its title, its endings and what is done with it`() throws {
    let listed = try rows()
    #expect(listed.map { $0["format"] } == GraphFormat.all.map(\.id))
    for (row, format) in zip(listed, GraphFormat.all) {
      #expect(row["title"] == format.title)
      #expect(row["reads"] == (format.canRead ? "yes" : "no"))
      #expect(row["writes"] == (format.canWrite ? "yes" : "no"))
      let endings = row["endings"]?.split(separator: " ").map { $0.dropFirst() } ?? []
      #expect(endings.map(String.init) == format.fileExtensions)
    }
  }

  @Test func `every loss of every format is listed with what becomes of it`() throws {
    let listed = try rows("--loss").map {
      [$0["format"], $0["feature"], $0["kept"], $0["outcome"]]
    }
    let expected = GraphFormat.all.flatMap { format in
      format.losses.map {
        let isInEffect = [.defaultValues, .usualDirection].contains($0.feature)
        let kept = $0.isReadBack ? "yes" : isInEffect ? "in effect" : "no"
        return [format.id, $0.feature.rawValue, kept, $0.outcome]
      }
    }
    #expect(listed == expected && listed.count > 100)
    #expect(listed.contains(["csv", "attributes of the graph", "no", "left out"]))
  }

  @Test func `only the formats that are named are listed, and an unknown one is refused`() throws {
    #expect(try rows("gexf", "dot").map { $0["format"] } == ["dot", "gexf"])
    #expect(try Set(rows("csv", "--loss").map { $0["format"] }) == ["csv"])
    let table = try Terminal.run("formats", "gml")
    #expect(table.status == 0 && table.output.contains("gml") && !table.output.contains("gexf"))
    let unknown = try Terminal.run("formats", "nosuchformat")
    #expect(unknown.status == 64 && unknown.errors.contains("There is no format 'nosuchformat'"))
  }
}
