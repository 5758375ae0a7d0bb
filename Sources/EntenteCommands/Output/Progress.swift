import EntenteGraph
import Foundation
import Synchronization

/// A line on standard error while work takes longer than a second, if that is a terminal.
enum Progress {
  /// Does some work, and says so if it takes long.
  ///
  /// - Parameters:
  ///   - what: The work.
  ///   - isQuiet: Whether nothing is to be said.
  ///   - hasShare: Whether the work is one thing that tells what share of it is done.
  ///   - work: Does it.
  /// - Returns: What the work returns.
  static func during<Result>(
    _ what: String, isQuiet: Bool, hasShare: Bool = false, _ work: () throws -> Result
  ) rethrows -> Result {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return try work() }
    let line = ProgressLine(what)
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.setEventHandler { line.write() }
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.resume()
    defer {
      timer.cancel()
      // Takes the line away, whether or not it was written.
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
    guard hasShare else { return try work() }
    return try Execution { line.tell($0) }.run(work)
  }
}

/// What is said of some work, and how far it is.
private final class ProgressLine: Sendable {
  private let what: String
  private let start = DispatchTime.now()
  private let percent = Atomic<Int>(0)

  init(_ what: String) { self.what = what }

  func tell(_ share: Double) { percent.store(Int(share * 100), ordering: .relaxed) }

  func write() {
    let seconds = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000
    let percent = percent.load(ordering: .relaxed)
    let share = percent > 0 && percent < 100 ? ", \(percent) %" : ""
    FileHandle.standardError.write(Data("\r\(what) … \(seconds) s\(share)\u{1B}[K".utf8))
  }
}
