import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct EmbeddedRecordsTests {
  private func document(graph: [String: String] = [:], names: String? = nil) -> GraphDocument {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.graphAttributes = graph.map { AttributeColumn($0.key, .structures([$0.value])) }
    document.nodeAttributes = names.map { [AttributeColumn("names", .structures([$0]))] } ?? []
    return document
  }

  @Test(arguments: [
    ("links", #"[{"href":"https://example.org","rel":"self"}]"#),
    ("links", #"[{"from":"a","to":"b","type":"part-of"},{"from":"a","to":"b"}]"#),
    ("sources", #"[{"title":"A book"}]"#), ("relations", #"[{"id":"","title":"t"}]"#),
    ("caveats", #"[{"subject":"a","note":"n"}]"#),
  ])
  func `lists of other objects under the names of records stay attributes`(
    name: String, list: String
  ) {
    let whole = document(graph: [name: list])
    let (records, rest) = whole.partingRecords()
    #expect(records.isEmpty && rest.graphAttributes == whole.graphAttributes)
  }

  @Test func `names of nodes in other parts stay attributes`() {
    let whole = document(names: #"[{"first":"Ann","last":"Lee"}]"#)
    let (records, rest) = whole.partingRecords()
    #expect(records.isEmpty && rest.nodeAttributes == whole.nodeAttributes)
  }

  @Test func `records need no more than what tells them apart`() {
    let whole = document(
      graph: [
        "links": #"[{"from":"a","to":"b","type":"part-of"}]"#,
        "caveats": #"[{"subject":"a","issue":"disputed"}]"#,
        "sources": #"[{"id":"s"}]"#, "relations": "[]",
      ], names: #"[{"language":"en","name":"Ann"}]"#)
    let (records, rest) = whole.partingRecords()
    #expect(Set(records.map(\.name)) == ["sources", "names", "caveats", "links"])
    #expect(rest.graphAttributes.isEmpty && rest.nodeAttributes.isEmpty)
    #expect(records.first { $0.name == "names" }?.rows == [["a", "en", "Ann"]])
  }
}
