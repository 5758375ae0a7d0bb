/// Communities that were found, and how good they are.
public struct Clustering: Sendable, Hashable {
  /// The communities.
  public let partition: Partition
  /// The modularity of the partition: at the resolution asked for, or at 1 if what was made large is
  /// something else.
  public let modularity: Double
  /// What was made large: the modularity, or the value of another objective.
  public let quality: Double
}

extension Graph {
  /// What a search for communities makes large.
  public enum CommunityObjective: Sendable, Hashable, CaseIterable {
    /// The modularity of Newman and Girvan, or of Leicht and Newman if directed: the share of the
    /// ties within communities less the resolution times the share to be expected.
    ///
    /// In a large graph small communities are merged, however distinct they are.
    case modularity
    /// The constant Potts model: for each community its ties less the resolution times its pairs of
    /// nodes, ordered pairs if directed.
    ///
    /// The resolution is the density above which nodes make a community, in the unit of the ties, so
    /// it has to be chosen for the graph: from 1 on, all nodes of an unweighted graph stay alone.
    case constantPotts
  }
}
