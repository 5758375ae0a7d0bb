/// A way to say how much an actor matters.
public enum Measure: String, Sendable, CaseIterable, Hashable {
  /// Strength of all ties.
  case strength
  /// Strength of incoming edges.
  case inStrength = "in-strength"
  /// Strength of outgoing edges.
  case outStrength = "out-strength"
  /// Number of others who are tied.
  case degree
  /// Number of others with an edge to the actor.
  case inDegree = "in-degree"
  /// Number of others with an edge from the actor.
  case outDegree = "out-degree"
  /// Share of all pairs that go through the actor.
  case betweenness
  /// Number of pairs that go through the actor.
  case betweennessPairs = "betweenness-pairs"
  /// Wasserman–Faust closeness.
  case closeness
  /// Harmonic closeness.
  case harmonic
  /// Eigenvector centrality.
  case eigenvector
  /// PageRank.
  case pageRank = "pagerank"
  /// Core number.
  case core
  /// Number of relations.
  case relations
  /// Number of episodes.
  case episodes

  /// Returns the measures of a ranking for which none is asked.
  ///
  /// - Parameter isDirected: Whether the edges of the network have a direction.
  /// - Returns: The measures, of which the first gives the order.
  public static func usual(isDirected: Bool) -> [Measure] {
    isDirected
      ? [.outStrength, .inStrength, .outDegree, .inDegree, .pageRank, .relations]
      : [.strength, .degree, .betweenness, .pageRank, .relations]
  }

  /// Whether the strengths of edges change its values; lengths are another thing.
  public var usesStrengths: Bool {
    switch self {
    case .strength, .inStrength, .outStrength, .eigenvector, .pageRank: true
    case .degree, .inDegree, .outDegree, .betweenness, .betweennessPairs, .closeness, .harmonic,
      .core, .relations, .episodes:
      false
    }
  }

  /// Whether the lengths of edges change its values.
  public var usesLengths: Bool {
    switch self {
    case .betweenness, .betweennessPairs, .closeness, .harmonic: true
    case .strength, .inStrength, .outStrength, .degree, .inDegree, .outDegree, .eigenvector,
      .pageRank, .core, .relations, .episodes:
      false
    }
  }

  /// The heading of its column.
  public var title: String {
    switch self {
    case .strength: "strength"
    case .inStrength: "in-strength"
    case .outStrength: "out-strength"
    case .degree: "degree"
    case .inDegree: "in-degree"
    case .outDegree: "out-degree"
    case .betweenness: "betweenness"
    case .betweennessPairs: "pairs between"
    case .closeness: "closeness"
    case .harmonic: "harmonic"
    case .eigenvector: "eigenvector"
    case .pageRank: "PageRank"
    case .core: "core"
    case .relations: "relations"
    case .episodes: "episodes"
    }
  }

  /// What it says and by which convention, in one English sentence.
  public var convention: String {
    switch self {
    case .strength: "the strengths of an actor's edges, added up"
    case .inStrength: "the strengths of the edges to an actor, added up"
    case .outStrength: "the strengths of the edges from an actor, added up"
    case .degree: "how many others an actor has an edge with"
    case .inDegree: "how many others have an edge to an actor"
    case .outDegree: "how many others an actor has an edge to"
    case .betweenness:
      "the share of pairs of others whose shortest paths go through an actor (Freeman 1977): 0 to 1"
    case .betweennessPairs:
      "the number of pairs of others whose shortest paths go through an actor, in parts where "
        + "several are shortest"
    case .closeness:
      "the inverse of the mean distance to those reached, times the share reached "
        + "(Wasserman and Faust 1994); n/a for who reaches nobody"
    case .harmonic: "the mean of 1/distance to all others, 0 for those not reached: 0 to 1"
    case .eigenvector:
      "actors are central whose neighbors are, by strength; each component by itself, its largest 1"
    case .pageRank:
      "how often a walk along edges, by strength, with jumps (damping 0.85) is at an actor; adds up to 1"
    case .core: "the largest k such that an actor is in a part where everybody has k others"
    case .relations: "how many relations an actor takes part in"
    case .episodes: "how many undertakings an actor takes part in"
    }
  }

  /// Whether its values are whole numbers.
  public var isCount: Bool {
    switch self {
    case .degree, .inDegree, .outDegree, .core, .relations, .episodes: true
    default: false
    }
  }

  /// Whether it tells the two directions of an edge apart, so that it needs directed edges.
  public var needsDirection: Bool {
    switch self {
    case .inStrength, .outStrength, .inDegree, .outDegree: true
    default: false
    }
  }
}
