import EntenteGraph

extension Graph {
  /// Returns the score of each node in a measure of the graph alone, not of what it stands for.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - paths: How long a path is.
  ///   - ids: The id of each node, by which an edge at fault is told; its number by default.
  /// - Returns: A score for each node; `nil` where the measure has none.
  /// - Throws: ``MeasureError`` if the measure cannot be taken on the graph.
  func scores(
    _ measure: Measure, by paths: PathMeasure, ids: [String]? = nil
  ) throws(MeasureError) -> [Double?] {
    if measure.needsDirection, !isDirected {
      throw MeasureError(
        measure, "the edges have no direction; take the measure without in or out, or flows")
    }
    do {
      return try unchecked(measure, paths)
    } catch let error as MeasureError {
      throw error
    } catch {
      throw MeasureError(measure, reason(error, ids))
    }
  }

  /// Why a measure cannot be taken, an edge of no length told by the ids of its ends.
  private func reason(_ error: any Error, _ ids: [String]?) -> String {
    guard let error = error as? GraphError, error.problem == .zeroLength, let edge = error.edge,
      let ids
    else { return "\(error)" }
    let ends = edges[edge]
    let (source, target) = (ids[ends.source], ids[ends.target])
    return
      (isDirected
      ? "the edge from “\(source)” to “\(target)”" : "the edge between “\(source)” and “\(target)”")
      + " has length 0; merge the two, or give it a length above 0"
  }

  private func unchecked(_ measure: Measure, _ paths: PathMeasure) throws -> [Double?] {
    switch measure {
    case .strength: try strengths()
    case .inStrength: try strengths(.incoming)
    case .outStrength: try strengths(.outgoing)
    case .degree: try neighborCounts().map(Double.init)
    case .inDegree: try neighborCounts(.incoming).map(Double.init)
    case .outDegree: try neighborCounts(.outgoing).map(Double.init)
    case .betweenness: try betweenness(by: paths, scale: .share)
    case .betweennessPairs: try betweenness(by: paths)
    case .closeness: try closeness(by: paths).map { $0 == 0 ? nil : $0 }
    case .harmonic: try harmonicCloseness(by: paths, scale: .share)
    case .eigenvector: try eigenvectorScores()
    case .pageRank: try pageRank(by: .strengths)
    case .core: try coreNumbers().map(Double.init)
    case .relations, .episodes:
      throw MeasureError(
        measure, "nothing is known of the relations that edges stand for; take degree or strength")
    }
  }

  /// Scores scaled so that the largest of each component is 1; where no cycle is, nobody has one.
  private func eigenvectorScores() throws -> [Double?] {
    let centrality = try eigenvectorCentrality(by: .strengths)
    let components = centrality.components.communities
    var most = [Double](repeating: 0, count: centrality.components.count)
    for (node, score) in centrality.scores.enumerated() {
      most[components[node]] = max(most[components[node]], score)
    }
    return centrality.scores.enumerated().map { node, score in
      most[components[node]] > 0 ? score / most[components[node]] : nil
    }
  }
}
