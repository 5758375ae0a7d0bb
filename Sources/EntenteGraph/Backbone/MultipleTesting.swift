/// How p values are made larger because many tests are made at once.
public enum MultipleTestingCorrection: Sendable, Hashable, CaseIterable {
  /// The method of Holm: the probability that any rejected hypothesis is true stays below the level.
  case holm
  /// The method of Benjamini and Hochberg: of the rejected hypotheses, the expected share of true ones
  /// stays below the level, if the tests are independent or depend positively on each other.
  case benjaminiHochberg

  /// Returns p values that may be compared with the level as if there were a single test.
  ///
  ///     MultipleTestingCorrection.holm.adjusted([0.01, 0.04, 0.03])  // [0.03, 0.06, 0.06]
  ///
  /// - Parameters:
  ///   - pValues: The p values.
  ///   - testCount: The number of tests, if more were made than are listed: the others count as
  ///     having a p value of 1.
  /// - Returns: The adjusted p values, in the same order, at most 1.
  /// - Precondition: `testCount` is at least the number of p values, and none of them is less than 0
  ///   or more than 1.
  /// - Complexity: O(*n* log *n*) for *n* p values.
  ///
  /// Source: S. Holm, "A simple sequentially rejective multiple test procedure", *Scandinavian Journal
  /// of Statistics* 6(2), 1979, pp. 65–70; Y. Benjamini and Y. Hochberg, "Controlling the false
  /// discovery rate: a practical and powerful approach to multiple testing", *Journal of the Royal
  /// Statistical Society B* 57(1), 1995, pp. 289–300 (doi 10.1111/j.2517-6161.1995.tb02031.x).
  public func adjusted(_ pValues: [Double], testCount: Int? = nil) -> [Double] {
    let testCount = testCount ?? pValues.count
    precondition(testCount >= pValues.count, "there cannot be fewer tests than p values")
    precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "p values must be from 0 to 1")
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    switch self {
    case .holm:
      var largest = 0.0
      for (place, index) in order.enumerated() {
        largest = max(largest, min(1, Double(testCount - place) * pValues[index]))
        adjusted[index] = largest
      }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (place, index) in order.enumerated().reversed() {
        smallest = min(smallest, Double(testCount) / Double(place + 1) * pValues[index])
        adjusted[index] = smallest
      }
    }
    return adjusted
  }
}
