/// Returns whether two numbers are equal but for rounding.
///
/// - Parameters:
///   - value: A number.
///   - expected: What it should be.
///   - tolerance: How far it may be off, in parts of `expected`, or of 0.00001 if that
///     is more.
/// - Returns: Whether all is close.
public func isClose(_ value: Double, _ expected: Double, tolerance: Double = 1e-9) -> Bool {
  if value == expected { return true }
  return abs(value - expected) <= tolerance * max(abs(expected), 1e-5)
}

/// Returns whether two columns are equal but for rounding.
///
/// - Parameters:
///   - values: Numbers.
///   - expected: What they should be.
///   - tolerance: How far each may be off, in parts of what it should be.
/// - Returns: Whether all is close.
public func isClose(_ values: [Double], _ expected: [Double], tolerance: Double = 1e-9) -> Bool {
  values.count == expected.count
    && zip(values, expected).allSatisfy { isClose($0, $1, tolerance: tolerance) }
}
