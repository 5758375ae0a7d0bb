import EntenteFuzz
import Testing

/// What leads the inputs that readers are tried on.
@Suite struct CoverageTests {
  @Test func `a way is new once, and again when it is taken twice or four times as often`() {
    // Eight bytes are looked at together, and the last three one by one.
    let counters = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 19)
    defer { counters.deallocate() }
    counters.initialize(repeating: 0)
    var coverage = Coverage([counters])
    #expect(!coverage.hasGrown() && coverage.reach == 0)
    let counts: [(way: Int, count: UInt8, isNew: Bool)] = [
      (3, 1, true), (3, 1, false), (3, 2, true), (3, 3, false), (3, 7, true), (3, 1, false),
      (4, 1, true), (18, 255, true), (18, 128, false), (18, 127, true),
    ]
    for (way, count, isNew) in counts {
      counters[way] = count
      #expect(coverage.hasGrown() == isNew, "\(count) times")
      #expect(counters.allSatisfy { $0 == 0 })
    }
    #expect(coverage.reach == 3)
  }
}
