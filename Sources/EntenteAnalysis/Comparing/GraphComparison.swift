public import EntenteData
import EntenteGraph
public import EntenteNetwork

/// What came, went and changed between two graph files, and whose rank moved because of it.
public struct GraphComparison: Sendable {
  /// The attributes, nodes and edges that came, went or changed.
  public let changes: [RecordChange]

  /// The actors whose ranks moved; causes are pairs of nodes, as `a – b` or `a → b`.
  public let moves: [RankingMove]

  /// Whether the edges of each changed pair were taken back alone to see what they did; where there are
  /// too many, a move lists those at the actor.
  public let isAttributed: Bool

  /// Compares two graphs.
  ///
  /// Where both have the same nodes and edges nobody moved, and the usual measures are not taken.
  ///
  /// - Parameters:
  ///   - old: The old graph.
  ///   - new: The new graph.
  ///   - changes: What came, went or changed in the files.
  ///   - measures: What actors are ranked by, none of them by relations; none asks for the usual ones
  ///     that both graphs have.
  /// - Throws: ``MeasureError`` if a measure cannot be taken on a graph; `GraphError` as a graph does.
  /// - Complexity: That of a ranking, once and once more for each pair whose edges have changed.
  public init(
    _ old: NamedGraph, _ new: NamedGraph, changes: [RecordChange], measures: [Measure] = []
  ) throws {
    self.changes = changes
    let (before, after) = (PairTable(old), PairTable(new))
    let pairs = before.changedPairs(after)
    guard !pairs.isEmpty || !old.hasSameNodes(as: new) else {
      // What is asked for says if it cannot be measured.
      _ = try Standing(new, measures)
      (moves, isAttributed) = ([], true)
      return
    }
    let usual = Measure.usual(isDirected: old.graph.isDirected && new.graph.isDirected)
      .filter { $0 != .relations }
    let measures = measures.isEmpty ? usual : measures
    isAttributed =
      pairs.count * (new.graph.nodeCount + new.graph.edgeCount) <= DatasetComparison.mostWork
    let partCount = 2 + (isAttributed ? pairs.count : 0)
    let standing = try Execution.part(0, of: partCount) { try Standing(new, measures) }
    var causes: [Cause] = []
    for (number, pair) in pairs.enumerated() {
      let without =
        isAttributed
        ? try Execution.part(1 + number, of: partCount) {
          try Standing(after.reverting(pair, to: before, in: new), measures)
        } : nil
      causes.append(
        Cause(
          id: pair.label(isDirected: new.graph.isDirected), members: [pair.source, pair.target],
          without: without))
    }
    let former = try Execution.part(partCount - 1, of: partCount) { try Standing(old, measures) }
    moves = RankingMove.between(former, standing, measures, causes: causes)
  }
}

extension NamedGraph {
  /// Whether another graph has the same nodes and actors, and edges of the same kind.
  fileprivate func hasSameNodes(as other: NamedGraph) -> Bool {
    func actors(_ graph: NamedGraph) -> Set<ExactText> {
      Set(graph.actors.map { ExactText(graph.ids[$0]) })
    }
    return graph.direction == other.graph.direction && paths == other.paths
      && Set(ids.map(ExactText.init)) == Set(other.ids.map(ExactText.init))
      && actors(self) == actors(other)
  }
}

/// The edges of a graph by the ids of their ends.
private struct PairTable {
  struct Pair: Hashable, Comparable {
    let source: ExactText
    let target: ExactText

    static func < (first: Pair, second: Pair) -> Bool {
      (first.source, first.target) < (second.source, second.target)
    }

    func label(isDirected: Bool) -> String {
      "\(source.text) \(isDirected ? "→" : "–") \(target.text)"
    }
  }

  struct Edge: Hashable, Comparable {
    let strength: Double
    let length: Double

    static func < (first: Edge, second: Edge) -> Bool {
      (first.strength, first.length) < (second.strength, second.length)
    }
  }

  private var edges: [Pair: [Edge]] = [:]

  init(_ graph: NamedGraph) {
    let (strengths, lengths) = (graph.graph.strengths, graph.graph.lengths)
    for (number, edge) in graph.graph.edges.enumerated() {
      let source = ExactText(graph.ids[edge.source])
      let target = ExactText(graph.ids[edge.target])
      let isTurned = !graph.graph.isDirected && target < source
      let pair =
        isTurned ? Pair(source: target, target: source) : Pair(source: source, target: target)
      edges[pair, default: []].append(
        Edge(strength: strengths?[number] ?? 1, length: lengths?[number] ?? 1))
    }
    for pair in edges.keys { edges[pair]?.sort() }
  }

  /// The pairs with other edges in another table, in order.
  func changedPairs(_ other: PairTable) -> [Pair] {
    Set(edges.keys).union(other.edges.keys).filter { edges[$0] != other.edges[$0] }.sorted()
  }

  /// The graph of this table with the edges of a pair as another table has them.
  func reverting(_ pair: Pair, to other: PairTable, in graph: NamedGraph) throws(GraphError)
    -> NamedGraph
  {
    var table = edges
    table[pair] = other.edges[pair]
    var ids = graph.ids
    var numbers: [ExactText: Int] = [:]
    for (number, id) in ids.enumerated() { numbers[ExactText(id)] = number }
    var actors = graph.actors
    for id in [pair.source, pair.target] where numbers[id] == nil {
      numbers[id] = ids.count
      actors.append(ids.count)
      ids.append(id.text)
    }
    var (ends, strengths, lengths): ([Graph.Edge], [Double], [Double]) = ([], [], [])
    for (pair, edges) in table.sorted(by: { $0.key < $1.key }) {
      for edge in edges {
        ends.append(Graph.Edge(numbers[pair.source] ?? 0, numbers[pair.target] ?? 0))
        strengths.append(edge.strength)
        lengths.append(edge.length)
      }
    }
    let changed = try Graph(
      graph.graph.direction, nodeCount: ids.count, edges: ends,
      strengths: graph.graph.strengths == nil ? nil : strengths,
      lengths: graph.graph.lengths == nil ? nil : lengths)
    return NamedGraph(
      title: graph.title, header: graph.header, graph: changed, paths: graph.paths, ids: ids,
      labels: ids, actors: actors, relations: nil, evidence: nil)
  }
}

extension Standing {
  /// The values of the actors of a graph.
  init(_ graph: NamedGraph, _ measures: [Measure]) throws(MeasureError) {
    values = try measures.values(of: graph.actors) { measure throws(MeasureError) in
      try graph.scores(measure)
    }
    ids = graph.actors.map { ExactText(graph.ids[$0]) }
  }
}
