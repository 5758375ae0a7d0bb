import EntenteAnalysis
import EntenteGraph
import EntenteNetwork

/// What `entente rank --explain` says of a node of a graph file: its edges, the strongest first.
struct EdgeExplanationTable {
  let node: Int
  let graph: NamedGraph
  let ranking: Ranking

  var table: ResultTable {
    var table = ResultTable(
      title: "What makes the place of \(graph.labels[node]) (\(graph.ids[node]))",
      notes: graph.header + ranking.places(of: node),
      columns: [
        .init("strength", "adds"), .init("direction", ""), .init("other", nil),
        .init("label", "with"),
      ])
    if graph.relations != nil { table.columns.append(.init("relation-ids", "relations")) }
    if graph.evidence != nil { table.columns.append(.init("evidence", "evidence")) }
    table.listsApart = true
    table.rows = edges.map(cells)
    return table
  }

  /// An edge of the node, with what it adds to the node's strength.
  private struct Part {
    let number: Int
    let other: Int
    let direction: String
    let strength: Double
  }

  private var edges: [Part] {
    let strengths = graph.graph.strengths
    var parts: [Part] = []
    for (number, edge) in graph.graph.edges.enumerated()
    where edge.source == node || edge.target == node {
      let strength = strengths?[number] ?? 1
      let isLoop = edge.source == edge.target
      let direction = !graph.graph.isDirected || isLoop ? "–" : edge.source == node ? "→" : "←"
      // A loop has two ends at its node.
      parts.append(
        Part(
          number: number, other: edge.source == node ? edge.target : edge.source,
          direction: direction, strength: isLoop ? 2 * strength : strength))
    }
    return parts.sorted { first, second in
      let (one, other) = (
        (second.strength, first.other, first.direction),
        (first.strength, second.other, second.direction)
      )
      if one != other { return one < other }
      // What is cited tells parallel edges apart, whatever their order in the file.
      return texts(first).lexicographicallyPrecedes(texts(second)) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
  }

  private func texts(_ part: Part) -> [String] {
    let ids = graph.relations.map { relations in
      relations.ofEdges[part.number].map { relations.ids[$0] }
    }
    return (ids ?? []) + (graph.evidence?[part.number] ?? [])
  }

  private func cells(of part: Part) -> [ResultTable.Cell] {
    var cells: [ResultTable.Cell] = [
      .number(part.strength), .text(part.direction), .text(graph.ids[part.other]),
      .text(graph.labels[part.other]),
    ]
    if let relations = graph.relations {
      cells.append(.list(relations.ofEdges[part.number].map { relations.ids[$0] }))
    }
    if let evidence = graph.evidence { cells.append(.sentences(evidence[part.number])) }
    return cells
  }
}
