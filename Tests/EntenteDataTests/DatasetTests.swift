import EntenteData
import Testing

@Suite struct DatasetTests {
  private let dataset: Dataset

  init() throws { dataset = try DatasetFolder().read().dataset }

  @Test func `records are found by id`() {
    for (position, entity) in dataset.entities.enumerated() {
      #expect(dataset.entity(entity.id) == position)
    }
    for (position, relation) in dataset.relations.enumerated() {
      #expect(dataset.relation(relation.id) == position)
    }
    #expect(dataset.entity("accord") == nil)
    #expect(dataset.relation("acme") == nil)
  }

  @Test func `parties, evidence and names are those of their record`() {
    for (position, relation) in dataset.relations.enumerated() {
      #expect(
        Array(dataset.parties(of: position))
          == dataset.tables.parties.filter { $0.relation == relation.id })
      #expect(
        Array(dataset.evidence(of: position))
          == dataset.tables.evidence.filter { $0.relation == relation.id })
    }
    for (position, entity) in dataset.entities.enumerated() {
      #expect(
        Array(dataset.names(of: position))
          == dataset.tables.names.filter { $0.entity == entity.id })
    }
    #expect(dataset.parties(of: 0).map(\.entity) == ["acme", "ministry", "tokyo"])
    #expect(dataset.names(of: 0).map(\.name) == ["アクメ", "アクメ社"])
  }

  @Test func `a label is that of the language, or else the English name`() {
    #expect(dataset.label(of: 0, in: .japanese) == "アクメ")
    #expect(dataset.label(of: 0, in: .chinese) == "Acme")
    #expect(dataset.label(of: 2, in: .chinese) == "实验室")
    #expect(dataset.label(of: 2, in: .english) == "Lab, Inc.")
  }

  @Test func `evidence links into its source`() throws {
    let evidence = try #require(dataset.evidence(of: 2).first)
    #expect(
      dataset.link(to: evidence) == "https://example.org/report#:~:text=opens%20a%20lab")
    var unknown = evidence
    unknown.source = "other"
    #expect(dataset.link(to: unknown) == nil)
  }

  @Test func `evidence is in the order of the source, not of letters`() throws {
    var tables = dataset.tables
    for locator in ["p10s1", "p9s2", "p9s1"] {
      tables.evidence.append(
        Evidence(relation: "grant", source: "report", locator: locator, excerpt: "x", claim: "c"))
    }
    let sorted = try Dataset(name: "n", title: "t", tables: tables)
    #expect(sorted.evidence(of: 1).map(\.locator) == ["p2s1", "p9s1", "p9s2", "p10s1"])
  }

  @Test func `an episode is the relation's own id where it has none`() {
    #expect(dataset.relations.map(\.episodeID) == ["talks", "grant", "talks"])
  }
}
