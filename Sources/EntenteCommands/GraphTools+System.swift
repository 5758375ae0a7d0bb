import EntenteFormats

extension GraphTools {
  /// All that the command line has.
  static let system = GraphTools()
}
