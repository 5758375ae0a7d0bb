extension PajekWriter {
  /// The names of the attributes of nodes and edges that are read back as they are.
  var kept: (nodes: Set<String>, edges: Set<String>) {
    var nodes = names(of: nodeParameters, document.nodeAttributes)
    var edges = names(of: lineParameters, document.edgeAttributes)
    if let x, let y, x.hasSameTexts(as: y) {
      nodes.formUnion(["x", "y"])
      if let z, (0..<z.count).allSatisfy({ z.text($0) == nil || x.text($0) != nil }) {
        nodes.insert("z")
      }
    }
    if let shape, shape.eachText(is: PajekKeys.shapes.contains) { nodes.insert("shape") }
    // Where labels tell nodes from each other they are the ids of these.
    if document.distinctLabels != nil { nodes.insert("label") }
    if let relation, relation.eachText(is: { !$0.isEmpty }) { edges.insert("relation") }
    if weights?.name == "weight" { edges.insert("weight") }
    return (alone(nodes, document.nodeAttributes), alone(edges, document.edgeAttributes))
  }

  private func names(
    of parameters: [(key: String, column: AttributeColumn)], _ columns: [AttributeColumn]
  ) -> Set<String> {
    let kept = parameters.map(\.column).filter { column in
      switch column.values {
      case .booleans, .structures: false
      case .integers, .reals: column.name != "color" && column.name != "label"
      case .texts:
        column.name != "color"
          || column.eachText { PajekText.word(ofColor: $0).map(PajekText.color) == $0 }
      }
    }
    return Set(kept.map(\.name)).union(namesOfTimes(columns))
  }

  /// The names of times, if all of them are such as Pajek has: one interval is a start and an end, and
  /// several are spells besides.
  private func namesOfTimes(_ columns: [AttributeColumn]) -> Set<String> {
    let names = ["start", "end", "spells"]
    let times = PajekTimeColumns(columns)
    let found = names.map { name in columns.first { $0.name == name } }
    guard let count = found.lazy.compactMap({ $0?.count }).first,
      zip(names, found).allSatisfy({ name, column in
        column.map { name == "spells" ? $0.isStructure : $0.isText } ?? true
      })
    else { return [] }
    let areKept = (0..<count).allSatisfy { row in
      let read = times.text(row).flatMap { PajekTimes("\($0.dropFirst().dropLast())") }
      return found.map { $0?.text(row) } == [read?.start, read?.end, read?.spells]
    }
    return areKept ? Set(names) : []
  }

  /// The names that only one attribute has, as the first one of a name is written, and with values.
  private func alone(_ names: Set<String>, _ columns: [AttributeColumn]) -> Set<String> {
    names.filter { name in
      let named = columns.filter { $0.name == name }
      return named.count == 1 && named[0].hasValues
    }
  }
}

extension AttributeColumn {
  /// Whether each row with a text is as described.
  fileprivate func eachText(is body: (String) -> Bool) -> Bool {
    (0..<count).allSatisfy { text($0).map(body) ?? true }
  }

  /// Whether another column has texts in the same rows.
  fileprivate func hasSameTexts(as other: AttributeColumn) -> Bool {
    (0..<count).allSatisfy { (text($0) == nil) == (other.text($0) == nil) }
  }
}
