import EntenteData

extension GraphFormat {
  /// What no list of edges holds.
  static let edgeListLosses = [
    Loss(.graphID), Loss(.graphAttributes),
    Loss(.nodeOrder, "the order in which edges name them"), Loss(.isolatedNodes),
    Loss(.nodeAttributes), Loss(.secondMode), Loss(.edgeIDs),
    Loss(.edgeAttributes, "left out but for weight", holdsWeights: true),
    Loss(.defaultValues, "written as values"),
  ]

  /// Whether an edge list loses something of a document that has it.
  @Sendable static func edgeListLoses(_ feature: GraphFeature, _ document: GraphDocument) -> Bool {
    feature != .nodeOrder || !document.isInOrderOfEdges
  }

  /// An edge in each line: the ids of its ends and, if it has one, its weight.
  ///
  /// Columns are parted by tabs, commas, semicolons or blanks, whichever suits the first lines. An id
  /// may stand in quotation marks, which are doubled within it. Lines that start with `#` or `%` are
  /// comments; the word `directed` or `undirected` in one of them before the first edge says which
  /// the edges are; otherwise they are as they are said to be, or undirected.
  public static let edgeList = GraphFormat(
    id: "edgelist", title: "edge list", fileExtensions: ["edgelist", "edges", "txt"],
    losses: edgeListLosses + [
      Loss(.mixedDirections, "undirected edges are written there and back"),
      Loss(.lineEnds, "written as spaces"),
    ],
    takesDirection: true, loses: edgeListLoses,
    recognizes: { start in
      EdgeListDialect.recognizes(start.bytes, isWhole: start.bytes.count < FileStart.size)
    },
    reader: { source, _ throws(Problem) in
      try NamedEdgeList(source.text()).read(source.tables.direction)
    },
    writer: { content, _, target throws(Problem) in
      let writer = try EdgeListWriter(content.document, name: target.name)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}

extension GraphDocument {
  /// Whether the nodes that have edges come in the order in which these name them.
  fileprivate var isInOrderOfEdges: Bool {
    var isNamed = [Bool](repeating: false, count: nodeCount)
    var last = -1
    for edge in sources.indices {
      for node in [Int(sources[edge]), Int(targets[edge])] where !isNamed[node] {
        guard node > last else { return false }
        isNamed[node] = true
        last = node
      }
    }
    return true
  }
}
