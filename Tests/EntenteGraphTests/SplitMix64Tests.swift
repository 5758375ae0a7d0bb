import EntenteGraph
import Testing

@Suite struct SplitMix64Tests {
  @Test func `the numbers are those of the published generator`() {
    // From Vigna's reference program splitmix64.c with the state 1234567.
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `numbers and fractions stay below their bounds and reach all places`() {
    var generator = SplitMix64(seed: 1)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<5_000 {
      counts[generator.below(5)] += 1
      let fraction = generator.fraction()
      #expect(fraction >= 0 && fraction < 1)
    }
    #expect(counts.allSatisfy { $0 > 800 && $0 < 1_200 })
  }

  @Test func `shuffling keeps the elements and makes every order`() {
    var generator = SplitMix64(seed: 1)
    var orders: Set<[Int]> = []
    for _ in 0..<200 {
      var elements = [0, 1, 2, 3]
      generator.shuffle(&elements)
      #expect(elements.sorted() == [0, 1, 2, 3])
      orders.insert(elements)
    }
    #expect(orders.count == 24)
  }
}
