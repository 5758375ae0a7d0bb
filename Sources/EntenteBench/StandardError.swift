import EntenteGraph
import Foundation
import Synchronization

/// What is said beside the result.
enum StandardError {
  /// Writes a line.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }

  /// Returns a way of working that shows how far a piece of work is, if somebody can see it.
  static func execution(threads: Int, _ what: String) -> Execution {
    guard isatty(STDERR_FILENO) == 1 else { return Execution(threads: threads) }
    let start = ContinuousClock.now
    let isShown = Mutex(false)
    return Execution(threads: threads) { share in
      // What is done within a second needs no progress.
      guard start.duration(to: .now) > .seconds(1) else { return }
      let isDone = share >= 1
      isShown.withLock { isShown in
        guard !isDone || isShown else { return }
        isShown = true
        let line = isDone ? "\r\u{1B}[K" : "\r\(what) \(Int(share * 100)) %"
        FileHandle.standardError.write(Data(line.utf8))
      }
    }
  }
}
