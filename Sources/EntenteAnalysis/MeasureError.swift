/// A measure that cannot be taken on a network.
public struct MeasureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The measure.
  public let measure: Measure

  /// Why, and what to do.
  public let reason: String

  init(_ measure: Measure, _ reason: String) {
    (self.measure, self.reason) = (measure, reason)
  }

  /// One line: the measure, why, and what to do.
  public var description: String { "\(measure.rawValue): \(reason)" }
}
