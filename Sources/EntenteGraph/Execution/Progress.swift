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
  /// The whole per cents told so far.
  private let told = Mutex<Int>(0)

  /// Starts counting.
  ///
  /// - Parameter total: The number of steps that there will be.
  package init(_ total: Int) {
    self.total = max(1, total)
    report = Execution.current.report
  }

  /// Counts steps that are done.
  ///
  /// - Throws: ``GraphError`` if the task was canceled.
  package func advance(by steps: Int = 1) throws(GraphError) {
    if report != nil { tell(done.add(steps, ordering: .relaxed).newValue) }
    if Task.isCancelled { isStopped.store(true, ordering: .relaxed) }
    if isStopped.load(ordering: .relaxed) { throw GraphError.cancelled }
  }

  private func tell(_ count: Int) {
    let share = min(100, count * 100 / total)
    told.withLock { told in
      guard share > told else { return }
      told = share
      report?(Double(share) / 100)
    }
  }
}
