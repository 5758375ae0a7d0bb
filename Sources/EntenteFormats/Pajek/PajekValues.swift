/// A partition or a vector: a number for each node.
struct PajekValues {
  let name: String
  let kind: ColumnBuilder.Kind
  /// How many values are still to come.
  var remaining = 0
  private var integers: [Int64] = []
  private var reals: [Double] = []

  init(name: String, kind: ColumnBuilder.Kind) {
    self.name = name.isEmpty ? (kind == .real ? "vector" : "partition") : name
    self.kind = kind
  }

  /// The number of values.
  var count: Int { integers.count + reals.count }

  /// Adds the value of the next node; returns `false` if it is no number or one too many.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard remaining > 0 else { return false }
    remaining -= 1
    if kind == .real {
      guard let number = NumberText.real(word) else { return false }
      reals.append(number)
    } else {
      guard let number = NumberText.integer(word) else { return false }
      integers.append(number)
    }
    return true
  }

  /// The values as an attribute.
  var column: AttributeColumn {
    AttributeColumn(name, kind == .real ? .reals(reals) : .integers(integers))
  }
}
