import EntenteData
import EntenteGraph

/// Writes the entries of the matrix of a graph in the order of its edges.
struct MatrixMarketWriter {
  private let document: GraphDocument
  private let weights: AttributeColumn?
  /// How many nodes are rows only; `nil` if each node has a row and a column.
  private let rowCount: Int?
  private let isSymmetric: Bool

  init(_ document: GraphDocument) {
    (self.document, weights) = (document, document.weights)
    rowCount = document.matrixRowCount
    isSymmetric =
      rowCount == nil && document.direction == .undirected && document.edgeDirections == nil
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let symmetry = isSymmetric ? "symmetric" : "general"
    sink.bytes.append("%%MatrixMarket matrix coordinate \(field) \(symmetry)\n")
    let count = document.nodeCount
    let size = rowCount.map { "\($0) \(count - $0)" } ?? "\(count) \(count)"
    let edges = document.sources.indices
    let entryCount = edges.count + edges.count { isTwice($0) }
    sink.bytes.append("\(size) \(entryCount)\n")
    for edge in edges {
      var (row, column) = (Int(document.sources[edge]), Int(document.targets[edge]))
      // What is symmetric stands below the diagonal, and rows are of the first mode.
      if isSymmetric ? row < column : row >= rowCount ?? .max { swap(&row, &column) }
      append(row, column - (rowCount ?? 0), edge, &sink.bytes)
      if isTwice(edge) { append(column, row, edge, &sink.bytes) }
      try sink.flushIfLarge()
    }
  }

  private var field: String {
    guard let weights else { return "pattern" }
    if case .integers = weights.values { return "integer" }
    return "real"
  }

  /// Whether an edge is undirected in a matrix that is not symmetric.
  private func isTwice(_ edge: Int) -> Bool {
    guard let directions = document.edgeDirections else { return false }
    return directions[edge] == .undirected && document.sources[edge] != document.targets[edge]
  }

  private func append(_ row: Int, _ column: Int, _ edge: Int, _ bytes: inout [UInt8]) {
    NumberText.append(Int64(row + 1), to: &bytes)
    bytes.append(0x20)
    NumberText.append(Int64(column + 1), to: &bytes)
    if let weights {
      bytes.append(0x20)
      if !weights.appendNumber(edge, to: &bytes) { bytes.append(0x31) }
    }
    bytes.append(0x0A)
  }
}

extension GraphDocument {
  /// The number of nodes of the first mode, if they come first, are not as many as those of the second
  /// and all edges are undirected and join both modes; then the matrix has a row for each of them.
  var matrixRowCount: Int? {
    guard let isSecondMode, !hasScatteredModes, direction == .undirected, edgeDirections == nil
    else { return nil }
    let count = isSecondMode.count { !$0 }
    guard 2 * count != nodeCount,
      zip(sources, targets).allSatisfy({ isSecondMode[Int($0)] != isSecondMode[Int($1)] })
    else { return nil }
    return count
  }
}
