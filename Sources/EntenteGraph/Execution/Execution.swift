#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How measures go about their work: with how many threads, and whom they tell how far they are.
///
/// What is set holds for all measures called in a closure; no result depends on it.
///
///     let execution = Execution(threads: 2) { share in print("\(Int(share * 100)) %") }
///     let scores = try execution.run { try graph.betweenness() }
///
/// Whatever reads all edges can take more than a second in a large graph. So all measures, and the
/// making of graphs, tell how far they are, and can be stopped by canceling the Swift task in which
/// they were called: they then throw a ``GraphError`` of the kind `cancelled`. The share told is that of
/// the main work; what is prepared for it, such as rows in the other direction, is not counted.
public struct Execution: Sendable {
  /// The number of threads that a measure may use, at least 1.
  public var threads: Int
  /// Told, from any thread but one at a time, what share of the work is done, from 0 to 1.
  ///
  /// A search of which nobody knows how many steps it needs tells what share of its limit it has
  /// used, so it may end long before 1.
  public var report: (@Sendable (_ share: Double) -> Void)?

  /// The number of processors that are at hand.
  public static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// What holds where it is asked for.
  @TaskLocal package static var current = Execution()

  /// Creates a way of working.
  ///
  /// - Parameters:
  ///   - threads: The number of threads that a measure may use; by default one for each processor.
  ///   - report: Told what share of the work is done.
  public init(
    threads: Int = Self.processorCount, report: (@Sendable (_ share: Double) -> Void)? = nil
  ) {
    self.threads = max(1, threads)
    self.report = report
  }

  /// Calls a closure in which all measures work in this way.
  ///
  /// - Parameter body: Calls measures.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  public func run<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self, operation: body)
  }

  /// Calls an asynchronous closure in which all measures work in this way.
  ///
  /// - Parameters:
  ///   - isolation: The actor on which the closure is called, by default that of the caller.
  ///   - body: Calls measures.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  public func run<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await Self.$current.withValue(self, operation: body)
  }

  /// Does one of so many parts of longer work, whose progress is told as a part of the whole.
  package static func part<Result, Failure>(
    _ number: Int, of count: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try part(Double(number) / Double(count)...Double(number + 1) / Double(count), body)
  }

  /// Does a part of longer work, whose progress is told as a part of the whole.
  ///
  /// - Parameters:
  ///   - range: The shares of the whole between which the part is.
  ///   - body: Does the part.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package static func part<Result, Failure>(
    _ range: ClosedRange<Double>, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var part = current
    if let report = part.report {
      part.report = { share in
        report(range.lowerBound + share * (range.upperBound - range.lowerBound))
      }
    }
    return try $current.withValue(part) {
      Swift.Result { () throws(Failure) in try body() }
    }.get()
  }
}
