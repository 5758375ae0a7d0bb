import EntenteAnalysis
import EntenteGraph
import EntenteNetwork

extension Measure {
  /// Above this many searches times edges, betweenness takes minutes and has to be asked for.
  private static let mostWork = 20_000_000_000

  /// None, which asks for the usual measures, but for betweenness where it would take too long, which is
  /// said.
  static func usual(of graphs: [NamedGraph], isQuiet: Bool) -> [Measure] {
    guard graphs.contains(where: { $0.graph.nodeCount * $0.graph.edgeCount > mostWork }) else {
      return []
    }
    if !isQuiet {
      StandardError.say("betweenness of so large a graph takes long; name it to have it")
    }
    return usual(isDirected: graphs.allSatisfy(\.graph.isDirected)).filter { measure in
      measure != .betweenness
        && (measure != .relations || graphs.allSatisfy { $0.relations != nil })
    }
  }
}
