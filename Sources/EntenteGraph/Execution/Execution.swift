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
/// A measure that may take more than a second can be stopped by canceling the Swift task in which it
/// was called: it then throws a ``GraphError`` of the kind `cancelled`. Measures that read a graph
/// a few times at most, such as ``Graph/components()``, are done too soon for either.
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
  @TaskLocal static var current = Execution()

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
}
