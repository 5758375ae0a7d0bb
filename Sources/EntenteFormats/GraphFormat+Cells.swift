import EntenteData

extension GraphFormat {
  /// How many cells a table may have of which fewer than a hundredth have a value.
  static let mostEmptyCells = 100_000_000

  /// Refuses to write many more cells than there are values: of tables, where each attribute has one in
  /// each row, and of default values, where these are written as values.
  func checkCells(
    _ document: GraphDocument, file: String, most: Int = mostEmptyCells
  ) throws(Problem) {
    let tables: [(String, GraphFeature, [AttributeColumn])] = [
      ("nodes", .nodeAttributes, document.nodeAttributes),
      ("edges", .edgeAttributes, document.edgeAttributes),
    ]
    for (name, feature, columns) in tables {
      let written = losses.first { $0.feature == feature }?.held(of: columns) ?? columns
      let writesDefaults = losses.contains { $0.feature == .defaultValues }
      let filled = written.filter { isTable || (writesDefaults && $0.defaultValue != nil) }
      let cellCount = filled.reduce(0) { $0 + $1.count }
      let valueCount = filled.reduce(0) { $0 + $1.values.count }
      guard cellCount > most, cellCount / 100 > valueCount else { continue }
      throw Problem(
        file: file,
        "\(filled.count) attributes of \(name) would take \(cellCount) cells for \(valueCount) values"
          + " in the format \(id)",
        advice: "write graphml, which has only the values that there are, or leave out attributes")
    }
  }
}
