public import EntenteData
public import EntenteFormats
import EntenteGraph

extension Diagram {
  /// The most edges whose labels are drawn; those of more would hide what they are on.
  private static let mostLabels = 60

  /// Makes the picture of what a graph file says.
  ///
  /// Names are in the attribute `label` of nodes, colors in `color`, links in `URL` or `url`; nodes
  /// of a `kind` that datasets have look as they do there. Edges with the same ends and direction are
  /// drawn as one that says how many they are; the stronger by `strength` or `weight`, the thicker.
  /// Loops are not drawn but counted below.
  ///
  /// - Parameters:
  ///   - document: What the file says.
  ///   - name: What to call it if it has no title.
  ///   - title: The title; that of the document if `nil`.
  ///   - attribute: The attribute of nodes by which they are drawn together; none if `nil`.
  ///   - language: The language of names, where the document has them.
  /// - Complexity: O(*n* log *n* + *m* log *m*) for *n* nodes and *m* edges.
  public init(
    _ document: GraphDocument, name: String, title: String? = nil,
    groupedBy attribute: String? = nil, language: Language = .english
  ) {
    let drawing = DocumentDrawing(document, name: name, language: language)
    let groups = attribute.flatMap { attribute in
      document.nodeAttributes.first { $0.name == attribute }
    }
    let nodes = document.nodeIDs.indices.map { drawing.node($0, group: groups?.text($0)) }
    let (edges, joints) = drawing.edges(mostLabels: Self.mostLabels)
    let used = Set(nodes.compactMap(\.group))
    self.init(
      title: title ?? document.title ?? name, sourceLine: drawing.sourceLine, language: language,
      nodes: nodes, joints: joints, edges: edges,
      groups: used.sorted().map { Group(id: $0, label: $0) })
  }
}

/// Makes the nodes and edges of a diagram from a document.
private struct DocumentDrawing {
  /// The edges between the same ends in the same direction.
  private struct Bundle {
    var edges: [Int]
    var strength: Double
  }

  private struct Ends: Hashable, Comparable {
    var source: UInt32
    var target: UInt32
    var isDirected: Bool

    static func < (first: Ends, second: Ends) -> Bool {
      (first.source, first.target, first.isDirected ? 1 : 0)
        < (second.source, second.target, second.isDirected ? 1 : 0)
    }
  }

  private let document: GraphDocument
  private let language: Language
  private let labels: [String]
  private let nodeColumns: [String: AttributeColumn]
  private let edgeColumns: [String: AttributeColumn]
  /// The ids of nodes in the diagram, which also differ where Unicode holds those of the document for
  /// the same.
  private let ids: [String]
  private let taken: Set<String>

  init(_ document: GraphDocument, name: String, language: Language) {
    (self.document, self.language) = (document, language)
    labels =
      (try? document.labels(in: language, file: name))
      ?? (try? document.labels(in: .english, file: name)) ?? Array(document.nodeIDs)
    nodeColumns = Self.byName(document.nodeAttributes)
    edgeColumns = Self.byName(document.edgeAttributes)
    var taken = Set<String>()
    ids = document.nodeIDs.map { id in
      var id = id
      while !taken.insert(id).inserted { id += " " }
      return id
    }
    self.taken = taken
  }

  private static func byName(_ columns: [AttributeColumn]) -> [String: AttributeColumn] {
    Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
  }

  // MARK: Nodes

  func node(_ node: Int, group: String?) -> Diagram.Node {
    let kind = nodeColumns["kind"]?.text(node)
    let isSecond = document.isSecondMode?[node] ?? false
    let color = nodeColumns["color"]?.text(node).flatMap { Color(text: $0) }
    let style =
      color == nil
      ? kind.flatMap { Entity.Kind(rawValue: $0) }.map { NodeStyle($0) } : nil
    let details = [kind, nodeColumns["note"]?.text(node)].compactMap { $0 }.filter { !$0.isEmpty }
    return Diagram.Node(
      id: ids[node], lines: LabelLines.lines(labels[node]),
      style: style ?? NodeStyle(color: color, isSecond: isSecond),
      group: group.flatMap { $0.isEmpty ? nil : $0 },
      tooltip: ([labels[node]] + details).joined(separator: "\n"),
      link: link(nodeColumns, node))
  }

  private func link(_ columns: [String: AttributeColumn], _ row: Int) -> String? {
    for name in ["URL", "url", "evidence"] {
      let words = columns[name]?.text(row)?.split { " |\"".contains($0) } ?? []
      if let address = words.first(where: { DOTText.address(String($0)) != nil }) {
        return String(address)
      }
    }
    return nil
  }

  // MARK: Edges

