/// What Graphviz can make of a graph that is laid out.
public enum GraphvizFormat: String, Sendable, CaseIterable, Hashable, Codable {
  /// Scalable Vector Graphics.
  case svg
  /// Portable Network Graphics, a bitmap.
  case png
  /// Portable Document Format.
  case pdf
  /// Positions and shapes, to be read by programs.
  case json
  /// The graph in the DOT language with the positions added.
  case dot
  /// Positions in lines of plain text.
  case plain

  /// Whether letters are drawn with the fonts of this machine, and are boxes where it has none.
  public var embedsGlyphs: Bool { self == .png || self == .pdf }
}
