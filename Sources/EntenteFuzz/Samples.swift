import EntenteFormats
import EntenteGraph

/// Documents whose files are what inputs are made of.
enum Samples {
  static let documents: [GraphDocument] = [plain, rich, twoModes]

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
}
