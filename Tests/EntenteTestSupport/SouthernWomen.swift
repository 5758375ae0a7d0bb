public import EntenteGraph

extension ClassicGraphs {
  /// The 18 women (nodes 0 to 17) and the 14 social events (18 to 31) that they attended.
  ///
  /// Source: A. Davis, B. B. Gardner and M. R. Gardner, *Deep South*, University of Chicago Press, 1941,
  /// p. 148, in the order of the women and events there.
  public static let southernWomen: Graph = {
    let events = [
      [0, 1, 2, 3, 4, 5, 7, 8], [0, 1, 2, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8],
      [0, 2, 3, 4, 5, 6, 7], [2, 3, 4, 6], [2, 4, 5, 7], [4, 5, 6, 7], [5, 7, 8], [4, 6, 7, 8],
      [6, 7, 8, 11], [7, 8, 9, 11], [7, 8, 9, 11, 12, 13], [6, 7, 8, 9, 11, 12, 13],
      [5, 6, 8, 9, 10, 11, 12, 13], [6, 7, 9, 10, 11], [7, 8], [8, 10], [8, 10],
    ]
    let edges = events.enumerated().flatMap { woman, events in
      events.map { Graph.Edge(woman, 18 + $0) }
    }
    return graph(.undirected, 32, edges)
  }()
}
