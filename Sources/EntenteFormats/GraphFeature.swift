import EntenteGraph

/// Something that graph documents can have and not every format can hold.
public enum GraphFeature: String, Sendable, CaseIterable, Hashable {
  /// The id of the graph.
  case graphID = "the id of the graph"
  /// Attributes of the graph as a whole.
  case graphAttributes = "attributes of the graph"
  /// Ids of nodes that are any text.
  case nodeIDs = "ids of nodes"
  /// The order of nodes.
  case nodeOrder = "the order of nodes"
  /// Nodes without an edge.
  case isolatedNodes = "nodes without edges"
  /// Attributes of nodes.
  case nodeAttributes = "attributes of nodes"
  /// Ids of nodes that have labels besides, each one of its own.
  case idsBesideLabels = "ids of nodes beside their labels"
  /// Which nodes are of the second mode.
  case secondMode = "the two modes of nodes"
  /// Nodes of the second mode before some of the first.
  case scatteredModes = "two modes of nodes in any order"
  /// Hyperedges: nodes of the second mode that stand for relations of any number of members.
  case hyperedges = "hyperedges"
  /// Edges between hyperedges, and edges between nodes that have the id of a hyperedge.
  case edgesOfHyperedges = "edges between hyperedges, or with the id of one"
  /// Ids of edges.
  case edgeIDs = "ids of edges"
  /// The order of edges.
  case edgeOrder = "the order of edges"
  /// Attributes of edges.
  case edgeAttributes = "attributes of edges"
  /// Edges without a weight beside others that have one.
  case missingWeights = "missing weights"
  /// Whether the graph is directed.
  case direction = "whether the graph is directed"
  /// Whether a graph is directed that has no edge to say so.
  case directionWithoutEdges = "whether a graph without edges is directed"
  /// The direction of the graph where edges of both directions are side by side.
  case usualDirection = "the usual direction of edges"
  /// Directed and undirected edges side by side.
  case mixedDirections = "directed edges beside undirected ones"
  /// Times of nodes and edges: attributes `start` and `end` that are texts, or `spells`.
  case times = "times of nodes or edges"
  /// Times of nodes and edges that are none or not like others, so that no timeline has them.
  case unlikeTimes = "times that are none, or not like others"
  /// Names of relations of edges: an attribute `relation` that is a text.
  case relations = "names of relations"
  /// Several edges between the same nodes.
  case parallelEdges = "parallel edges"
  /// Edges from a node to itself.
  case loops = "loops"
  /// Two attributes with the same name, and names that the format has a use of its own for.
  case anyAttributeName = "some names of attributes"
  /// Attributes with names that the format has a use of its own for, and second ones with a name.
  case takenNames = "names of attributes that are taken"
  /// Attributes of nodes and edges where there are none.
  case attributesOfNothing = "attributes of nodes and edges that are not there"
  /// Attributes whose name is empty.
  case namelessAttributes = "attributes without a name"
  /// Attributes with “{” in their names.
  case namesWithBraces = "attributes with “{” in their names"
  /// Attributes with “(” in their names.
  case namesWithParentheses = "attributes with “(” in their names"
  /// The types of attributes: what is no text.
  case types = "the types of attributes"
  /// Lists and objects as values.
  case structures = "lists and objects"
  /// Values that stand in for missing ones.
  case defaultValues = "default values"
  /// The difference between an empty text and none.
  case emptyTexts = "empty texts beside missing ones"
  /// White space that is no single space within a text: at its ends, several, and line ends.
  case whiteSpace = "white space as it is"
  /// Line ends within a text.
  case lineEnds = "line ends"
  /// Characters that XML has not: control characters below U+0020 but for tabs and line ends, and two
  /// that are none.
  case controlCharacters = "control characters below U+0020, U+FFFE and U+FFFF"
  /// The character U+0000 in an id, a name or a text.
  case zeroCharacters = "the character U+0000"
  /// A node whose id is the empty text.
  case emptyID = "a node whose id is empty"
  /// Ids of nodes with white space or quotation marks, or that start with “#”.
  case idsOfSeveralWords = "ids of nodes that are no plain words"
  /// Whole numbers that do not fit into 32 bits.
  case wideIntegers = "whole numbers from 2³¹ on"
  /// Whole numbers from 2⁵³ on.
  case longIntegers = "whole numbers from 2⁵³ on"
  /// Infinite numbers, and those that are none.
  case specialNumbers = "infinite numbers and NaN"
  /// The sign of a zero.
  case negativeZero = "the sign of −0"
}

