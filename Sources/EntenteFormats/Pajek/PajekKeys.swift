/// What Pajek calls how nodes and lines look.
enum PajekKeys {
  /// The shapes of nodes.
  static let shapes: Set<String> = [
    "ellipse", "circle", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman",
  ]

  /// The keys of nodes that are written from attributes of the same names.
  static let nodes = [
    "x_fact", "y_fact", "phi", "r", "q", "bc", "bw", "lc", "la", "lr", "lphi", "fos", "font",
  ]

  /// The keys of lines that are written from attributes of the same names.
  static let lines = [
    "p", "s", "a", "ap", "lp", "lr", "lphi", "lc", "la", "fos", "font", "h1", "h2", "a1", "k1",
    "a2", "k2",
  ]

  /// The well-known attribute for the inside color of a node.
  static let nodeNames = ["ic": "color"]

  /// The well-known attributes for what is said of a line.
  static let lineNames = ["c": "color", "w": "thickness", "l": "label"]
}
