public import Foundation
import GraphvizShim

/// Lays graphs out and draws them with Graphviz.
public struct GraphvizRenderer: Sendable {
  /// Where Graphviz runs.
  public enum Place: Sendable, Hashable {
    /// In a child process: this executable started again if it calls
    /// ``GraphvizWorker/serveIfAsked()``, otherwise an `entente` beside it or on `PATH`.
    case child
    /// In a child process that runs an executable that calls ``GraphvizWorker/serveIfAsked()``.
    case executable(String)
    /// In this process, one drawing at a time. Faster, but a crash of Graphviz ends this process, no
    /// limit holds, and Graphviz loses some memory with each drawing. Engines such as neato and fdp
    /// remember random numbers, so only the first drawing of a process is sure to be as in a child.
    case inProcess
  }

  /// Where Graphviz runs.
  public var place: Place

  /// The time after which a child is stopped, in seconds.
  public var secondsLimit: Double

  /// The address space that a child may have, in bytes.
  public var memoryLimit: Int

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - place: Where Graphviz runs.
  ///   - secondsLimit: The time after which a child is stopped, in seconds.
  ///   - memoryLimit: The address space that a child may have, in bytes.
  /// - Precondition: Both limits are more than 0.
  public init(
    _ place: Place = .child, secondsLimit: Double = 30, memoryLimit: Int = 2 << 30
  ) {
    precondition(secondsLimit > 0, "secondsLimit must be more than 0")
    precondition(memoryLimit > 0, "memoryLimit must be more than 0")
    (self.place, self.secondsLimit, self.memoryLimit) = (place, secondsLimit, memoryLimit)
  }

  /// Lays a graph out once and makes every format of it.
  ///
  /// - Parameter request: The graph and what to make of it.
  /// - Returns: The bytes of each format.
  /// - Throws: ``GraphvizError`` if Graphviz fails, crashes or takes too long, or is not there.
  public func render(_ request: GraphvizRequest) throws(GraphvizError) -> [GraphvizFormat: Data] {
    let pictures =
      switch place {
      case .inProcess: try GraphvizSession.pictures(request, freeing: true)
      case .child: try askWorker(at: WorkerExecutable.find(), request)
      case .executable(let path): try askWorker(at: path, request)
      }
    return Dictionary(pictures.map { ($0.format, $0.bytes) }) { first, _ in first }
  }

  private func askWorker(
    at path: String, _ request: GraphvizRequest
  ) throws(GraphvizError) -> [WorkerAnswer.Picture] {
    let order = WorkerOrder(
      request: request, memoryLimit: memoryLimit, secondsLimit: wholeSeconds)
    // Files, not pipes: nobody waits for anybody to read, and a dead child raises no signal.
    let (input, output, errors) = try (NamelessFile(), NamelessFile(), NamelessFile())
    try input.write((try? JSONEncoder().encode(order)) ?? Data())
    let language = request.language.hasPrefix("zh") ? "zh-cn" : request.language
    // Fontconfig chooses among the shapes of a Han character by FC_LANG; Pango 1.50 with Fontconfig
    // 2.14 does not by PANGO_LANGUAGE alone.
    let variables = [
      "\(GraphvizWorker.variable)=\(GraphvizWorker.drawing)", "FC_LANG=\(language)",
      "PANGO_LANGUAGE=\(language)",
    ]
    try run(
      path, variables, input, output, errors,
      tooMuch: "draw less, allow more time, or use another layout")
    switch try? JSONDecoder().decode(WorkerAnswer.self, from: output.contents) {
    case .pictures(let pictures): return pictures
    case .failure(let error): throw error
    case nil:
      throw GraphvizError(
        .workerFailed, "'\(path)' gave no answer",
        advice: "use an executable that calls GraphvizWorker.serveIfAsked() first in main",
        graphvizMessage: errors.text)
    }
  }

  /// The seconds that a worker gives itself.
  var wholeSeconds: Int { Int(min(max(secondsLimit, 1), 86_400).rounded(.up)) }

  /// Runs a worker to its end; what is too much for it gets the advice.
  func run(
    _ path: String, _ variables: [String], _ input: NamelessFile, _ output: NamelessFile,
    _ errors: NamelessFile, tooMuch advice: String
  ) throws(GraphvizError) {
    // A crash is reported by us, not by the Swift runtime.
    let copies = (variables + ["SWIFT_BACKTRACE=enable=no"]).map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    let ending = entente_run(
      path, pointers, input.descriptor, output.descriptor, errors.descriptor, secondsLimit)
    if let error = error(ending, path, said: errors.text, tooMuch: advice) { throw error }
  }

  private func error(
    _ ending: entente_ending, _ path: String, said: String, tooMuch advice: String
  ) -> GraphvizError? {
    if ending.start_error != 0 {
      let reason = String(cString: strerror(ending.start_error))
      return GraphvizError(
        .workerFailed, "'\(path)' did not start: \(reason)", advice: "name another executable")
    }
    if ending.timed_out != 0 || ending.signal == SIGXCPU || ending.signal == SIGALRM {
      return GraphvizError(
        .timedOut, "Graphviz did not finish within \(secondsLimit) s", advice: advice,
        graphvizMessage: said)
    }
    if ending.signal != 0 {
      // Out of memory shows as a crash where it was not checked for.
      return GraphvizError(
        .crashed, "Graphviz crashed (signal \(ending.signal))", advice: advice,
        graphvizMessage: said)
    }
    guard ending.code > 0 else { return nil }
    return GraphvizError(
      said.contains("memory") ? .outOfMemory : .workerFailed,
      "Graphviz ended with exit code \(ending.code)", advice: advice, graphvizMessage: said)
  }
}
