import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct MultipleTestingTests {
  private let pValues = [0.01, 0.04, 0.03, 0.005, 0.2, 0.6]

  @Test func `Benjamini and Hochberg as in SciPy 1.17.1`() {
    #expect(
      isClose(
        MultipleTestingCorrection.benjaminiHochberg.adjusted(pValues),
        [0.03, 0.06, 0.06, 0.03, 0.24, 0.6]))
  }

  @Test func `Holm rejects what the stepwise procedure rejects`() {
    let adjusted = MultipleTestingCorrection.holm.adjusted(pValues)
    #expect(isClose(adjusted, [0.05, 0.12, 0.12, 0.03, 0.4, 0.6]))
    for level in [0.001, 0.01, 0.04, 0.06, 0.15, 0.5] {
      let sorted = pValues.sorted()
      let rejected = sorted.indices.first { sorted[$0] > level / Double(6 - $0) } ?? 6
      #expect(adjusted.count { $0 <= level } == rejected)
    }
  }

  @Test(arguments: MultipleTestingCorrection.allCases)
  func `tests that are not listed count as having a p value of 1`(
    correction: MultipleTestingCorrection
  ) {
    let long = correction.adjusted(pValues + [1, 1, 1])
    #expect(isClose(correction.adjusted(pValues, testCount: 9), Array(long[..<6])))
    #expect(correction.adjusted([]).isEmpty && correction.adjusted([0.3]) == [0.3])
  }
}
