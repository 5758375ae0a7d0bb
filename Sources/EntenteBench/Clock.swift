import Foundation

/// What a run took.
struct Timing {
  /// Milliseconds on the wall and of all processors together.
  let wall: Double
  let processor: Double

  /// Times a run.
  static func of<Result>(_ run: () throws -> Result) rethrows -> (Timing, Result) {
    let start = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    let result = try run()
    let end = (clock(CLOCK_MONOTONIC), clock(CLOCK_PROCESS_CPUTIME_ID))
    return (Timing(wall: end.0 - start.0, processor: end.1 - start.1), result)
  }

  private static func clock(_ id: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(id, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// The most memory that the process has held so far, in MiB.
  static var peakMemory: Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1_024
    #endif
  }
}
