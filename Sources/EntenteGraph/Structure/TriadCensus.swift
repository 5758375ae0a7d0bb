/// How many sets of three nodes are tied in each of the 16 ways.
public struct TriadCensus: Sendable, Hashable {
  /// A way in which three nodes can be tied, whichever they are.
  ///
  /// The digits of a name tell how many of the three pairs are tied both ways, one way and not at all;
  /// the letters stand for down, up, cycle and transitive. A, B and C are the nodes.
  public enum Kind: Int, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// No ties.
    case t003
    /// A → B, and C by itself.
    case t012
    /// A ↔ B, and C by itself.
    case t102
    /// A ← B → C.
    case t021D
    /// A → B ← C.
    case t021U
    /// A → B → C.
    case t021C
    /// A ↔ B ← C.
    case t111D
    /// A ↔ B → C.
    case t111U
    /// A → B → C and A → C.
    case t030T
    /// A → B → C → A.
    case t030C
    /// A ↔ B ↔ C.
    case t201
    /// A ← B → C and A ↔ C.
    case t120D
    /// A → B ← C and A ↔ C.
    case t120U
    /// A → B → C and A ↔ C.
    case t120C
    /// A → B ↔ C and A ↔ C.
    case t210
    /// A ↔ B ↔ C ↔ A.
    case t300

    /// The standard name, such as 021D.
    public var description: String {
      let names = [
        "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
        "120U", "120C", "210", "300",
      ]
      return names[rawValue]
    }
  }

  /// The largest number of nodes whose sets of three an `Int` can count.
  static let nodeLimit = 3_810_779

  /// The number of sets of each kind, in the standard order, which is that of ``Kind``.
  public internal(set) var counts = [Int](repeating: 0, count: Kind.allCases.count)

  /// The number of sets of a kind.
  public internal(set) subscript(kind: Kind) -> Int {
    get { counts[kind.rawValue] }
    set { counts[kind.rawValue] = newValue }
  }
}

extension Graph {
  /// Returns how many sets of three nodes are tied in each of the 16 ways.
  ///
  /// Loops and parallel edges make no difference. An undirected edge leads both ways.
  ///
  ///     let graph = try Graph(
  ///       .directed, nodeCount: 3, edges: [.init(0, 1), .init(1, 2), .init(0, 2)])
  ///     try graph.triadCensus()[.t030T]  // 1
  ///
  /// - Returns: The numbers, which add up to that of all sets of three nodes.
  /// - Throws: ``GraphError`` if there are more than 3,810,779 nodes, whose sets of three are more than
  ///   an `Int` holds, or if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges. Triangles are counted one by one, and
  ///   other sets from the degrees.
  ///
  /// Source: P. W. Holland and S. Leinhardt, "A method for detecting structure in sociometric data",
  /// *American Journal of Sociology* 76(3), 1970, pp. 492–513 (doi 10.1086/224954) for the kinds; V.
  /// Batagelj and A. Mrvar, "A subquadratic triad census algorithm for large sparse networks with
  /// small maximum degree", *Social Networks* 23(3), 2001, pp. 237–243 (doi
  /// 10.1016/S0378-8733(01)00035-1) for leaving the unconnected sets to subtraction.
  public func triadCensus() throws(GraphError) -> TriadCensus {
    guard nodeCount <= TriadCensus.nodeLimit else {
      throw GraphError.tooManyNodes(nodeCount, limit: TriadCensus.nodeLimit)
    }
    return try TriadSearch(self).census()
  }
}
