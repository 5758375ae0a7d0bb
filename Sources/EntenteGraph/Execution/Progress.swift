import Synchronization

/// Counts the steps of a measure, tells whoever asked, and notices that the task was canceled.
///
/// Several threads may advance it; one of them is the thread on which the measure was called, which
/// alone can see whether the task was canceled.
package final class Progress: Sendable {
  private let total: Int
  private let report: (@Sendable (Double) -> Void)?
  private let done = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  /// The share told last, less than any before the first, and when.
  private let told = Mutex<(share: Double, time: ContinuousClock.Instant)>((-1, .now))

  /// Starts counting.
  ///
  /// - Parameter total: The number of steps that there will be.
  package convenience init(_ total: Int) {
    self.init(total, report: Execution.current.report)
  }

  private init(_ total: Int, report: (@Sendable (Double) -> Void)?) {
    self.total = max(1, total)
    self.report = report
  }

  /// Counts nothing, but notices that the task was canceled: for what comes before the main work.
  static var quiet: Progress { Progress(1, report: nil) }

  /// Counts steps that are done.
  ///
  /// - Throws: ``GraphError`` if the task was canceled.
  package func advance(by steps: Int = 1) throws(GraphError) {
    // Who stopped it wants to hear no more.
    if isStopped.load(ordering: .relaxed) { throw GraphError.cancelled }
    if report != nil { tell(done.add(steps, ordering: .relaxed).newValue) }
    if Task.isCancelled { isStopped.store(true, ordering: .relaxed) }
    if isStopped.load(ordering: .relaxed) { throw GraphError.cancelled }
  }

  /// Counts the steps of a loop by the 65,536, as looking takes time.
  ///
  /// - Parameter number: The number of a step; every one from 0 is given once.
  /// - Throws: ``GraphError`` if the task was canceled.
  @inline(__always)
  func advance(past number: Int) throws(GraphError) {
    if number & 0xFFFF == 0xFFFF { try advance(by: 0x10000) }
  }

  /// Counts steps, and returns whether the task was canceled: for loops that end early then, whose
  /// caller asks ``finish()``.
  func isStopped(after steps: Int) -> Bool {
    do throws(GraphError) {
      try advance(by: steps)
      return false
    } catch {
      return true
    }
  }

  /// Counts all steps that are not counted yet.
  ///
  /// - Throws: ``GraphError`` if the task was canceled.
  package func finish() throws(GraphError) {
    try advance(by: max(0, total - done.load(ordering: .relaxed)))
  }

  /// Tells each whole per cent once, the first step whatever its share, and, where a per cent takes
  /// long, what has come since about every second.
  private func tell(_ count: Int) {
    let exact = min(1, Double(count) / Double(total))
    let rounded = Double(min(100, count * 100 / total)) / 100
    told.withLock { told in
      // Whole per cents and what was told between them never come back.
      let isNext = rounded > told.share
      let isDue = exact > told.share && told.time.duration(to: .now) > .seconds(1)
      guard isNext || isDue else { return }
      told = (isNext ? rounded : exact, .now)
      report?(told.share)
    }
  }
}
