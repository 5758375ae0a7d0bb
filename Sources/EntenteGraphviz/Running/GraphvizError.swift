/// Why Graphviz made no picture.
public struct GraphvizError: Error, Sendable, Hashable, Codable, CustomStringConvertible {
  /// What sort of thing went wrong.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// There is no executable to render in.
    case workerMissing
    /// The executable to render in did not start, or did not answer.
    case workerFailed
    /// Graphviz crashed.
    case crashed
    /// Graphviz did not finish in time.
    case timedOut
    /// Graphviz asked for more memory than it may have.
    case outOfMemory
    /// Graphviz has no such layout engine here.
    case engineMissing
    /// Graphviz cannot write such a format here.
    case formatMissing
    /// No font that is installed has some of the characters.
    case fontMissing
    /// The bitmap would have too many dots.
    case tooLarge
    /// Graphviz refused the graph.
    case refused
  }

  /// What sort of thing went wrong.
  public let kind: Kind

  /// What went wrong, in a sentence.
  public let message: String

  /// What to do about it.
  public let advice: String

  /// What Graphviz itself said; empty if nothing.
  public let graphvizMessage: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: What sort of thing went wrong.
  ///   - message: What went wrong, in a sentence.
  ///   - advice: What to do about it.
  ///   - graphvizMessage: What Graphviz itself said.
  public init(_ kind: Kind, _ message: String, advice: String, graphvizMessage: String = "") {
    (self.kind, self.message, self.advice) = (kind, message, advice)
    self.graphvizMessage = graphvizMessage
  }

  /// The error on one line: what went wrong, what Graphviz said, what to do.
  public var description: String { "\(statement); \(advice)" }

  /// What went wrong, and what Graphviz said.
  var statement: String {
    let said = graphvizMessage.split(whereSeparator: \.isNewline).joined(separator: "; ")
    return said.isEmpty ? message : "\(message) (Graphviz: \(said.prefix(300)))"
  }
}
