import EntenteData
public import EntenteNetwork
import EntenteGraph

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
    if measure.needsDirection, !graph.isDirected {
      throw MeasureError(
        measure, "the edges have no direction; take the measure without in or out, or flows")
    }
    do {
      return try unchecked(measure)
    } catch {
      throw MeasureError(measure, "\(error)")
    }
  }

  private func unchecked(_ measure: Measure) throws -> [Double?] {
    let paths: Graph.PathMeasure = projection.length == .hops ? .hops : .lengths
    return switch measure {
    case .strength: graph.strengths()
    case .inStrength: graph.strengths(.incoming)
    case .outStrength: graph.strengths(.outgoing)
    case .degree: graph.neighborCounts().map(Double.init)
    case .inDegree: graph.neighborCounts(.incoming).map(Double.init)
    case .outDegree: graph.neighborCounts(.outgoing).map(Double.init)
    case .betweenness: try graph.betweenness(by: paths, scale: .share)
    case .betweennessPairs: try graph.betweenness(by: paths)
    case .closeness: try graph.closeness(by: paths).map { $0 == 0 ? nil : $0 }
    case .harmonic: try graph.harmonicCloseness(by: paths, scale: .share)
    case .eigenvector: try eigenvectorScores()
    case .pageRank: try graph.pageRank(by: .strengths)
    case .core: graph.coreNumbers().map(Double.init)
    case .relations: relationsOfNodes().map { Double($0.count) }
    case .episodes:
      relationsOfNodes().map { relations in
        Double(Set(relations.map { dataset.relations[$0].episodeID }).count)
      }
    }
  }

  /// Scores scaled so that the largest of each component is 1; nobody alone has one.
  private func eigenvectorScores() throws -> [Double?] {
    let centrality = try graph.eigenvectorCentrality(by: .strengths)
    let components = centrality.components.communities
    var most = [Double](repeating: 0, count: centrality.components.count)
    for (node, score) in centrality.scores.enumerated() {
      most[components[node]] = max(most[components[node]], score)
    }
    return centrality.scores.enumerated().map { node, score in
      most[components[node]] > 0 && centrality.components.sizes[components[node]] > 1
        ? score / most[components[node]] : nil
    }
  }
}
