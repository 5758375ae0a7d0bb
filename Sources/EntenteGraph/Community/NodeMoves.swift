/// A state of communities in which single nodes move, and what makes a move a gain.
///
/// Several threads read the state at a time; only one changes it, while no other reads.
protocol NodeMoves: SendableMetatype {
  /// The ties between the nodes, none with itself.
  var ties: ValuedRows { get }
  /// The community of each node, below the number of nodes.
  var communities: Workspace<UInt32> { get }

  /// Returns the community to which a node would best move: the old one if it gains nothing, or
  /// `NodeMove.alone`.
  ///
  /// - Parameters:
  ///   - node: A node.
  ///   - sums: Its ties with each community.
  ///   - seed: Where the choice between communities that are equally good starts.
  /// - Returns: A community with ties to the node, or one of the two.
  func choice(of node: Int, _ sums: Accumulator, seed: UInt64) -> UInt32

  /// Whether a move, not to the old community, is a gain as things are.
  func isGain(_ node: Int, _ move: NodeMove) -> Bool

  /// Moves a node, and returns its new community.
  mutating func make(_ node: Int, _ move: NodeMove) -> UInt32
}

/// What a node would do.
struct NodeMove: BitwiseCopyable {
  /// Where it would go.
  var community: UInt32
  /// Whether a neighbor is looked at in the same batch.
  var isNear = false
  /// The ties with the others of the old community.
  var leaving = 0.0
  /// The ties with the new community.
  var joining = 0.0

  /// In place of a community: none of the others.
  static let alone = UInt32.max
}

/// How many nodes each community has, and which has none.
struct CommunitySizes {
  private let sizes: Workspace<UInt32>
  private let vacant: Workspace<UInt32>
  private var vacantCount = 0

  /// Counts nodes.
  ///
  /// - Parameter communities: The community of each node, below the number of nodes.
  init(_ communities: Workspace<UInt32>) {
    sizes = Workspace(repeating: 0, count: communities.count)
    vacant = Workspace(repeating: 0, count: communities.count)
    for node in 0..<communities.count { sizes.start[Int(communities.start[node])] += 1 }
    for community in 0..<communities.count where sizes.start[community] == 0 {
      append(community)
    }
  }

  @inline(__always)
  subscript(community: Int) -> UInt32 { sizes.start[community] }

  /// Moves a node from one community to another, or to an empty one if that is where it is to be
  /// alone, and returns which that is.
  @inline(__always)
  mutating func move(from old: Int, to community: UInt32) -> Int {
    var new = Int(community)
    if community == NodeMove.alone {
      // A node that leaves others leaves a number without a node, as there are as many as nodes.
      vacantCount -= 1
      new = Int(vacant.start[vacantCount])
    }
    sizes.start[old] -= 1
    sizes.start[new] += 1
    if sizes.start[old] == 0 { append(old) }
    return new
  }

  private mutating func append(_ community: Int) {
    vacant.start[vacantCount] = UInt32(truncatingIfNeeded: community)
    vacantCount += 1
  }
}
