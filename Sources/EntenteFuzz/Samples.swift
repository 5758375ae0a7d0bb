import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteNetwork
import Foundation

/// Contents whose files are what inputs are made of.
enum Samples {
  /// Some documents, and a network with its records.
  static func contents(_ format: GraphFormat) throws -> [GraphContent] {
    let network = try Network(dataset(), Projection(format.usualProjection))
    return [plain, rich, twoModes].map { GraphContent($0) }
      + [GraphContent(network)]
  }

  private static let plain = GraphDocument(
    .directed, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2], targets: [1, 2, 0])

  private static let rich: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["1", "量子", "say \"hi\" & <b>"], sources: [0, 1, 1],
      targets: [1, 2, 1], edgeDirections: [.undirected, .directed, .undirected],
      edgeIDs: ["e1", "e2", "e3"])
    document.id = "a graph"
    document.graphAttributes = [AttributeColumn("title", .texts(["A title"]))]
    document.nodeAttributes = [
      AttributeColumn("label", .texts(["one", "", "two\nlines"]), missing: [1]),
      AttributeColumn("whole", .integers([1, -5, 9_007_199_254_740_993])),
      AttributeColumn("flag", .booleans([true, false, true]), defaultValue: .boolean(false)),
      AttributeColumn("list", .structures(["[1,2]", "{\"a\":null}", "[]"])),
      AttributeColumn("x", .reals([0, 1.5, -2])), AttributeColumn("y", .reals([0, 1e-9, 7])),
      AttributeColumn("color", .texts(["#ff0000", "#00ff0080", "#0000ff"])),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([0.5, 2, 1e300])),
      AttributeColumn("start", .texts(["2020", "2021-05", "2022-05-31"])),
      AttributeColumn(
        "spells", .structures(["[{\"start\":\"2020\",\"end\":\"2021\"}]", "[]", "[]"])),
    ]
    return document
  }()

  private static let twoModes: GraphDocument = {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "treaty"], sources: [0, 1], targets: [2, 2])
    document.isSecondMode = [false, false, true]
    document.edgeAttributes = [AttributeColumn("role", .texts(["party", "host"]))]
    return document
  }()

  private static func dataset() throws -> Dataset {
    var tables = Tables()
    tables.sources = [Source(id: "s", title: "A report", url: "https://example.org/r")]
    tables.entities = ["a", "b", "c"].map { Entity(id: $0, kind: .company, name: "Company \($0)") }
    tables.names = [
      EntityName(entity: "a", language: "ja", name: "甲社", use: .label, basis: .standard)
    ]
    tables.relations = [
      Relation(
        id: "r", type: .funding, title: "A grant", date: EDTFDate("2023-24"),
        money: Money(1_000_000, "USD"), horizon: "P10Y", fields: ["ai"])
    ]
    tables.parties = [
      Party(relation: "r", entity: "a", role: .funder),
      Party(relation: "r", entity: "b", role: .beneficiary),
      Party(relation: "r", entity: "c", role: .beneficiary),
    ]
    tables.evidence = [
      Evidence(relation: "r", source: "s", locator: "p1s1", excerpt: "gave", claim: "It gave.")
    ]
    tables.caveats = [Caveat(subject: "r", issue: .disputed, note: "A doubt")]
    return try Dataset(name: "sample", title: "A sample", tables: tables)
  }
}
