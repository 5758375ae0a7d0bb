public import EntenteData
import EntenteGraph
public import EntenteNetwork

extension NamedGraph {
  /// How strong the edges of a graph file are.
  public enum Strengths: Sendable, Hashable {
    /// The numbers of an attribute `strength`, or else `weight`, or 1 if neither has a value.
    case usual
    /// 1, whatever the file says.
    case equal
    /// The numbers of the attribute with a name.
    case attribute(String)
  }

  /// How long the edges of a graph file are.
  public enum Lengths: Sendable, Hashable {
    /// Paths are as long as they have edges.
    case hops
    /// 1/strength.
    case inverse
    /// The numbers of the attribute with a name.
    case attribute(String)
  }

  /// Creates the graph of a graph file.
  ///
  /// Nodes are in the order of their ids, byte by byte, whatever the order in the file, so that those who
  /// are tied are listed alike; edges are in the order of the file.
  ///
  /// Names are in the attribute `label` of nodes; those of other languages in `names`, as this
  /// library writes them. Nodes whose `kind` is `place` or `relation` are not ranked. The relations
  /// that an edge stands for are in its attribute `relations`, as a list or parted by semicolons; who
  /// takes part in them is in the attribute `relations` of the graph. What is cited is in `evidence`,
  /// `claims` and `excerpts`. Where directed and undirected edges occur, the graph is directed and an
  /// undirected edge goes there and back.
  ///
  /// - Parameters:
  ///   - document: What the file says.
  ///   - name: What to call it if it has no title.
  ///   - language: The language of names.
  ///   - strengths: How strong edges are.
  ///   - lengths: How long edges are.
  /// - Throws: A `Problem` if there is no such attribute, if a value of it is missing, no number,
  ///   negative or not finite, if no edge has a strength whose inverse is to be its length, or if no node
  ///   has a name in the language.
  /// - Complexity: O(*b* + *n* log *n*) for *b* bytes of the document and *n* nodes.
  public init(
    _ document: GraphDocument, name: String, in language: Language = .english,
    strengths: Strengths = .usual, lengths: Lengths = .hops
  ) throws(Problem) {
    let order = NodeOrder(document.nodeIDs)
    let arcs = document.arcs
    let strength = try document.strengths(strengths)
    let length: [Double]? =
      switch lengths {
      case .hops: nil
      case .inverse: try document.inverse(of: strength.values, strengths)
      case .attribute(let name): try document.numbers(name)
      }
    let direction = document.edgeDirections == nil ? document.direction : .directed
    let graph: Graph
    do throws(GraphError) {
      graph = try Graph(
        direction, nodeCount: document.nodeCount,
        columns: order.numbers(of: (arcs.sources, arcs.targets)),
        strengths: strength.values.map(arcs.values), lengths: length.map(arcs.values))
    } catch {
      throw Problem(
        file: name,
        kind: error.problem == .invalidStrength
          ? strength.column.map { .edgeValue($0) } ?? .other : .other,
        document.message(error, edge: error.edge.map { arcs.edges?[$0] ?? $0 }),
        advice: lengths == .inverse
          ? "an edge without strength has no length; measure paths otherwise"
          : "take another attribute, or correct the file")
    }
    let records = GraphRecords(document)
    let kinds = document.nodeAttributes.first { $0.name == "kind" }
    let actors = document.nodeIDs.indices.filter { number in
      kinds.map { !["place", "relation"].contains($0.text(order.place(number))) } ?? true
    }
    let relations = records.relations(of: document)
    let evidence = records.evidence(of: document)
    self.init(
      title: document.title ?? name,
      header: document.header(
        graph, strength: strength.text, lengths: lengths,
        unranked: document.nodeCount - actors.count, relationCount: relations?.ids.count),
      graph: graph, paths: lengths == .hops ? .hops : .lengths,
      ids: order.values(Array(document.nodeIDs)),
      labels: order.values(try document.labels(in: language, file: name)), actors: actors,
      relations: relations.map { relations in
        Relations(
          ids: relations.ids, episodes: relations.episodes,
          ofNodes: order.values(relations.ofNodes),
          ofEdges: arcs.values(relations.ofEdges))
      },
      evidence: evidence.map(arcs.values))
  }
}

