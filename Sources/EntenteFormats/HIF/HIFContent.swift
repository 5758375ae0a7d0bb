import EntenteData
import EntenteGraph

/// What a file in the Hypergraph Interchange Format says, and the document that it makes.
struct HIFContent: ~Copyable {
  var type: String?
  var id: String?
  /// Whether the hyperedges are the edges of a graph.
  var isGraph = false
  /// How many of the edges are hyperedges, if the others are edges of a graph.
  var hyperedgeCount: Int?
  /// How many nodes and hyperedges follow on each other.
  var order: [Int] = []
  var declarations = JSONDeclarations()
  var graph = AttributeTable()
  var nodes = HIFList("node")
  var edges = HIFList("hyperedge")
  var incidences = AttributeTable()
  private var directions: [HIF.End?] = []
  private var incidenceIDs = TextColumn()
  private var notices = Notices()

  var incidenceCount: Int { directions.count }

  mutating func addIncidence(
    node: [UInt8], edge: [UInt8], _ end: HIF.End?, id: [UInt8]
  ) throws(Problem) {
    guard directions.count < Int(UInt32.max) else {
      throw Problem(
        file: "graph", "there are more than 4294967295 incidences", advice: "divide the hypergraph")
    }
    try nodes.addEnd(node)
    try edges.addEnd(edge)
    directions.append(end)
    id.withUnsafeBufferPointer { incidenceIDs.append($0) }
  }

  consuming func finish(file: String, warnings: [Problem]) throws(Problem) -> GraphReading {
    for (table, subject) in [(graph, "the hypergraph"), (incidences, "incidences")] {
      notices.addWidened(table, subject)
    }
    let (listedNodes, listedEdges) = (nodes.finish(&notices), edges.finish(&notices))
    let places = incidences.positions
    let incidenceColumns = incidences.finish(rowCount: directions.count)
    var parts = HIFParts(
      type: type, id: id, order: order,
      graphColumns: graph.finish(rowCount: 1), nodes: listedNodes, edges: listedEdges,
      directions: directions, incidenceIDs: incidenceIDs,
      incidenceColumns: PlacedColumn.all(incidenceColumns, places))
    let wanted = isGraph ? 0 : hyperedgeCount
    if let wanted, !parts.takeGraphEdges(from: wanted) {
      notices.add(
        "hyperedges are said to be edges of a graph but are not; they were read as hyperedges",
        advice: "remove “\(isGraph ? HIF.form : HIF.hyperedges)” from the metadata")
    }
    var document = parts.document(&notices)
    declarations.apply(to: &document)
    return GraphReading(
      document.withModesFromAttribute, warnings: warnings + notices.problems(file: file))
  }
}
