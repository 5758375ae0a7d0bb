public import EntenteData
import EntenteGraph

extension GraphDocument {
  /// What the document says as tables of the graph, its attributes, nodes and edges, and of the records
  /// that it carries, so that two can be compared.
  ///
  /// Edges are told apart by their ids, or by their ends too where not all have one; the ends of an undirected
  /// edge are in the order of their ids. An edge whose direction alone has changed is still the same.
  ///
  /// - Parameter usesEdgeIDs: Whether edges are told apart by their ids, which all must have.
  /// - Returns: The tables of a dataset of which there are records, such as `relations` and `evidence`, then
  ///   `graph`, `attributes`, `nodes` and `edges`.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public func recordTables(usesEdgeIDs: Bool) -> [RecordTable] {
    let (records, document) = partingRecords()
    // Nodes and edges only follow from records, so these come first.
    return records + document.ownTables(usesEdgeIDs: usesEdgeIDs)
  }

  private func ownTables(usesEdgeIDs: Bool) -> [RecordTable] {
    let graph: [[String?]] =
      [["id", id], ["direction", directionName]] + graphAttributes.map { [$0.name, $0.text(0)] }
    let ofNodes = ColumnsByRow(nodeAttributes, haveDefaults: true)
    let nodes = nodeIDs.indices.map { node in
      var row = SparseRow([nodeIDs[node], isSecondMode.map { $0[node] ? "2" : "1" }])
      ofNodes.forEach(node) { place in
        if let text = nodeAttributes[place].text(node) { row.append(2 + place, text) }
      }
      return row
    }
    let ofEdges = ColumnsByRow(edgeAttributes, haveDefaults: true)
    let edges = sources.indices.map { edge in
      let isDirected = (edgeDirections?[edge] ?? direction) == .directed
      let ends = [sources[edge], targets[edge]].map { nodeIDs[Int($0)] }
      let id = edgeIDs?[edge] ?? ""
      var row = SparseRow(
        [id.isEmpty ? nil : id] + (isDirected ? ends : ends.sorted()) + ["\(isDirected)"])
      ofEdges.forEach(edge) { place in
        if let text = edgeAttributes[place].text(edge) { row.append(4 + place, text) }
      }
      return row
    }
    return [
      RecordTable("graph", columns: ["attribute", "value"], key: [0], rows: graph),
      RecordTable(
        "attributes", columns: ["of", "attribute", "type"], key: [0, 1], rows: attributeRows),
      RecordTable(
        "nodes", columns: ["id", "mode"] + nodeAttributes.map(\.name), key: [0],
        cells: nodes),
      RecordTable(
        "edges", columns: ["id", "source", "target", "directed"] + edgeAttributes.map(\.name),
        key: usesEdgeIDs ? [0] : [0, 1, 2, 3], looseKey: usesEdgeIDs ? [] : [1, 2], cells: edges),
    ]
  }

  /// The direction of the edges, or `mixed`.
  private var directionName: String {
    edgeDirections != nil ? "mixed" : direction == .directed ? "directed" : "undirected"
  }

  /// The type of each attribute: the texts `1` and `true` look like a number and a truth value.
  ///
  /// Attributes without any value are none, as many formats hold them so.
  private var attributeRows: [[String]] {
    let columns = [
      ("graph", graphAttributes), ("nodes", nodeAttributes), ("edges", edgeAttributes),
    ]
    return columns.flatMap { owner, columns in
      columns.filter(\.hasAnyValue).map {
        [owner, $0.name, $0.values.typeName]
      }
    }
  }

  /// Whether each edge has an id of its own.
  public var hasAllEdgeIDs: Bool {
    guard edgeCount > 0 else { return true }
    return edgeIDs.map { ids in !ids.hasRepeats && ids.indices.allSatisfy { !ids.range($0).isEmpty }
    }
      ?? false
  }
}

extension AttributeColumn.Values {
  /// What the values are, in a word or two.
  package var typeName: String {
    switch self {
    case .booleans: "true or false"
    case .integers: "whole numbers"
    case .reals: "numbers"
    case .texts: "texts"
    case .structures: "lists and objects"
    }
  }
}
