import EntenteTestSupport
import Foundation
import Testing

/// Values of other tools for graphs of others.
@Suite(.enabled(if: SharedFolder.testData != nil, "there is no folder of test data"))
struct GraphFileReferenceTests {
  private struct Reference: Decodable {
    let nodes: [String]
    let columns: [String: [Double?]]
  }

  @Test func `the families of Florence are ranked as by NetworkX`() throws {
    let data = try #require(SharedFolder.testData)
    let reference = try JSONDecoder().decode(
      Reference.self,
      from: Data(
        contentsOf: data.appending(path: "reference/florentine-marriage.json")))
    #expect(reference.nodes.count == 16)
    // The marriages of J. F. Padgett and C. K. Ansell (1993), as in NetworkX.
    let ties = """
      Acciaiuoli Medici, Castellani Peruzzi, Castellani Strozzi, Castellani Barbadori, \
      Medici Barbadori, Medici Ridolfi, Medici Tornabuoni, Medici Albizzi, Medici Salviati, \
      Salviati Pazzi, Peruzzi Strozzi, Peruzzi Bischeri, Strozzi Ridolfi, Strozzi Bischeri, \
      Ridolfi Tornabuoni, Tornabuoni Guadagni, Albizzi Ginori, Albizzi Guadagni, \
      Bischeri Guadagni, Guadagni Lamberteschi
      """
    let edges = ties.split(separator: ", ").map { $0.replacing(" ", with: " -- ") }
    let folder = try TemporaryFolder()
    let file = folder.path("florence.gv")
    try "graph { Pucci; \(edges.joined(separator: "; ")) }".write(
      toFile: file, atomically: true, encoding: .utf8)
    let outcome = try Terminal.run(
      "rank", file, "degree", "betweenness", "pagerank", "core", "closeness",
      "--format", "csv", "--quiet")
    let rows = try CSV.rows(outcome.output)
    let keys = try #require(rows.first)
    #expect(rows.count == 17)
    let columns = [
      "degree": "degree", "betweenness": "betweenness_norm", "pagerank": "pagerank",
      "core": "core", "closeness": "closeness_wf",
    ]
    for fields in rows.dropFirst() {
      let row = Dictionary(uniqueKeysWithValues: zip(keys, fields))
      let node = try #require(reference.nodes.firstIndex(of: row["id"] ?? ""))
      for (ours, theirs) in columns {
        let values = try #require(reference.columns[theirs], "\(theirs)")
        // One who reaches nobody has no closeness here, and 0 there.
        let value = Double(row[ours] ?? "") ?? 0
        #expect(isClose(value, values[node] ?? 0, tolerance: 1e-6), "\(ours) of \(row["id"] ?? "")")
      }
    }
  }
}
