import Synchronization

/// What searches for communities by several tries have in common.
struct CommunityTries {
  let count: Int
  let seed: UInt64
  let progress: Progress
  /// The steps of progress that a try is.
  static let steps = 128

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
    self.progress = progress ?? Progress(count * Self.steps)
  }

  /// Returns the results of all tries.
  ///
  /// The tries are shared between threads, or the threads between the tries; each try has random
  /// numbers of its own.
  ///
  /// - Parameter body: Makes a try.
  /// - Returns: For each try the communities, with their number and their quality.
  /// - Throws: ``GraphError`` if the task was canceled.
  func results(
    _ body: @Sendable (_ moves: CommunityMoves, _ progress: TryProgress) throws(GraphError) -> Found
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
          generator: generators[number], progress: progress, threads: innerThreads)
        let result = Result { () throws(GraphError) in try body(moves, TryProgress(progress)) }
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

/// Counts the rounds of a try of which nobody knows how many they will be: each is half of the rest.
struct TryProgress {
  private let progress: Progress
  private var rest = CommunityTries.steps

  init(_ progress: Progress) {
    self.progress = progress
  }

  mutating func advance() throws(GraphError) {
    try progress.advance(by: rest - rest / 2)
    rest /= 2
  }

  mutating func finish() throws(GraphError) {
    try progress.advance(by: rest)
    rest = 0
  }
}
