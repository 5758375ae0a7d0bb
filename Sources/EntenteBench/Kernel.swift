import EntenteGraph

/// A piece of work that is timed: what it prepares is not, what it runs is.
struct Kernel: Sendable {
  /// The name by which it is asked for.
  let name: String
  /// The graphs that it is for.
  let needs: Needs
  /// Prepares the work on an input and returns what is to be timed.
  let prepare: @Sendable (Input) throws -> () throws -> Answer

  /// What a graph must be like.
  enum Needs: String, Sendable {
    case any
    case directed
    case undirected
    case weighted = "undirected with weights"
  }

  /// The binary logarithms of the numbers of nodes on which its growth is measured.
  var scales: [Int] {
    switch name {
    case "current-flow": [8, 9, 10, 11]
    // What searches from every node, or from every node's neighbors.
    case "betweenness", "betweenness-weighted", "edge-betweenness", "closeness", "harmonic",
      "eccentricity", "constraint", "brokerage":
      [10, 11, 12, 13]
    case "truss": [10, 12, 14, 16]
    default: [12, 14, 16, 18]
    }
  }

  /// A kernel that prepares something before it is timed.
  static func prepared(
    _ name: String, _ needs: Needs = .any,
    prepare: @escaping @Sendable (Input) throws -> () throws -> Answer
  ) -> Kernel {
    Kernel(name: name, needs: needs, prepare: prepare)
  }

  /// A kernel that only reads the graph, without weights.
  static func on(
    _ name: String, _ needs: Needs = .any, run: @escaping @Sendable (Graph) throws -> Answer
  ) -> Kernel {
    Kernel(name: name, needs: needs) { input in
      let graph = try input.graph()
      return { try run(graph) }
    }
  }

  /// Returns why the kernel is not for an input, or `nil` if it is.
  func refusal(of input: Input) -> String? {
    switch needs {
    case .directed where !input.isDirected, .undirected where input.isDirected,
      .weighted where input.isDirected || !input.isWeighted:
      "\(name) needs a graph that is \(needs.rawValue)"
    default: nil
    }
  }
}

/// What a kernel finds, to be compared with what others find.
enum Answer {
  case numbers([Double])
  case counts([Int])
  case points([(x: Double, y: Double)])

  /// The answer as text, one number or point a line.
  var text: String {
    switch self {
    case .numbers(let numbers): numbers.map { "\($0)\n" }.joined()
    case .counts(let counts): counts.map { "\($0)\n" }.joined()
    case .points(let points): points.map { "\($0.x) \($0.y)\n" }.joined()
    }
  }
}
