extension AttributeColumn {
  /// Whether a row has a value.
  var hasAnyValue: Bool { (0..<count).contains { hasValue($0) } }

  /// Whether a row has none.
  var hasMissing: Bool { presence != nil && (0..<count).contains { !hasValue($0) } }

  /// Whether all values are numbers as described.
  func areNumbers(_ fits: (Double) -> Bool) -> Bool {
    switch values {
    case .integers(let values):
      values.indices.allSatisfy { !hasValue($0) || fits(Double(values[$0])) }
    case .reals(let values): values.indices.allSatisfy { !hasValue($0) || fits(values[$0]) }
    case .booleans, .texts, .structures: false
    }
  }

  /// Whether the rows with a value are those of another column.
  func hasSameRows(as other: AttributeColumn) -> Bool {
    (0..<count).allSatisfy { hasValue($0) == other.hasValue($0) }
  }
}
