package import EntenteFormats
import EntenteGraph

extension GraphDocument {
  /// What a format makes of the document where it does not leave out but changes something.
  ///
  /// It is what the loss table says, and no more, so that nothing else can hide behind a loss:
  ///
  /// - edges of both directions: the graph is directed, and an undirected edge that is no loop is there
  ///   and back, one after the other;
  /// - whole numbers from 2³¹ on: all values of the column are texts of the same digits;
  /// - missing weights: they are 1;
  /// - ids beside labels: the labels are the ids, and no attribute;
  /// - modes in any order: there are none;
  /// - types: an attribute `bipartite` of zeros and ones is the modes of nodes;
  /// - attributes of edges but for weights: where there is no `weight`, the `strength` is it.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - losses: What is lost; by default all that the format says of any document.
  /// - Returns: The document that should be read back, but for what ``PlainDocument`` leaves out.
  package func changed(
    by format: GraphFormat, losing losses: [GraphFormat.Loss]? = nil
  ) -> GraphDocument {
    var document = self
    let losses = losses ?? format.losses
    for loss in losses where !loss.isReadBack {
      switch loss.feature {
      case .mixedDirections: document = document.thereAndBack
      case .idsBesideLabels: document = document.labeled
      case .scatteredModes: if document.hasScatteredModes { document.isSecondMode = nil }
      case .types: document.takeModes()
      case .wideIntegers:
        document.graphAttributes = document.graphAttributes.map(\.withoutWideIntegers)
        document.nodeAttributes = document.nodeAttributes.map(\.withoutWideIntegers)
        document.edgeAttributes = document.edgeAttributes.map(\.withoutWideIntegers)
      case .edgeAttributes where loss.holdsWeights: document.takeStrengths()
      default: break
      }
    }
    // The strengths that are weights may be missing too.
    if losses.contains(where: { $0.feature == .missingWeights }) {
      document.edgeAttributes = document.edgeAttributes.map {
        $0.name == "weight" && $0.isNumeric ? $0.withOnes : $0
      }
    }
    return document
  }

  /// The document with directed edges only, undirected ones there and back.
  private var thereAndBack: GraphDocument {
    guard let edgeDirections else { return self }
    var edges: [(row: Int, source: UInt32, target: UInt32)] = []
    for row in sources.indices {
      let (source, target) = (sources[row], targets[row])
      edges.append((row, source, target))
      if edgeDirections[row] == .undirected, source != target {
        edges.append((row, target, source))
      }
    }
    var document = GraphDocument(
      .directed, nodeIDs: nodeIDs, sources: edges.map(\.source), targets: edges.map(\.target),
      edgeIDs: edgeIDs.map { ids in TextColumn(edges.map { ids[$0.row] }) })
    document.copyAttributes(
      of: self, ofEdges: edgeAttributes.map { $0.picking(edges.map(\.row)) })
    return document
  }

  /// The document with labels as ids, if each node has one of its own.
  private var labeled: GraphDocument {
    guard let place = nodeAttributes.firstIndex(where: { $0.name == "label" }),
      case let column = nodeAttributes[place],
      case .texts(let labels) = column.values,
      labels.count == nodeCount, !labels.contains(""),
      Set(labels.map { Array($0.utf8) }).count == nodeCount
    else { return self }
    var document = GraphDocument(
      direction, nodeIDs: labels, sources: sources, targets: targets,
      edgeDirections: edgeDirections, edgeIDs: edgeIDs)
    document.copyAttributes(of: self, ofEdges: edgeAttributes)
    document.nodeAttributes.remove(at: place)
    return document
  }

  private mutating func copyAttributes(of document: GraphDocument, ofEdges: [AttributeColumn]) {
    (id, isSecondMode) = (document.id, document.isSecondMode)
    graphAttributes = document.graphAttributes
    nodeAttributes = document.nodeAttributes
    edgeAttributes = ofEdges
  }

  private var hasScatteredModes: Bool {
    guard let isSecondMode, let first = isSecondMode.firstIndex(of: true) else { return false }
    return isSecondMode[first...].contains(false)
  }

  private mutating func takeModes() {
    guard isSecondMode == nil,
      let place = nodeAttributes.firstIndex(where: { $0.name == "bipartite" })
    else { return }
    let column = nodeAttributes[place]
    let modes = nodeIDs.indices.map { row -> Bool? in
      switch column[row] {
      case .integer(0)?, .text("0")?: false
      case .integer(1)?, .text("1")?: true
      default: nil
      }
    }
    guard !modes.contains(nil) else { return }
    nodeAttributes.remove(at: place)
    isSecondMode = modes.map { $0 == true }
  }

  private mutating func takeStrengths() {
    guard !edgeAttributes.contains(where: { $0.name == "weight" && $0.isNumeric }),
      let place = edgeAttributes.firstIndex(where: { $0.name == "strength" && $0.isNumeric })
    else { return }
    edgeAttributes[place].name = "weight"
  }
}

extension AttributeColumn {
  fileprivate var isNumeric: Bool {
    switch values {
    case .integers, .reals: true
    case .booleans, .texts, .structures: false
    }
  }

  private var missing: [Int] { (0..<count).filter { !hasValue($0) } }

  /// The column as texts, if one of its whole numbers does not fit into 32 bits.
  fileprivate var withoutWideIntegers: AttributeColumn {
    guard case .integers(let values) = values else { return self }
    var (numbers, text): ([Int64], AttributeValue?) = (values, nil)
    if case .integer(let value)? = defaultValue {
      numbers.append(value)
      text = .text("\(value)")
    }
    guard numbers.contains(where: { Int32(exactly: $0) == nil }) else { return self }
    return AttributeColumn(
      name,
      .texts(TextColumn((0..<count).map { row in place(of: row).map { "\(values[$0])" } ?? "" })),
      missing: missing, defaultValue: text)
  }

  /// The column with 1 where there is no value.
  fileprivate var withOnes: AttributeColumn {
    guard defaultValue == nil else { return self }
    switch values {
    case .integers(let values):
      return AttributeColumn(
        name, .integers((0..<count).map { row in place(of: row).map { values[$0] } ?? 1 }))
    case .reals(let values):
      return AttributeColumn(
        name, .reals((0..<count).map { row in place(of: row).map { values[$0] } ?? 1 }))
    case .booleans, .texts, .structures: return self
    }
  }
}