extension GraphDocument {
  /// What the graph is about: its attribute `title`, or else `label`, or else its id.
  package var title: String? {
    let named = ["title", "label"].lazy.compactMap { name in
      self.graphAttributes.first { $0.name == name }?.text(0)
    }
    return named.first { !$0.isEmpty } ?? id.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The edges as a graph has them; where both directions occur, undirected ones there and back.
  fileprivate var arcs: Arcs {
    guard let edgeDirections else { return Arcs(sources: sources, targets: targets) }
    var arcs = Arcs(sources: [], targets: [], edges: [])
    for edge in sources.indices {
      arcs.append(sources[edge], targets[edge], edge)
      guard edgeDirections[edge] == .undirected, sources[edge] != targets[edge] else { continue }
      arcs.append(targets[edge], sources[edge], edge)
    }
    return arcs
  }

  /// The strength of each edge, `nil` for 1, the attribute that it is, and the same in words.
  fileprivate func strengths(
    _ strengths: NamedGraph.Strengths
  ) throws(Problem) -> (values: [Double]?, column: String?, text: String) {
    let name: String
    switch strengths {
    case .equal: return (nil, nil, "1 an edge")
    case .attribute(let wanted): name = wanted
    case .usual:
      // Nobody who has texts for strengths wants them to be 1 untold.
      let columns = strengthColumns
      guard let column = columns.first(where: \.isNumber) ?? columns.first else {
        return (nil, nil, "1 an edge")
      }
      name = column.name
    }
    return (try numbers(name), name, "“\(name)”")
  }

  /// The columns of edges that may be their strengths, if they have a value.
  private var strengthColumns: [AttributeColumn] {
    ["strength", "weight"].compactMap { name in edgeAttributes.first { $0.name == name } }
      .filter { column in (0..<edgeCount).contains { column.text($0) != nil } }
  }

  /// The length of each edge where it is 1/strength.
  fileprivate func inverse(
    of values: [Double]?, _ strengths: NamedGraph.Strengths
  ) throws(Problem) -> [Double] {
    if let values { return values.map { 1 / $0 } }
    // Nobody who wants strengths to be lengths wants those that the file does not have to be 1.
    if strengths == .usual, edgeCount > 0 {
      throw problem(
        "edges have no strength that their lengths could be the inverse of",
        kind: .edgeValue("strength"),
        advice: "name an attribute of numbers, or measure paths otherwise")
    }
    return sources.map { _ in 1 }
  }

  fileprivate func header(
    _ graph: Graph, strength: String, lengths: NamedGraph.Lengths, unranked: Int,
    relationCount: Int?
  ) -> [String] {
    let directed = edgeDirections?.count { $0 == .directed } ?? 0
    let kinds =
      edgeDirections != nil
      ? "\(directed) directed and \(edgeCount - directed) undirected edges, these there and back"
      : "\(edgeCount) \(direction == .directed ? "directed" : "undirected") edges"
    let relations = relationCount.map { ", from \($0) relations" } ?? ""
    let paths =
      switch lengths {
      case .hops: "hops"
      case .inverse: "length 1/strength"
      case .attribute(let name): "length “\(name)”"
      }
    var lines = [
      "graph file: \(nodeCount) nodes, \(kinds)\(relations)",
      "strength: \(strength); paths: \(paths)",
    ]
    let parallel = edgeDirections == nil ? graph.parallelEdgeCount : parallelEdgeCount
    if parallel > 0 {
      lines.append(
        "parallel edges: \(parallel) more than pairs; strengths add up, a path counts once")
    }
    let loops = zip(sources, targets).count { $0 == $1 }
    if loops > 0 { lines.append("loops: \(loops)") }
    if unranked > 0 {
      lines.append("not ranked: places and relations among the nodes, \(unranked) in all")
    }
    return lines
  }

  /// How many edges have the ends of an edge before them, where both directions occur.
  private var parallelEdgeCount: Int {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(edgeCount)
    for edge in sources.indices {
      let isDirected = (edgeDirections?[edge] ?? direction) == .directed
      let (source, target) = (sources[edge], targets[edge])
      let isSwapped = !isDirected && target < source
      pairs.append(
        isSwapped
          ? UInt64(target) << 32 | UInt64(source) : UInt64(source) << 32 | UInt64(target))
    }
    pairs.sort()
    return zip(pairs, pairs.dropFirst()).count { $0 == $1 }
  }

  /// The name of each node in a language, or its id.
  package func labels(in language: Language, file: String) throws(Problem) -> [String] {
    let column = nodeAttributes.first { $0.name == "label" }
    let labels = nodeIDs.indices.map { node in
      let label = column?.text(node) ?? ""
      return label.isEmpty ? nodeIDs[node] : label
    }
    guard language != .english else { return labels }
    let names = GraphRecords.names(of: self, in: language)
    guard names.contains(where: { $0 != nil }) else {
      throw Problem(
        file: file, "no node has a name in the language \(language.rawValue)",
        advice: "leave the language out, or add the names")
    }
    return zip(names, labels).map { $0 ?? $1 }
  }
}

/// The edges of a document as those of a graph.
private struct Arcs {
  var sources: [UInt32]
  var targets: [UInt32]
  /// The edge of the document that each is; `nil` if they are the same edges.
  var edges: [Int]?

  mutating func append(_ source: UInt32, _ target: UInt32, _ edge: Int) {
    sources.append(source)
    targets.append(target)
    edges?.append(edge)
  }

  /// The values of edges of the document by those of the graph.
  func values<Value>(_ values: [Value]) -> [Value] { edges.map { $0.map { values[$0] } } ?? values }
}
