extension AttributeColumn {
  /// Whether a row has a value.
  var hasAnyValue: Bool { values.count > 0 }

  /// Whether a row has a value or the default for one.
  var hasValues: Bool { hasAnyValue || (defaultValue != nil && count > 0) }

  /// A text for each row, empty where a row has none; `nil` if the values are no texts.
  var textsOfRows: TextColumn? {
    guard let texts, let presence else { return texts }
    return TextColumn(count: count) { row, bytes in
      if let place = presence.place(of: row) {
        texts.withBytes(place) { bytes.append(contentsOf: $0) }
      }
    }
  }

  /// The column with the values of some of its rows only.
  func keeping(_ isKept: (Int) -> Bool) -> AttributeColumn {
    let kept = rows.enumerated().filter { isKept($0.element) }
    return AttributeColumn(
      name, values.picked(kept.map { UInt32($0.offset) }),
      presence: .some(kept.map { UInt32($0.element) }, of: count), defaultValue: defaultValue)
  }

  /// The values of some rows, in their order.
  package func picking(_ rows: [Int]) -> AttributeColumn {
    guard presence != nil else {
      return AttributeColumn(
        name, values.picked(rows.map { UInt32($0) }), presence: nil, defaultValue: defaultValue)
    }
    var (found, places): ([UInt32], [UInt32]) = ([], [])
    for (number, row) in rows.enumerated() {
      guard let place = place(of: row) else { continue }
      found.append(UInt32(number))
      places.append(UInt32(place))
    }
    return AttributeColumn(
      name, values.picked(places), presence: .some(found, of: rows.count),
      defaultValue: defaultValue)
  }

  /// Whether a row has none.
  var hasMissing: Bool { presence != nil }

  /// Whether all values are numbers as described.
  func areNumbers(_ fits: (Double) -> Bool) -> Bool {
    switch values {
    case .integers(let values): values.allSatisfy { fits(Double($0)) }
    case .reals(let values): values.allSatisfy(fits)
    case .booleans, .texts, .structures: false
    }
  }

  /// Whether the rows with a value are those of another column.
  func hasSameRows(as other: AttributeColumn) -> Bool { presence == other.presence }
}
