import Foundation

/// A graph and what to make of it.
public struct GraphvizRequest: Sendable, Hashable, Codable {
  /// The graph in the DOT language.
  public var dot: String

  /// The engine that lays it out, once for all formats.
  public var engine: String

  /// What to make of it.
  public var formats: [GraphvizFormat]

  /// The dots to an inch of a bitmap.
  public var dotsPerInch: Double

  /// The text that is drawn, checked against the fonts before a format that embeds letters.
  public var text: String

  /// The BCP 47 code of the language, which chooses among the shapes of a Han character.
  public var language: String

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - dot: The graph in the DOT language, from our own writer, never from strangers.
  ///   - engine: The engine that lays it out.
  ///   - formats: What to make of it.
  ///   - dotsPerInch: The dots to an inch of a bitmap.
  ///   - text: The text that is drawn.
  ///   - language: The BCP 47 code of the language.
  public init(
    dot: String, engine: GraphvizEngine, formats: [GraphvizFormat], dotsPerInch: Double = 144,
    text: String = "", language: String = "en"
  ) {
    (self.dot, self.engine, self.formats) = (dot, engine.rawValue, formats)
    (self.dotsPerInch, self.text, self.language) = (dotsPerInch, text, language)
  }
}

/// What a worker reads: a request and the limits that it sets itself.
struct WorkerOrder: Codable {
  var request: GraphvizRequest
  var memoryLimit: Int
  var secondsLimit: Int
}

/// What a worker writes.
enum WorkerAnswer: Codable {
  case pictures([Picture])
  case failure(GraphvizError)

  struct Picture: Codable {
    var format: GraphvizFormat
    var bytes: Data
  }
}
