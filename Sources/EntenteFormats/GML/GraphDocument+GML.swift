extension GraphDocument {
  /// The document as it was before its nodes were numbered for GML.
  ///
  /// The ids of nodes are their names, if each has one of its own, as igraph writes them; or else their
  /// labels, as NetworkX does; or else their numbers. Numbers that are more than places become an
  /// attribute `id`.
  var withIDsOfGML: GraphDocument {
    var document = self
    var columns = nodeAttributes
    for key in ["name", "label"] {
      guard let place = columns.firstIndex(where: { $0.name == key }),
        let ids = columns[place].distinctTexts
      else { continue }
      columns.remove(at: place)
      document = document.with(nodeIDs: ids)
      break
    }
    document.nodeAttributes = columns
    if document.nodeIDs != nodeIDs, let numbers = numbersWorthKeeping {
      document.nodeAttributes.insert(AttributeColumn("id", numbers), at: 0)
    }
    return document
  }

  /// The ids of nodes, unless they only count them from 0 or 1.
  private var numbersWorthKeeping: AttributeColumn.Values? {
    let numbers = nodeIDs.map { Int64($0) }
    for first in 0...1 as ClosedRange<Int64>
    where numbers.indices.allSatisfy({ numbers[$0] == first + Int64($0) }) {
      return nil
    }
    let wholeNumbers = numbers.compactMap(\.self)
    return wholeNumbers.count == nodeCount ? .integers(wholeNumbers) : .texts(nodeIDs)
  }
}

extension AttributeColumn {
  /// The values as texts, if each row has one and no two are the same.
  fileprivate var distinctTexts: TextColumn? {
    guard presence == nil else { return nil }
    let texts: TextColumn
    switch values {
    case .texts(let values): texts = values
    case .integers(let values): texts = TextColumn(values.lazy.map { "\($0)" })
    case .booleans, .reals, .structures: return nil
    }
    return texts.areDistinct ? texts : nil
  }
}