  /// The edges and the joints that carry their labels.
  func edges(mostLabels: Int) -> (edges: [Diagram.Edge], joints: [Diagram.Joint]) {
    let bundles = bundles()
    let strongest = bundles.map(\.value.strength).max() ?? 0
    let weakest = bundles.map(\.value.strength).min() ?? 0
    let labeled = (0..<document.edgeCount).count { edgeColumns["label"]?.text($0) != nil }
    var edges: [Diagram.Edge] = []
    var joints: [Diagram.Joint] = []
    for (number, (ends, bundle)) in bundles.enumerated() {
      var style = EdgeStyle(type: nil)
      style.ownColor =
        bundle.edges.lazy.compactMap { edge in
          edgeColumns["color"]?.text(edge).flatMap { Color(text: $0) }
        }.first ?? .gray
      if strongest > weakest {
        style.width = 1 + 3.5 * (bundle.strength - weakest) / (strongest - weakest)
      }
      if ends.isDirected { style.targetMarker = .arrow }
      let (source, target) = (ids[Int(ends.source)], ids[Int(ends.target)])
      let tooltip = tooltip(ends, bundle)
      let link = bundle.edges.lazy.compactMap { self.link(edgeColumns, $0) }.first
      let id = "edge \(number)"
      guard let label = label(bundle, hasLabels: labeled <= mostLabels) else {
        edges.append(
          .init(
            id: id, source: source, target: target, style: style, tooltip: tooltip, link: link))
        continue
      }
      // A label stands on a chip, with the edge to and from it.
      let joint = freeID("label \(number)")
      joints.append(
        .init(id: joint, label: label, color: style.color, tooltip: tooltip, link: link))
      var first = style
      first.targetMarker = .none
      edges.append(
        .init(
          id: "\(id) a", source: source, target: joint, style: first, tooltip: tooltip, link: link)
      )
      edges.append(
        .init(
          id: "\(id) b", source: joint, target: target, style: style, tooltip: tooltip, link: link)
      )
    }
    return (edges, joints)
  }

  private func bundles() -> [(key: Ends, value: Bundle)] {
    var bundles: [Ends: Bundle] = [:]
    for edge in document.sources.indices where document.sources[edge] != document.targets[edge] {
      let isDirected = (document.edgeDirections?[edge] ?? document.direction) == .directed
      var ends = Ends(
        source: document.sources[edge], target: document.targets[edge], isDirected: isDirected)
      if !isDirected, ends.target < ends.source { swap(&ends.source, &ends.target) }
      bundles[ends, default: Bundle(edges: [], strength: 0)].edges.append(edge)
      bundles[ends]?.strength += strength(edge)
    }
    return bundles.sorted { $0.key < $1.key }
  }

  private func strength(_ edge: Int) -> Double {
    switch (edgeColumns["strength"] ?? edgeColumns["weight"])?[edge] {
    case .real(let strength)? where strength.isFinite: strength
    case .integer(let strength)?: Double(strength)
    default: 1
    }
  }

  private func label(_ bundle: Bundle, hasLabels: Bool) -> String? {
    if bundle.edges.count > 1 { return "\(bundle.edges.count)" }
    guard hasLabels, let text = edgeColumns["label"]?.text(bundle.edges[0]), !text.isEmpty else {
      return nil
    }
    return LabelLines.lines(text).joined(separator: "\n")
  }

  /// An id that no node has.
  private func freeID(_ id: String) -> String {
    var free = id
    while taken.contains(free) { free += " " }
    return free
  }

  private func tooltip(_ ends: Ends, _ bundle: Bundle) -> String {
    let arrow = ends.isDirected ? "→" : "—"
    let title = "\(labels[Int(ends.source)]) \(arrow) \(labels[Int(ends.target)])"
    let lines = bundle.edges.prefix(8).flatMap { edge in
      ["label", "claims", "note"].compactMap { edgeColumns[$0]?.text(edge) }
    }
    let more = bundle.edges.count > 8 ? ["…"] : []
    return ([title] + lines + more).joined(separator: "\n")
  }

  // MARK: The line below

  /// How large the graph is, and what is not drawn.
  var sourceLine: String {
    let loops = zip(document.sources, document.targets).count { $0 == $1 }
    let size = language.pick(
      "\(document.nodeCount) nodes, \(document.edgeCount) edges",
      "ノード\(document.nodeCount)、エッジ\(document.edgeCount)",
      "\(document.nodeCount)个节点，\(document.edgeCount)条边")
    guard loops > 0 else { return size }
    return size
      + language.pick(
        "; \(loops) loops not drawn", "；自己ループ\(loops)本は省略", "；未画出\(loops)条自环")
  }
}
