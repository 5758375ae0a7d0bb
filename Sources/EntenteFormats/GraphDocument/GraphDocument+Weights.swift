import EntenteData

extension GraphDocument {
  /// The numbers of edges, for formats that hold one an edge: `weight`, or else `strength`.
  var weights: AttributeColumn? {
    edgeAttributes.first { $0.name == "weight" && $0.isNumber }
      ?? edgeAttributes.first { $0.name == "strength" && $0.isNumber }
  }

  /// The labels of nodes, if each has one of its own, so that they tell nodes from each other.
  var distinctLabels: TextColumn? {
    guard let column = nodeAttributes.first(where: { $0.name == "label" }),
      case .texts(let texts) = column.values,
      column.presence == nil, texts.indices.allSatisfy({ !texts.range($0).isEmpty }),
      !texts.hasRepeats
    else { return nil }
    return texts
  }

  /// Whether nodes of the second mode stand before some of the first.
  var hasScatteredModes: Bool {
    guard let isSecondMode else { return false }
    return zip(isSecondMode, isSecondMode.dropFirst()).contains { $0 && !$1 }
  }

  /// The same document with other ids of nodes.
  ///
  /// - Precondition: There is an id for each node.
  func with(nodeIDs: TextColumn) -> GraphDocument {
    var document = GraphDocument(
      direction, nodeIDs: nodeIDs, sources: sources, targets: targets,
      edgeDirections: edgeDirections, edgeIDs: edgeIDs)
    document.id = id
    document.isSecondMode = isSecondMode
    document.graphAttributes = graphAttributes
    document.nodeAttributes = nodeAttributes
    document.edgeAttributes = edgeAttributes
    return document
  }
}

extension AttributeColumn {
  /// Whether its values are numbers.
  var isNumber: Bool {
    switch values {
    case .integers, .reals: true
    case .booleans, .texts, .structures: false
    }
  }

  /// Whether a row has neither a value nor a default.
  var hasGaps: Bool {
    defaultValue == nil && hasMissing
  }

  /// Adds the number of a row, its own or the default, so that it is read back with its type.
  ///
  /// - Returns: Whether it has one.
  @discardableResult
  func appendNumber(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    if let place = place(of: row) {
      switch values {
      case .integers(let values): NumberText.append(values[place], to: &bytes)
      case .reals(let values): NumberText.appendReal(values[place], to: &bytes)
      case .booleans, .texts, .structures: return false
      }
      return true
    }
    switch defaultValue {
    case .integer(let number)?: NumberText.append(number, to: &bytes)
    case .real(let number)?: NumberText.appendReal(number, to: &bytes)
    case .boolean?, .text?, .structure?, nil: return false
    }
    return true
  }
}

extension NumberText {
  /// Adds a number in the fewest digits that tell it from all others, and never as a whole number.
  static func appendReal(_ number: Double, to bytes: inout [UInt8]) {
    if abs(number) < 0x1p50, number == number.rounded(), number != 0 {
      append(Int64(number), to: &bytes)
      bytes.append(".0")
    } else {
      bytes.append(number.description)
    }
  }

  /// Adds a number so that it is told from a whole one where no type is said: with a point or an
  /// exponent, if it is finite.
  static func appendPointed(_ number: Double, to bytes: inout [UInt8]) {
    number.isFinite ? appendReal(number, to: &bytes) : append(number, to: &bytes)
  }
}

extension TextColumn {
  /// Makes the ids of nodes that are numbered from 1.
  ///
  /// - Parameters:
  ///   - count: The number of nodes.
  ///   - problem: Makes a problem.
  /// - Throws: That problem, if the memory of the machine does not hold as many.
  init(
    numberedFrom1 count: Int, orThrow problem: (_ message: String, _ advice: String) -> Problem
  ) throws(Problem) {
    self.init()
    // A file can say more nodes than it has bytes; each takes its digits and eight bytes at least.
    guard count < Int(UInt32.max), count <= MachineMemory.byteCount / 64 else {
      throw problem("there are \(count) nodes, too many for the memory", "check their number")
    }
    var digits: [UInt8] = []
    for number in 0..<count {
      digits.removeAll(keepingCapacity: true)
      NumberText.append(Int64(number + 1), to: &digits)
      digits.withUnsafeBufferPointer { append($0) }
    }
  }
}
