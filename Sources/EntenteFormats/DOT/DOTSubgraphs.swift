import EntenteData

/// The subgraphs of a document as DOT has them, clusters among them.
///
/// They are in the attribute `subgraphs` of the graph as they were read, and the innermost cluster of
/// a node is its attribute `cluster`.
struct DOTSubgraphs {
  private struct Subgraph {
    let id: String?
    let depth: Int
    let attributes: [(name: String, text: String)]
    let nodes: [Int]
  }

  static let name = "subgraphs"
  static let clusterName = "cluster"

  private let subgraphs: [Subgraph]
  /// Whether the graph has a label, which its subgraphs would take for theirs.
  private let hasLabel: Bool

  /// Takes the subgraphs of a document; `nil` if it has none, or if they would be read as others: each
  /// has to come after the one that it is in, with a name and nodes that are also in that one, in the
  /// order of the document.
  init?(_ document: GraphDocument) {
    let columns = document.graphAttributes.filter { $0.name == Self.name }
    guard columns.count == 1, case .structure(let text)? = columns[0][0],
      case .array(let records)? = JSONValue(compact: text), !records.isEmpty
    else { return nil }
    var index = TextIndex()
    for node in document.nodeIDs.indices {
      _ = document.nodeIDs.withBytes(node) { index.insert($0) }
    }
    var names: Set<ExactText> = []
    var around: [Subgraph] = []
    var subgraphs: [Subgraph] = []
    for record in records {
      guard case .object(let members) = record else { return nil }
      let parent = Self.text("parent", members)
      while let last = around.last, last.id != parent { around.removeLast() }
      guard parent == nil || !around.isEmpty,
        let subgraph = Self.subgraph(members, depth: around.count, index),
        subgraph.id.map({ names.insert(new: $0) }) ?? true,
        around.last.map({ Set($0.nodes).isSuperset(of: subgraph.nodes) }) ?? true
      else { return nil }
      subgraphs.append(subgraph)
      if subgraph.id != nil { around.append(subgraph) }
    }
    self.subgraphs = subgraphs
    hasLabel = document.graphAttributes.contains { ["label", "title"].contains($0.name) }
  }

  private static func text(_ name: String, _ members: [JSONValue.Member]) -> String? {
    guard case .text(let text)? = members.first(where: { $0.name == name })?.value else {
      return nil
    }
    return text
  }

  private static func subgraph(
    _ members: [JSONValue.Member], depth: Int, _ index: borrowing TextIndex
  ) -> Subgraph? {
    var attributes: [(String, String)] = []
    var nodes: [Int] = []
    for member in members {
      switch (member.name, member.value) {
      case ("id", .text(let id)) where !id.isEmpty && !id.hasPrefix("%"): continue
      case ("parent", .text): continue
      case ("attributes", .object(let values)):
        for value in values {
          guard case .text(let text) = value.value, !text.isEmpty else { return nil }
          attributes.append((value.name, text))
        }
      case ("nodes", .array(let ids)):
        for id in ids {
          guard case .text(var id) = id, let node = id.withUTF8({ index.number(of: $0) }),
            node > nodes.last ?? -1
          else { return nil }
          nodes.append(node)
        }
      default: return nil
      }
    }
    return Subgraph(id: text("id", members), depth: depth, attributes: attributes, nodes: nodes)
  }

  /// Whether a column says no more than which cluster each node is in.
  func tells(_ column: AttributeColumn) -> Bool {
    guard column.name == Self.clusterName, column.isText else { return false }
    var clusters = [String?](repeating: nil, count: column.count)
    var depths = [Int](repeating: -1, count: column.count)
    for subgraph in subgraphs where subgraph.id?.hasPrefix("cluster") ?? false {
      for node in subgraph.nodes where depths[node] < subgraph.depth {
        (clusters[node], depths[node]) = (subgraph.id, subgraph.depth)
      }
    }
    return clusters.indices.allSatisfy { column.text($0) == clusters[$0] }
  }

  /// Adds the subgraphs, one within the other; their nodes must stand before them.
  ///
  /// - Parameters:
  ///   - ids: The nodes as they are written.
  ///   - bytes: Where to add them.
  func append(ids: [String], to bytes: inout [UInt8]) {
    for (place, subgraph) in subgraphs.enumerated() {
      let indent = String(repeating: "  ", count: subgraph.depth + 1)
      let name = subgraph.id.map { " \(DOTText.text($0))" } ?? ""
      bytes += "\(indent)subgraph\(name) {\n".utf8
      for (name, text) in subgraph.attributes {
        let value =
          DOTText.shown.contains(name)
          ? DOTText.label(text, isExact: true) : DOTText.text(text)
        bytes += "\(indent)  \(DOTText.text(name))=\(value)\n".utf8
      }
      if hasLabel, !subgraph.attributes.contains(where: { $0.name == "label" }) {
        bytes += "\(indent)  label=\"\"\n".utf8
      }
      for node in subgraph.nodes { bytes += "\(indent)  \(ids[node])\n".utf8 }
      let next = place + 1 < subgraphs.count ? subgraphs[place + 1].depth : 0
      for depth in stride(from: subgraph.depth, through: next, by: -1) {
        bytes += "\(String(repeating: "  ", count: depth + 1))}\n".utf8
      }
    }
  }
}
