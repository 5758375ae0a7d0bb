import EntenteTestSupport
import Synchronization
import Testing

@testable import EntenteGraph

struct ExecutionTests {
  private let circle = try? Graph(
    .undirected, nodeCount: 2_000, edges: (0..<2_000).map { .init($0, ($0 + 1) % 2_000) })

  @Test(arguments: [1, 2]) func `progress grows to the whole`(threads: Int) throws {
    let shares = Mutex<[Double]>([])
    let execution = Execution(threads: threads) { share in
      shares.withLock { $0.append(share) }
    }
    _ = try execution.run { try #require(circle).betweenness() }
    let told = shares.withLock { $0 }
    #expect(told.count > 10)
    #expect(told == told.sorted())
    #expect(Set(told).count == told.count)
    #expect(told.last == 1)
  }

  @Test(arguments: [1, 2]) func `a canceled task stops the work`(threads: Int) async throws {
    let circle = try #require(circle)
    let last = Mutex(0.0)
    let execution = Execution(threads: threads) { share in
      last.withLock { $0 = share }
      // On the thread of the task, and nothing on any other.
      withUnsafeCurrentTask { $0?.cancel() }
    }
    let task = Task { try execution.run { try circle.betweenness() } }
    await #expect(throws: GraphError.cancelled) { try await task.value }
    #expect(last.withLock { $0 } < 1)
  }

  @Test func `what is set holds in asynchronous closures too, and not outside`() async {
    let threads = await Execution(threads: 7).run { () async in Execution.current.threads }
    #expect(threads == 7)
    #expect(Execution.current.threads == Execution.processorCount)
    #expect(Execution(threads: -1).threads == 1)
  }
}