extension GraphFeature {
  /// Whether it is about what ids, names and values are, so that those that a format leaves out anyway do
  /// not count.
  var isOfContent: Bool {
    switch self {
    case .namelessAttributes, .namesWithBraces, .namesWithParentheses, .structures, .defaultValues,
      .emptyTexts, .whiteSpace, .lineEnds,
      .controlCharacters, .zeroCharacters, .wideIntegers, .longIntegers, .specialNumbers,
      .negativeZero:
      true
    default: false
    }
  }
}

extension GraphDocument {
  /// Whether the document has something that not every format can hold.
  ///
  /// - Parameter feature: The feature.
  /// - Returns: Whether the document would be another without it.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public func has(_ feature: GraphFeature) -> Bool {
    switch feature {
    case .graphID: id != nil
    case .graphAttributes: !graphAttributes.isEmpty
    case .nodeIDs: nodeCount > 0
    case .nodeOrder: nodeCount > 1
    case .isolatedNodes: hasIsolatedNodes
    case .nodeAttributes: !nodeAttributes.isEmpty
    case .secondMode, .hyperedges: isSecondMode?.contains(true) ?? false
    case .edgesOfHyperedges: hasEdgesOfHyperedges
    case .edgeIDs: edgeIDs != nil
    case .idsBesideLabels: distinctLabels.map { $0 != nodeIDs } ?? false
    case .scatteredModes: hasScatteredModes
    case .missingWeights: weights?.hasGaps ?? false
    case .edgeOrder: edgeCount > 1
    case .edgeAttributes: !edgeAttributes.isEmpty
    case .direction: direction == .directed || edgeDirections != nil
    case .directionWithoutEdges: direction == .directed && edgeCount == 0
    case .usualDirection, .mixedDirections: edgeDirections != nil
    case .times: (nodeAttributes + edgeAttributes).contains(where: \.isTime)
    case .unlikeTimes: firstUnlikeTime != nil
    case .relations: edgeAttributes.contains { $0.name == "relation" && $0.isText }
    case .parallelEdges: hasParallelEdges
    case .loops: zip(sources, targets).contains { $0 == $1 }
    case .anyAttributeName, .takenNames: !allAttributes.isEmpty
    case .attributesOfNothing: nodeCount == 0 && !(nodeAttributes + edgeAttributes).isEmpty
    case .namelessAttributes: allAttributes.contains(where: \.name.isEmpty)
    case .namesWithBraces: allAttributes.contains { $0.name.utf8.contains(UInt8(ascii: "{")) }
    case .namesWithParentheses:
      allAttributes.contains { $0.name.utf8.contains(UInt8(ascii: "(")) }
    case .types: allAttributes.contains { !$0.isText }
    case .structures: allAttributes.contains { $0.isStructure && $0.hasValues }
    case .defaultValues: allAttributes.contains { $0.defaultValue != nil }
    case .emptyTexts: allAttributes.contains(where: \.hasEmptyText)
    case .whiteSpace: hasBytes { Self.hasSpecialSpace($0) }
    case .lineEnds: hasBytes { $0.contains { $0 == 0x0A || $0 == 0x0D } }
    case .controlCharacters: hasBytes(Self.hasControl)
    case .zeroCharacters: hasBytes { $0.contains(0) }
    case .emptyID: nodeIDs.indices.contains { nodeIDs.range($0).isEmpty }
    case .idsOfSeveralWords:
      nodeIDs.indices.contains { Self.isNoWord(nodeIDs.bytes[nodeIDs.range($0)]) }
    case .wideIntegers: hasInteger { Int32(exactly: $0) == nil }
    case .longIntegers:
      hasInteger { $0.magnitude >= 1 << 53 }
    case .specialNumbers: hasReal { !$0.isFinite }
    case .negativeZero: hasReal { $0 == 0 && $0.sign == .minus }
    }
  }

  /// The attributes of the graph, of nodes and of edges.
  var allAttributes: [AttributeColumn] { graphAttributes + nodeAttributes + edgeAttributes }

  /// Whether an edge goes from one node of the second mode to another, or one between nodes of the
  /// first has the id of one of the second.
  var hasEdgesOfHyperedges: Bool {
    guard let isSecondMode, isSecondMode.contains(true) else { return false }
    var hyperedges = TextIndex()
    if edgeIDs != nil {
      for node in nodeIDs.indices where isSecondMode[node] {
        _ = nodeIDs.withBytes(node) { hyperedges.insert($0) }
      }
    }
    return sources.indices.contains { edge in
      switch (isSecondMode[Int(sources[edge])], isSecondMode[Int(targets[edge])]) {
      case (true, true): true
      case (false, false):
        edgeIDs?.withBytes(edge) { !$0.isEmpty && hyperedges.number(of: $0) != nil } ?? false
      default: false
      }
    }
  }

  private var hasIsolatedNodes: Bool {
    var isJoined = [Bool](repeating: false, count: nodeCount)
    for end in sources { isJoined[Int(end)] = true }
    for end in targets { isJoined[Int(end)] = true }
    return isJoined.contains(false)
  }

  private var hasParallelEdges: Bool {
    let isUndirected = direction == .undirected || edgeDirections != nil
    let pairs = zip(sources, targets).map { source, target in
      let (first, second) =
        isUndirected ? (min(source, target), max(source, target)) : (source, target)
      return UInt64(first) << 32 | UInt64(second)
    }.sorted()
    return zip(pairs, pairs.dropFirst()).contains { $0 == $1 }
  }

  /// Whether the bytes of any id, name, text of an attribute or default value are as described.
  private func hasBytes(_ body: (ArraySlice<UInt8>) -> Bool) -> Bool {
    let columns = [nodeIDs] + (edgeIDs.map { [$0] } ?? []) + allAttributes.compactMap(\.texts)
    let names = allAttributes.map(\.name) + (id.map { [$0] } ?? [])
    let defaults = allAttributes.compactMap(\.defaultValue).map(AttributeColumn.text)
    return (columns + [TextColumn(names), TextColumn(defaults)]).contains { texts in
      texts.indices.contains { body(texts.bytes[texts.range($0)]) }
    }
  }

  private static func hasControl(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var check = CharacterCheck()
      return bytes.baseAddress.flatMap { check.firstWrong($0, bytes.count) } != nil
    }
  }

  private static func hasSpecialSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == 0x20 || last == 0x20 { return true }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x09 || byte == 0x0A || byte == 0x0D { return true }
      if byte == 0x20, previous == 0x20 { return true }
      previous = byte
    }
    return false
  }

  private static func isNoWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty || bytes.first == UInt8(ascii: "#")
      || bytes.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
  }

  private func hasInteger(_ body: (Int64) -> Bool) -> Bool {
    allAttributes.contains { column in
      guard case .integers(let values) = column.values else { return false }
      if case .integer(let value)? = column.defaultValue, body(value) { return true }
      return values.contains(where: body)
    }
  }

  private func hasReal(_ body: (Double) -> Bool) -> Bool {
    allAttributes.contains { column in
      guard case .reals(let values) = column.values else { return false }
      if case .real(let value)? = column.defaultValue, body(value) { return true }
      return values.contains(where: body)
    }
  }
}

extension AttributeColumn {
  /// Its texts, if it has such.
  var texts: TextColumn? {
    switch values {
    case .texts(let texts), .structures(let texts): texts
    case .booleans, .integers, .reals: nil
    }
  }

  /// Whether its values are plain texts.
  var isText: Bool {
    if case .texts = values { true } else { false }
  }

  /// Whether its values are lists and objects.
  var isStructure: Bool {
    if case .structures = values { true } else { false }
  }

  /// Whether its values are times, as their name says.
  fileprivate var isTime: Bool {
    name == "spells" ? isStructure : ["start", "end"].contains(name) && isText
  }

  fileprivate var hasEmptyText: Bool {
    guard case .texts(let texts) = values else { return false }
    return defaultValue == .text("") || texts.indices.contains { texts.range($0).isEmpty }
  }
}
