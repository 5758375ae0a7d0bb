import Synchronization
import Testing

@testable import EntenteGraph

struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 63, 64, 65, 1_000])
  func `values come in the order of the indices`(threads: Int, count: Int) throws {
    let values = try Execution(threads: threads).run {
      try Parallel.map(count, cost: 1_000_000, scratch: { 0 }) { calls, index in
        calls += 1
        return "\(index * index)"
      }
    }
    #expect(values == (0..<count).map { "\($0 * $0)" })
  }

  @Test(arguments: [1, 1_000_000])
  func `sums are the same digits for any number of threads`(cost: Int) throws {
    func sums(threads: Int) throws -> [Double] {
      try Execution(threads: threads).run {
        try Parallel.sums(1_000, width: 3, cost: cost, scratch: {}) { _, index, sums in
          sums[index % 3] += 1 / Double(index + 1)
          return 1
        }
      }
    }
    let alone = try sums(threads: 1)
    for threads in 2...5 { #expect(try sums(threads: threads) == alone) }
    for place in 0..<3 {
      let expected = stride(from: place, to: 1_000, by: 3).reduce(0) { $0 + 1 / Double($1 + 1) }
      #expect(abs(alone[place] - expected) < 1e-12)
    }
  }

  @Test func `each thread has a scratch of its own`() throws {
    let scratches = Mutex(0)
    _ = try Execution(threads: 2).run {
      try Parallel.map(1_000, cost: 10_000, scratch: { scratches.withLock { $0 += 1 } }) { _, _ in }
    }
    #expect((1...2).contains(scratches.withLock { $0 }))
  }
}
