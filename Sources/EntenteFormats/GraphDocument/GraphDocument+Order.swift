import EntenteData
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
    let byRow = ColumnsByRow(columns, haveDefaults: true)
    /// What is said of an edge besides its ends.
    func texts(_ edge: Int) -> SparseRow {
      let direction = edgeDirections?[edge] ?? self.direction
      var row = SparseRow([direction == .directed ? "1" : "0", edgeIDs?[edge] ?? ""])
      byRow.forEach(edge) { place in
        if let text = columns[place].text(edge), !text.isEmpty { row.append(2 + place, text) }
      }
      return row
    }
    var edges = sources.indices.sorted { first, second in
      let (one, other) = (ends(first), ends(second))
      return one == other ? first < second : one < other
    }
    var first = 0
    while first < edges.count {
      let next = edges[first...].firstIndex { ends($0) != ends(edges[first]) } ?? edges.count
      if next - first > 1 {
        let parallel = edges[first..<next].map { (edge: $0, texts: texts($0)) }
        edges.replaceSubrange(
          first..<next,
          with: parallel.sorted { ($0.texts, $0.edge) < ($1.texts, $1.edge) }.map(\.edge))
      }
      first = next
    }
    var document = GraphDocument(
      direction, nodeIDs: nodeIDs.picked(nodes.map { UInt32($0) }),
      sources: edges.map { sources[$0] },
      targets: edges.map { targets[$0] },
      edgeDirections: edgeDirections.map { column in edges.map { column[$0] } },
      edgeIDs: edgeIDs?.picked(edges.map { UInt32($0) }))
    document.id = id
    document.isSecondMode = isSecondMode.map { modes in nodes.map { modes[$0] } }
    document.graphAttributes = graphAttributes
    document.nodeAttributes = nodeAttributes.map(reordering(nodes))
    document.edgeAttributes = edgeAttributes.map(reordering(edges))
    return document
  }
}

/// Puts columns into another order of all their rows.
///
/// - Complexity: O(*n*) once for *n* rows, and then no more for a column of few values than there are.
private func reordering(_ rows: [Int]) -> (AttributeColumn) -> AttributeColumn {
  var newRows = [UInt32](repeating: 0, count: rows.count)
  for (newRow, row) in rows.enumerated() { newRows[row] = UInt32(newRow) }
  return { column in
    guard column.presence?.isList == true else { return column.picking(rows) }
    let found = column.rows.map { newRows[$0] }
    let places = found.indices.sorted { found[$0] < found[$1] }
    return AttributeColumn(
      column.name, column.values.picked(places.map { UInt32($0) }),
      presence: .some(places.map { found[$0] }, of: column.count),
      defaultValue: column.defaultValue)
  }
}
