public import EntenteData
public import EntenteGraph

extension GraphDocument {
  /// Creates a document of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - nodeIDs: The id of each node; by default `n0`, `n1` and so on.
  ///   - strengthName: The name of the attribute that holds the strengths, if the graph has any.
  ///   - lengthName: The name of the attribute that holds the lengths, if the graph has any.
  /// - Precondition: There is an id for each node.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public init(
    _ graph: Graph, nodeIDs: TextColumn? = nil, strengthName: String = "weight",
    lengthName: String = "length"
  ) {
    precondition(nodeIDs?.count ?? graph.nodeCount == graph.nodeCount, "each node must have an id")
    let (sources, targets) = graph.columns
    self.init(
      graph.direction, nodeIDs: nodeIDs ?? Self.numberedIDs(graph.nodeCount), sources: sources,
      targets: targets)
    edgeAttributes =
      (graph.strengths.map { [AttributeColumn(strengthName, .reals($0))] } ?? [])
      + (graph.lengths.map { [AttributeColumn(lengthName, .reals($0))] } ?? [])
  }

  /// The ids `n0`, `n1` and so on.
  private static func numberedIDs(_ count: Int) -> TextColumn {
    TextColumn(count: count) { node, bytes in
      bytes.append(0x6E)
      NumberText.append(Int64(node), to: &bytes)
    }
  }

  /// Returns the graph, its nodes numbered by their places.
  ///
  /// Its edges are numbered by their places too. Only where both directions occur and a directed graph
  /// is asked for, an undirected edge becomes two, there and back, one after the other, but a loop one.
  ///
  ///     let graph = try GraphML.read("friends.graphml").document.graph(strengths: "weight")
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are to be directed; by default as the document says.
  ///   - strengths: The name of the edge attribute that holds strengths.
  ///   - lengths: The name of the edge attribute that holds lengths.
  ///   - missing: The strength and length of an edge that has none, not even by default.
  /// - Returns: The graph.
  /// - Throws: A `Problem` if both directions occur and none is asked for, if there is no such
  ///   attribute, or if a value of it is missing, no number, negative or not finite.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public func graph(
    _ direction: Graph.Direction? = nil, strengths: String? = nil, lengths: String? = nil,
    missing: Double? = nil
  ) throws(Problem) -> Graph {
    var strengths = try strengths.map { name throws(Problem) in try numbers(name, missing) }
    var lengths = try lengths.map { name throws(Problem) in try numbers(name, missing) }
    var (sources, targets) = (sources, targets)
    var places: [Int]?
    if let edgeDirections {
      guard let direction else {
        throw problem(
          "there are directed and undirected edges",
          advice: "say whether to take all as directed or all as undirected")
      }
      if direction == .directed {
        let order = edgeDirections.indices.flatMap { edge in
          edgeDirections[edge] == .directed || sources[edge] == targets[edge]
            ? [(edge, true)] : [(edge, true), (edge, false)]
        }
        (sources, targets) = (
          order.map { $1 ? sources[$0] : targets[$0] }, order.map { $1 ? targets[$0] : sources[$0] }
        )
        places = order.map(\.0)
        strengths = strengths.map { column in order.map { column[$0.0] } }
        lengths = lengths.map { column in order.map { column[$0.0] } }
      }
    }
    do throws(GraphError) {
      return try Graph(
        direction ?? self.direction, nodeCount: nodeCount, columns: (sources, targets),
        strengths: strengths, lengths: lengths)
    } catch {
      throw problem(
        message(error, edge: error.edge.map { places?[$0] ?? $0 }),
        advice: error.problem == .cancelled
          ? "start again" : "choose another attribute, or correct the file")
    }
  }

  /// The numbers of an attribute of edges.
  func numbers(_ name: String, _ missing: Double? = nil) throws(Problem) -> [Double] {
    guard let column = edgeAttributes.first(where: { $0.name == name }) else {
      let names = edgeAttributes.map { "“\($0.name)”" }.joined(separator: ", ")
      throw problem(
        "edges have no attribute “\(name)”",
        advice: names.isEmpty ? "they have none at all" : "choose one of \(names)")
    }
    if column.presence == nil {
      switch column.values {
      case .reals(let values): return values
      case .integers(let values): return Self.reals(values)
      case .booleans, .texts, .structures: break
      }
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(column.count)
    for edge in 0..<column.count {
      switch column[edge] {
      case .integer(let number)?: numbers.append(Double(number))
      case .real(let number)?: numbers.append(number)
      case nil:
        guard let missing else {
          throw problem(
            "\(edgeName(edge)) has no “\(name)”", kind: .edgeValue(name),
            advice: "say what edges without one are to have, or give the attribute a default")
        }
        numbers.append(missing)
      case .boolean?, .text?, .structure?:
        throw problem(
          "the attribute “\(name)” of edges is no number: \(firstText(in: column))",
          kind: .edgeValue(name),
          advice: "correct it, or choose an attribute of numbers")
      }
    }
    return numbers
  }

  /// The same numbers as reals, on several threads.
  private static func reals(_ integers: [Int64]) -> [Double] {
    [Double](inLargePages: integers.count) { reals in
      nonisolated(unsafe) let reals = reals
      Parallel.blocks(of: 1 << 18, in: integers.indices) { block in
        for place in block { reals.initializeElement(at: place, to: Double(integers[place])) }
      }
    }
  }

  /// Which edge is the first that has no number in a column of edges, in words.
  func firstText(in column: AttributeColumn) -> String {
    let edge = (0..<column.count).first { edge in
      guard let text = column.text(edge) else { return false }
      return Array(text.utf8).withUnsafeBufferPointer { NumberText.real($0)?.isFinite } != true
    }
    guard let edge, let text = column.text(edge) else { return "its values are texts" }
    return "\(edgeName(edge)) has “\(text.prefix(40))”"
  }

  /// What is wrong with a graph of the document, the edge at fault named by its ids.
  func message(_ error: GraphError, edge: Int?) -> String {
    var text = error.description[...]
    if text.last == "." { text.removeLast() }
    guard let edge, let number = error.edge else { return String(text) }
    let prefix = "Edge \(number) "
    return text.hasPrefix(prefix)
      ? "\(edgeName(edge)) \(text.dropFirst(prefix.count))" : String(text)
  }

  /// An edge by its ends, and by its id if it has one.
  func edgeName(_ edge: Int) -> String {
    let id = edgeIDs?[edge] ?? ""
    let (source, target) = (nodeIDs[Int(sources[edge])], nodeIDs[Int(targets[edge])])
    let isDirected = (edgeDirections?[edge] ?? direction) == .directed
    return (id.isEmpty ? "the edge" : "the edge “\(id)”")
      + (isDirected ? " from “\(source)” to “\(target)”" : " between “\(source)” and “\(target)”")
  }

  /// Something wrong with the graph.
  func problem(
    _ message: String, kind: Problem.Kind = .other, advice: String
  ) -> Problem {
    Problem(file: id.map { "graph “\($0)”" } ?? "graph", kind: kind, message, advice: advice)
  }
}
