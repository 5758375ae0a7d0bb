import EntenteGraph

extension GraphDocument {
  /// The document with its nodes in the order of their ids, byte by byte, and its edges in that of their
  /// ends, then of their direction, id and attributes: the same in whatever order a file has its rows.
  ///
  /// - Complexity: O(*n* log *n* + *m* log *m*) for *n* nodes and *m* edges.
  package var inOrder: GraphDocument {
    let order = NodeOrder(nodeIDs)
    let nodes = nodeIDs.indices.map(order.place)
    let (sources, targets) = order.numbers(of: (sources, targets))
    let columns = edgeAttributes.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    func ends(_ edge: Int) -> (UInt32, UInt32, UInt32) {
      let (source, target) = (sources[edge], targets[edge])
      return (min(source, target), max(source, target), source)
    }
    /// What is said of an edge besides its ends.
    func texts(_ edge: Int) -> [String] {
      let direction = edgeDirections?[edge] ?? self.direction
      return [direction == .directed ? "1" : "0", edgeIDs?[edge] ?? ""]
        + columns.map { $0.text(edge) ?? "" }
    }
    let edges = sources.indices.sorted { first, second in
      let (one, other) = (ends(first), ends(second))
      if one != other { return one < other }
      return texts(first).lexicographicallyPrecedes(texts(second)) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    var document = GraphDocument(
      direction, nodeIDs: nodeIDs.rows(nodes), sources: edges.map { sources[$0] },
      targets: edges.map { targets[$0] },
      edgeDirections: edgeDirections.map { column in edges.map { column[$0] } },
      edgeIDs: edgeIDs?.rows(edges))
    document.id = id
    document.isSecondMode = isSecondMode.map { modes in nodes.map { modes[$0] } }
    document.graphAttributes = graphAttributes
    document.nodeAttributes = nodeAttributes.map { $0.rows(nodes) }
    document.edgeAttributes = edgeAttributes.map { $0.rows(edges) }
    return document
  }
}

extension TextColumn {
  /// The texts of some rows, in their order.
  fileprivate func rows(_ rows: [Int]) -> TextColumn {
    var texts = TextColumn()
    for row in rows { withBytes(row) { texts.append($0) } }
    return texts
  }
}

extension AttributeColumn {
  /// The values of some rows, in their order.
  fileprivate func rows(_ rows: [Int]) -> AttributeColumn {
    let found: Values =
      switch values {
      case .booleans(let values): .booleans(rows.map { values[$0] })
      case .integers(let values): .integers(rows.map { values[$0] })
      case .reals(let values): .reals(rows.map { values[$0] })
      case .texts(let texts): .texts(texts.rows(rows))
      case .structures(let texts): .structures(texts.rows(rows))
      }
    return AttributeColumn(
      name, found, missing: rows.indices.filter { !hasValue(rows[$0]) }, defaultValue: defaultValue)
  }
}
