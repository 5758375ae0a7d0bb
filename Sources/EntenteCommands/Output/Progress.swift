import Foundation

/// A line on standard error while work takes longer than a second, if that is a terminal.
enum Progress {
  /// Does some work, and says so if it takes long.
  static func during<Result>(_ what: String, isQuiet: Bool, _ work: () throws -> Result) rethrows
    -> Result
  {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return try work() }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    let start = DispatchTime.now()
    timer.setEventHandler {
      let seconds = (DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000
      FileHandle.standardError.write(Data("\r\(what) … \(seconds) s".utf8))
    }
    timer.schedule(deadline: start + 1, repeating: 1)
    timer.resume()
    defer {
      timer.cancel()
      // Takes the line away, whether or not it was written.
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
    return try work()
  }
}
