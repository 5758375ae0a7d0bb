import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct GraphDocumentBuilderTests {
  @Test func `declared nodes come first, in order, then those that edges name`() throws {
    var builder = GraphDocumentBuilder()
    try builder.addEdge("x", "b", .undirected)
    #expect(try builder.declareNode("a") == 0)
    #expect(try builder.declareNode("b") == 1)
    #expect(try builder.declareNode("a") == nil)
    try builder.addEdge("a", "y", .undirected)
    #expect(builder.row("b") == 1 && builder.row("x") == nil && builder.row("z") == nil)
    let reading = builder.finish(file: "f")
    #expect(Array(reading.document.nodeIDs) == ["a", "b", "x", "y"])
    #expect(reading.document.sources == [2, 0] && reading.document.targets == [1, 3])
    #expect(reading.warnings.count == 1 && reading.warnings[0].message.hasPrefix("2 nodes"))
  }

  @Test func `edges all of one direction make that the direction of the graph`() throws {
    for direction in [Graph.Direction.directed, .undirected] {
      var builder = GraphDocumentBuilder()
      try builder.addEdge("a", "b", direction)
      let document = builder.finish(file: "f").document
      #expect(document.direction == direction && document.edgeDirections == nil)
    }
    var builder = GraphDocumentBuilder()
    try builder.addEdge("a", "b", .directed)
    try builder.addEdge("a", "b", .undirected)
    #expect(builder.finish(file: "f").document.edgeDirections == [.directed, .undirected])
  }

  @Test func `ids of edges that are not all different become an attribute`() throws {
    var builder = GraphDocumentBuilder()
    for id in ["e", "", "e"] { try builder.addEdge("a", "b", .directed, id: id) }
    let reading = builder.finish(file: "f")
    #expect(reading.document.edgeIDs == nil)
    #expect(
      reading.document.edgeAttributes == [
        AttributeColumn("id", .texts(["e", "", "e"]), missing: [1])
      ])
    #expect(reading.warnings.count == 1)
  }
}

@Suite struct AttributeTableTests {
  private func column(_ values: [AttributeValue?]) -> (AttributeColumn, isWidened: Bool) {
    var table = AttributeTable()
    for (row, value) in values.enumerated() {
      if let value { table.set("a", row: row, value) }
    }
    let isWidened = table.widened.map(\.column) == [0]
    return (table.finish(rowCount: values.count)[0], isWidened)
  }

  @Test func `values of one type keep it, wherever some are missing`() {
    #expect(
      column([nil, .integer(1), nil, .integer(2), nil]).0
        == AttributeColumn("a", .integers([0, 1, 0, 2, 0]), missing: [0, 2, 4]))
    #expect(
      column([.boolean(true), nil]).0
        == AttributeColumn("a", .booleans([true, false]), missing: [1]))
    #expect(!column([nil, .integer(1)]).isWidened)
  }

  @Test func `whole numbers and numbers are numbers, as long as nothing is lost`() {
    #expect(
      column([.integer(1), nil, .real(0.5)]).0
        == AttributeColumn("a", .reals([1, 0, 0.5]), missing: [1]))
    #expect(column([.real(0.5), .integer(1)]).0 == AttributeColumn("a", .reals([0.5, 1])))
    let large: Int64 = 9_007_199_254_740_993
    #expect(
      column([.integer(large), .real(0.5)]).0 == AttributeColumn("a", .texts(["\(large)", "0.5"])))
    #expect(
      column([.real(0.5), .integer(large)]).0 == AttributeColumn("a", .texts(["0.5", "\(large)"])))
    #expect(!column([.integer(1), .real(0.5)]).isWidened)
    #expect(column([.integer(1), .text("x")]).isWidened)
  }

  @Test func `lists beside other values are all JSON, and anything else is text`() {
    #expect(
      column([.text("x\""), .structure("[1]"), .integer(2), .boolean(true)]).0
        == AttributeColumn("a", .structures([#""x\"""#, "[1]", "2", "true"])))
    #expect(
      column([.boolean(true), .integer(2), .text("x")]).0
        == AttributeColumn("a", .texts(["true", "2", "x"])))
  }

  @Test func `a second value of a row is refused`() {
    var table = AttributeTable()
    let isSet = [(1, 1), (1, 2), (0, 3)].map { row, value in
      table.set("a", row: row, .integer(Int64(value)))
    }
    #expect(isSet == [true, false, false])
    #expect(table.finish(rowCount: 2)[0] == AttributeColumn("a", .integers([0, 1]), missing: [0]))
  }
}
