import Synchronization

/// What searches for communities by several tries have in common.
struct CommunityTries {
  let count: Int
  let seed: UInt64
  let progress: Progress

  /// Plans tries.
  ///
  /// - Parameters:
  ///   - count: The number of tries, at least 1.
  ///   - seed: Where the random choices start.
  ///   - progress: What counts the steps, if the tries are part of longer work.
  init(_ count: Int, seed: UInt64, progress: Progress? = nil) {
    precondition(count > 0, "there must be at least one try")
    self.count = count
    self.seed = seed
    self.progress = progress ?? Progress(count * SearchProgress.steps)
  }

  /// Returns the results of all tries.
  ///
  /// The tries are shared between threads, or the threads between the tries; each try has random
  /// numbers of its own.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes to visit.
  ///   - body: Makes a try.
  /// - Returns: For each try the communities, with their number and their quality.
  /// - Throws: ``GraphError`` if the task was canceled.
  func results(
    nodeCount: Int, _ body: @Sendable (_ moves: CommunityMoves) throws(GraphError) -> Found
  ) throws(GraphError) -> [Found] {
    var seeds = SplitMix64(seed: seed)
    let generators = (0..<count).map { _ in SplitMix64(seed: seeds.next()) }
    let threads = min(count, Execution.current.threads)
    // The threads of one try.
    let innerThreads = max(1, Execution.current.threads / count)
    let results = Mutex<[Result<Found, GraphError>]>(
      Array(repeating: .failure(.cancelled), count: count))
    Parallel.blocks(threads) { block in
      for number in stride(from: block, to: count, by: threads) {
        let moves = CommunityMoves(
          generator: generators[number],
          progress: SearchProgress(progress, nodeCount: nodeCount), threads: innerThreads)
        let result = Result { () throws(GraphError) in try body(moves) }
        results.withLock { $0[number] = result }
        if case .failure = result { return }
      }
    }
    var found: [Found] = []
    for result in results.withLock({ $0 }) { found.append(try result.get()) }
    return found
  }

  /// Communities that were found.
  struct Found: Sendable {
    var communities: [UInt32]
    var count: Int
    var quality: Double
    /// What a quality must be better by to be better.
    var margin: Double

    /// Returns the communities for the nodes in the order that they had before.
    func restored(from order: [UInt32]) -> Self {
      var found = self
      found.communities = Groups.restored(communities, from: order)
      return found
    }
  }
}
