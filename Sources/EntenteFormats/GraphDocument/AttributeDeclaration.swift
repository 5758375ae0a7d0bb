import EntenteData

/// The attributes of nodes, of edges or of a graph in their order, with the types of those without values.
///
/// A format that only says which values there are tells by these neither an attribute that nothing has
/// nor, in many a graph, the order of attributes; so this stands besides where it is needed.
struct AttributeDeclaration: Equatable {
  /// What is declared of an attribute.
  struct Attribute: Equatable {
    let name: String
    /// The type, if nothing has a value of it.
    let kind: ColumnBuilder.Kind?
  }

  private(set) var attributes: [Attribute]

  init(_ attributes: [Attribute]) { self.attributes = attributes }

  init(_ columns: [AttributeColumn]) {
    attributes = columns.map { Attribute(name: $0.name, kind: $0.hasValues ? nil : $0.kind) }
  }

  /// Whether who meets values row by row, those of a row in the order of the columns, does not meet the
  /// columns in their order, or not all of them.
  static func isNeeded(for columns: [AttributeColumn]) -> Bool {
    var last = 0
    for column in columns {
      let first = column.defaultValue == nil ? column.firstRow : column.count > 0 ? 0 : nil
      guard let first, first >= last else { return true }
      last = first
    }
    return false
  }

  /// Returns columns in the order of the declaration, with those that have no values; what is not
  /// declared comes last.
  ///
  /// - Complexity: O(*n*) for *n* columns and attributes.
  func applied(to columns: [AttributeColumn], rowCount: Int) -> [AttributeColumn] {
    // Of several columns with a name, those without values are none of those with such.
    var places: [Bool: [ExactText: [Int]]] = [:]
    for (place, column) in columns.enumerated().reversed() {
      places[column.hasValues, default: [:]][ExactText(column.name), default: []].append(place)
    }
    var isTaken = [Bool](repeating: false, count: columns.count)
    var ordered: [AttributeColumn] = []
    for attribute in attributes {
      let place = places[attribute.kind == nil]?[ExactText(attribute.name)]?.popLast()
      if let place { isTaken[place] = true }
      if let kind = attribute.kind {
        var builder = ColumnBuilder(name: attribute.name, kind: kind)
        ordered.append(builder.column(rowCount: rowCount))
      } else if let place {
        ordered.append(columns[place])
      }
    }
    return ordered + columns.indices.filter { !isTaken[$0] }.map { columns[$0] }
  }
}

extension AttributeColumn {
  /// The type of its values.
  var kind: ColumnBuilder.Kind {
    switch values {
    case .booleans: .boolean
    case .integers: .integer
    case .reals: .real
    case .texts: .text
    case .structures: .structure
    }
  }

  /// The first row that has a value.
  fileprivate var firstRow: Int? { rows.first { _ in true } }
}
