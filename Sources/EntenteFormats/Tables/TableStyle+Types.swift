extension TableStyle {
  /// Whether a column is read back as another type than it has: texts that look like numbers or truth
  /// values, numbers of which none is finite, as these alone are taken for texts, and numbers and truth
  /// values under a name by which texts are expected.
  @Sendable
  func retypes(_ column: AttributeColumn) -> Bool {
    let isOfTexts = TableGraphReader.textNames.contains(column.name.lowercased())
    switch column.values {
    case .structures: return false
    case .booleans, .integers: return isOfTexts && column.hasValues
    case .reals(let values):
      var isFinite = values.contains(where: \.isFinite)
      if column.hasMissing, case .real(let value)? = column.defaultValue, value.isFinite {
        isFinite = true
      }
      return column.hasValues && (isOfTexts || !isFinite)
    case .texts(let texts):
      guard !isOfTexts else { return false }
      var shapes: GuessedColumn.Shapes = []
      if column.hasMissing, case .text(var text)? = column.defaultValue {
        shapes = text.withUTF8(shape)
      }
      for place in texts.indices where !shapes.contains(.text) {
        shapes.formUnion(texts.withBytes(place, shape))
      }
      return shapes.kind != .text && !shapes.isUnclear
    }
  }

  private func shape(_ text: UnsafeBufferPointer<UInt8>) -> GuessedColumn.Shapes {
    guard !text.isEmpty else { return .emptyText }
    let allowsCommas = delimiter != Self.commas.delimiter
    return isGuarded(text) ? .text : GuessedColumn.shape(text, allowsCommas: allowsCommas).0
  }
}
