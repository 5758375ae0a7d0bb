/// A measure that is found step by step had not settled when it ran out of steps.
public struct ConvergenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of steps taken.
  public let steps: Int
  /// How much the last step still changed, in the unit of the measure's tolerance.
  public let change: Double

  /// What happened and what to do, in one sentence.
  public var description: String {
    "The scores still changed by \(change) after \(steps) steps; allow more steps or a larger"
      + " tolerance."
  }
}
