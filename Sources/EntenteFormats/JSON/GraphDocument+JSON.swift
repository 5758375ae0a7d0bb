import EntenteGraph

/// What writers of graphs as JSON have in common.
extension GraphDocument {
  /// Adds the members that say what the graph as a whole is: its id as `name`, then its attributes.
  ///
  /// - Parameters:
  ///   - own: The names of members that the format has a use for.
  ///   - bytes: Where to add them.
  func appendGraphMembers(own: [String], to bytes: inout [UInt8]) {
    if let id {
      bytes.append(contentsOf: "\"name\":".utf8)
      JSONText.append(id, to: &bytes)
    }
    JSONColumns(JSONColumn.named(graphAttributes, own: own)).append(
      0, isFirst: id == nil, to: &bytes)
  }

  /// Adds the members that name the ends of an edge.
  @inline(__always)
  func appendEnds(_ edge: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\"source\":".utf8)
    nodeIDs.withBytes(Int(sources[edge])) { JSONText.append($0, to: &bytes) }
    bytes.append(contentsOf: ",\"target\":".utf8)
    nodeIDs.withBytes(Int(targets[edge])) { JSONText.append($0, to: &bytes) }
  }

  /// Adds the direction of an edge, after a comma, if it is not that of the graph.
  @inline(__always)
  func appendOwnDirection(_ edge: Int, to bytes: inout [UInt8]) {
    guard let edgeDirections, edgeDirections[edge] != direction else { return }
    bytes.append(contentsOf: ",\"directed\":\(edgeDirections[edge] == .directed)".utf8)
  }
}
