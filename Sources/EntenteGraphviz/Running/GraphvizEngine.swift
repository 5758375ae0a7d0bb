/// A layout engine of Graphviz, by name.
public struct GraphvizEngine: RawRepresentable, Sendable, Hashable {
  /// The name that Graphviz knows it by.
  public let rawValue: String

  /// Names an engine; whether Graphviz has it shows when it is used.
  ///
  /// - Parameter rawValue: The name that Graphviz knows it by.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Layers, for flows and hierarchies.
  public static let dot = GraphvizEngine(rawValue: "dot")
  /// Springs as long as paths, for up to some hundred nodes.
  public static let neato = GraphvizEngine(rawValue: "neato")
  /// Springs on several scales, for some thousand nodes.
  public static let sfdp = GraphvizEngine(rawValue: "sfdp")
  /// The positions that the graph itself gives; only routes are found.
  public static let routing = GraphvizEngine(rawValue: "nop")
  /// The positions and routes that the graph itself gives.
  public static let asGiven = GraphvizEngine(rawValue: "nop2")
}
