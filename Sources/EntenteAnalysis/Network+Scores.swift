import EntenteData
import EntenteGraph
public import EntenteNetwork

extension Network {
  /// Returns the score of each node in a measure.
  ///
  /// Paths are measured as the projection says. Closeness is of paths from the node.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: A score for each node, in node order; `nil` where the measure has none.
  /// - Throws: ``MeasureError`` if the measure cannot be taken on the network.
  /// - Complexity: That of the measure; see `EntenteGraph`.
  public func scores(_ measure: Measure) throws(MeasureError) -> [Double?] {
    switch measure {
    case .relations: relationsOfNodes().map { Double($0.count) }
    case .episodes:
      relationsOfNodes().map { relations in
        Double(Set(relations.map { dataset.relations[$0].episodeID }).count)
      }
    default: try graph.scores(measure, by: projection.length == .hops ? .hops : .lengths)
    }
  }
}

extension NamedGraph {
  /// Returns the score of each node in a measure.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: A score for each node, in node order; `nil` where the measure has none.
  /// - Throws: ``MeasureError`` if the measure cannot be taken on the graph, or if nothing is known of
  ///   the relations or undertakings that it counts.
  /// - Complexity: That of the measure; see `EntenteGraph`.
  public func scores(_ measure: Measure) throws(MeasureError) -> [Double?] {
    switch (measure, relations, relations?.episodes) {
    case (.relations, let relations?, _): relations.ofNodes.map { Double($0.count) }
    case (.episodes, let relations?, let episodes?):
      relations.ofNodes.map { places in Double(Set(places.map { episodes[$0] }).count) }
    default: try graph.scores(measure, by: paths, ids: ids)
    }
  }
}
