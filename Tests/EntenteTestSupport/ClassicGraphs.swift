public import EntenteGraph

/// Well-known networks, for which others have published figures.
public enum ClassicGraphs {
  /// The edges of eight cliques of five nodes, numbered clique by clique, each tied to the next in a
  /// ring.
  public static let ringOfCliques = (0..<8).flatMap { clique -> [Graph.Edge] in
    let first = 5 * clique
    let inner = (0..<5).flatMap { left in
      (0..<left).map { Graph.Edge(first + left, first + $0) }
    }
    return inner + [.init(first, (first + 6) % 40)]
  }

  /// The friendships in a karate club of 34 members before it split, and their strengths: the
  /// number of settings in which two members met.
  ///
  /// Source: W. W. Zachary, "An information flow model for conflict and fission in small groups",
  /// *Journal of Anthropological Research* 33(4), 1977, pp. 452–473. Members are numbered from 0.
  public static let karateClub = graph(
    .undirected, 34,
    [
      0: 1, 0: 2, 0: 3, 0: 4, 0: 5, 0: 6, 0: 7, 0: 8, 0: 10, 0: 11, 0: 12, 0: 13, 0: 17, 0: 19,
      0: 21, 0: 31, 1: 2, 1: 3, 1: 7, 1: 13, 1: 17, 1: 19, 1: 21, 1: 30, 2: 3, 2: 7, 2: 8, 2: 9,
      2: 13, 2: 27, 2: 28, 2: 32, 3: 7, 3: 12, 3: 13, 4: 6, 4: 10, 5: 6, 5: 10, 5: 16, 6: 16,
      8: 30, 8: 32, 8: 33, 9: 33, 13: 33, 14: 32, 14: 33, 15: 32, 15: 33, 18: 32, 18: 33, 19: 33,
      20: 32, 20: 33, 22: 32, 22: 33, 23: 25, 23: 27, 23: 29, 23: 32, 23: 33, 24: 25, 24: 27,
      24: 31, 25: 31, 26: 29, 26: 33, 27: 33, 28: 31, 28: 33, 29: 32, 29: 33, 30: 32, 30: 33,
      31: 32, 31: 33, 32: 33,
    ],
    strengths: [
      4, 5, 3, 3, 3, 3, 2, 2, 2, 3, 1, 3, 2, 2, 2, 2, 6, 3, 4, 5, 1, 2, 2, 2, 3, 4, 5, 1, 3, 2, 2,
      2, 3, 3, 3, 2, 3, 5, 3, 3, 3, 3, 3, 4, 2, 3, 3, 2, 3, 4, 1, 2, 1, 3, 1, 2, 3, 5, 4, 3, 5, 4,
      2, 3, 2, 7, 4, 2, 4, 2, 2, 4, 2, 3, 3, 4, 4, 5,
    ])

  /// The side that each member of the karate club took when it split.
  public static let karateFactions = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1,
  ]

  /// The families in the marriages of Florence, by node.
  ///
  /// Pucci, the last, married into none.
  public static let florentineFamilies = [
    "Acciaiuoli", "Albizzi", "Barbadori", "Bischeri", "Castellani", "Ginori", "Guadagni",
    "Lamberteschi", "Medici", "Pazzi", "Peruzzi", "Ridolfi", "Salviati", "Strozzi", "Tornabuoni",
    "Pucci",
  ]

  /// The marriages between 16 families of Florence around 1430.
  ///
  /// Source: J. F. Padgett and C. K. Ansell, "Robust action and the rise of the Medici, 1400–1434",
  /// *American Journal of Sociology* 98(6), 1993, pp. 1259–1319 (doi 10.1086/230190).
  public static let florentineMarriages = graph(
    .undirected, 16,
    [
      0: 8, 1: 5, 1: 6, 1: 8, 2: 4, 2: 8, 3: 6, 3: 10, 3: 13, 4: 10, 4: 13, 6: 7, 6: 14, 8: 11,
      8: 12, 8: 14, 9: 12, 10: 13, 11: 13, 11: 14,
    ])

  /// A kite of 10 nodes in which degree, betweenness and closeness each name another leader.
  ///
  /// Source: D. Krackhardt, "Assessing the political landscape: structure, cognition, and power in
  /// organizations", *Administrative Science Quarterly* 35(2), 1990, pp. 342–369 (doi
  /// 10.2307/2393394).
  public static let krackhardtKite = graph(
    .undirected, 10,
    [
      0: 1, 0: 2, 0: 3, 0: 5, 1: 3, 1: 4, 1: 6, 2: 3, 2: 5, 3: 4, 3: 5, 3: 6, 4: 6, 5: 6, 5: 7,
      6: 7, 7: 8, 8: 9,
    ])
}

/// Returns a directed chain of diamonds, through each of which lead two ways, so that the number of
/// ways doubles from one corner to the next.
///
/// - Parameter count: The number of diamonds.
/// - Returns: The graph: corner 3 *i* leads by the sides 3 *i* + 1 and 3 *i* + 2 to the next corner.
public func diamondChain(_ count: Int) -> Graph {
  graph(
    .directed, 3 * count + 1,
    (0..<count).flatMap { number -> [Graph.Edge] in
      let corner = 3 * number
      return [
        .init(corner, corner + 1), .init(corner, corner + 2), .init(corner + 1, corner + 3),
        .init(corner + 2, corner + 3),
      ]
    })
}
