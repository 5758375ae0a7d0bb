/// Whether a score that counts pairs of nodes is their number or their share.
public enum PairScale: Sendable, Hashable, CaseIterable {
  /// The number of pairs, or the sum over pairs.
  case pairs
  /// That number divided by the number of pairs there could be, so between 0 and 1.
  case share

  /// Returns what to multiply a number of pairs by.
  func factor(pairCount: Double) -> Double {
    switch self {
    case .pairs: 1
    case .share: pairCount > 0 ? 1 / pairCount : 0
    }
  }
}
