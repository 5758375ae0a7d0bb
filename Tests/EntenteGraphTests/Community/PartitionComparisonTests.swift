import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@Suite struct PartitionComparisonTests {
  /// Four communities of the karate club.
  static let karateQuarters = [
    0, 0, 0, 0, 1, 1, 1, 0, 2, 0, 1, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 3, 3, 3, 2, 3, 3, 2, 2, 3,
    2, 2,
  ]

  /// The entropy of labels, by counting each anew.
  private func entropy<Label: Equatable>(_ labels: [Label]) -> Double {
    labels.reduce(0) { sum, label in
      sum - log(Double(labels.count { $0 == label }) / Double(labels.count)) / Double(labels.count)
    }
  }

  @Test func `all pairs of partitions of five nodes agree with the definitions`() {
    let all = everyPartition(nodeCount: 5)
    let pairs = (0..<5).flatMap { left in (0..<left).map { (left, $0) } }
    for first in all {
      for second in all {
        let (one, other) = (Partition(labels: first), Partition(labels: second))
        let (h1, h2) = (entropy(first), entropy(second))
        let joint = entropy(zip(first, second).map { [$0, $1] })
        let mutual = h1 + h2 - joint
        let expected = h1 + h2 == 0 ? 1 : 2 * mutual / (h1 + h2)
        #expect(abs(one.normalizedMutualInformation(with: other) - expected) < 1e-12)
        #expect(abs(one.variationOfInformation(from: other) - (joint - mutual)) < 1e-12)

        let inFirst = Double(pairs.count { first[$0] == first[$1] })
        let inSecond = Double(pairs.count { second[$0] == second[$1] })
        let inBoth = Double(
          pairs.count { first[$0] == first[$1] && second[$0] == second[$1] })
        let chance = inFirst * inSecond / Double(pairs.count)
        let index = one == other ? 1 : (inBoth - chance) / ((inFirst + inSecond) / 2 - chance)
        #expect(abs(one.adjustedRandIndex(with: other) - index) < 1e-12)
      }
    }
  }

  @Test func `figures from igraph 1.0.0`() {
    let factions = Partition(labels: ClassicGraphs.karateFactions)
    let quarters = Partition(labels: Self.karateQuarters)
    let thirds = Partition(labels: (0..<34).map { $0 % 3 })
    #expect(isClose(factions.normalizedMutualInformation(with: quarters), 0.489967204819378))
    #expect(isClose(factions.adjustedRandIndex(with: quarters), 0.3922385441789079))
    #expect(isClose(factions.variationOfInformation(from: quarters), 1.0271128605048683))
    #expect(isClose(factions.normalizedMutualInformation(with: thirds), 0.02060360460245702))
    #expect(isClose(factions.adjustedRandIndex(with: thirds), -0.01682692307692312))
    #expect(isClose(factions.variationOfInformation(from: thirds), 1.75400348691191))
  }

  @Test func `nothing, and one node, are equal to themselves`() {
    for labels in [[], [0]] {
      let partition = Partition(labels: labels)
      #expect(partition.normalizedMutualInformation(with: partition) == 1)
      #expect(partition.adjustedRandIndex(with: partition) == 1)
      #expect(partition.variationOfInformation(from: partition) == 0)
    }
  }
}
