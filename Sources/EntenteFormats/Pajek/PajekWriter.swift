import EntenteData
import EntenteGraph

/// Writes a network as Pajek reads it: numbered vertices with labels, then arcs and edges.
struct PajekWriter {
  let document: GraphDocument
  private let labels: TextColumn
  let weights: AttributeColumn?
  let x: AttributeColumn?
  let y: AttributeColumn?
  let z: AttributeColumn?
  let shape: AttributeColumn?
  let relation: AttributeColumn?
  let nodeParameters: [(key: String, column: AttributeColumn)]
  let lineParameters: [(key: String, column: AttributeColumn)]
  let nodeTimes: PajekTimeColumns
  let lineTimes: PajekTimeColumns

  init(_ document: GraphDocument) {
    (self.document, weights) = (document, document.weights)
    labels = document.distinctLabels ?? document.nodeIDs
    func number(_ name: String) -> AttributeColumn? {
      document.nodeAttributes.first { $0.name == name && $0.isNumber }
    }
    (x, y, z) = (number("x"), number("y"), number("z"))
    shape = document.nodeAttributes.first { $0.name == "shape" && $0.isText }
    relation = document.edgeAttributes.first { $0.name == "relation" && $0.isText }
    nodeParameters = Self.parameters(
      document.nodeAttributes, PajekKeys.nodeNames, PajekKeys.nodes)
    lineParameters = Self.parameters(
      document.edgeAttributes, PajekKeys.lineNames, PajekKeys.lines)
    nodeTimes = PajekTimeColumns(document.nodeAttributes)
    lineTimes = PajekTimeColumns(document.edgeAttributes)
  }

  /// The columns that there is a key for, in the order of the keys.
  private static func parameters(
    _ columns: [AttributeColumn], _ names: [String: String], _ keys: [String]
  ) -> [(key: String, column: AttributeColumn)] {
    let all = names.map { ($0.key, $0.value) }.sorted { $0 < $1 } + keys.map { ($0, $0) }
    return all.compactMap { key, name in
      columns.first { $0.name == name && !$0.isStructure }.map { (key, $0) }
    }
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    if var id = document.id {
      sink.bytes.append("*Network ")
      id.withUTF8 { PajekText.appendLine($0, to: &sink.bytes) }
      sink.bytes.append(0x0A)
    }
    sink.bytes.append("*Vertices \(document.nodeCount)")
    if let isSecondMode = document.isSecondMode, !document.hasScatteredModes {
      sink.bytes.append(" \(isSecondMode.count { !$0 })")
    }
    sink.bytes.append(0x0A)
    for node in document.nodeIDs.indices {
      writeVertex(node, &sink.bytes)
      try sink.flushIfLarge()
    }
    try writeLines(into: &sink)
  }

  private func writeVertex(_ node: Int, _ bytes: inout [UInt8]) {
    NumberText.append(Int64(node + 1), to: &bytes)
    bytes.append(0x20)
    labels.withBytes(node) { PajekText.append($0, to: &bytes) }
    if let x, let y, x.text(node) != nil, y.text(node) != nil {
      for column in [x, y, z].compactMap(\.self) where column.text(node) != nil {
        bytes.append(0x20)
        column.appendNumber(node, to: &bytes)
      }
    }
    if let shape = shape?.text(node), PajekKeys.shapes.contains(shape) {
      bytes.append(" \(shape)")
    }
    append(nodeParameters, node, &bytes)
    append(nodeTimes.text(node), &bytes)
    bytes.append(0x0A)
  }

  // MARK: Arcs and edges

  /// Writes lines in their order, with a heading where their direction or relation changes.
  private func writeLines(into sink: inout ByteSink) throws(Problem) {
    var numbers: [ExactText: Int] = [:]
    var last: (isDirected: Bool, relation: ExactText?)?
    if document.edgeCount == 0 { appendHeading(document.direction == .directed, &sink.bytes) }
    for edge in document.sources.indices {
      let isDirected = (document.edgeDirections?[edge] ?? document.direction) == .directed
      let relation = relation?.text(edge).map(ExactText.init)
      if last == nil || last?.isDirected != isDirected || last?.relation != relation {
        last = (isDirected, relation)
        if let relation {
          let number = numbers[relation] ?? numbers.count + 1
          numbers[relation] = number
          sink.bytes.append(isDirected ? "*Arcs :\(number) " : "*Edges :\(number) ")
          PajekText.append(relation.text, to: &sink.bytes)
          sink.bytes.append(0x0A)
        } else {
          appendHeading(isDirected, &sink.bytes)
        }
      }
      writeLine(edge, &sink.bytes)
      try sink.flushIfLarge()
    }
  }

  private func appendHeading(_ isDirected: Bool, _ bytes: inout [UInt8]) {
    bytes.append(isDirected ? "*Arcs\n" : "*Edges\n")
  }

  private func writeLine(_ edge: Int, _ bytes: inout [UInt8]) {
    NumberText.append(Int64(document.sources[edge] + 1), to: &bytes)
    bytes.append(0x20)
    NumberText.append(Int64(document.targets[edge] + 1), to: &bytes)
    if let weights, weights.hasValue(edge) || weights.defaultValue != nil {
      bytes.append(0x20)
      weights.appendNumber(edge, to: &bytes)
    }
    append(lineParameters, edge, &bytes)
    append(lineTimes.text(edge), &bytes)
    bytes.append(0x0A)
  }

  // MARK: Parameters

  private func append(
    _ parameters: [(key: String, column: AttributeColumn)], _ row: Int, _ bytes: inout [UInt8]
  ) {
    for (key, column) in parameters {
      guard let text = column.text(row) else { continue }
      if column.name == "color" {
        guard let word = PajekText.word(ofColor: text) else { continue }
        bytes.append(" \(key) \(word)")
      } else {
        bytes.append(" \(key) ")
        if column.isNumber {
          column.appendNumber(row, to: &bytes)
        } else {
          PajekText.append(text, to: &bytes)
        }
      }
    }
  }

  private func append(_ times: String?, _ bytes: inout [UInt8]) {
    if let times { bytes.append(" \(times)") }
  }
}

/// The columns that tell when nodes or lines are there.
struct PajekTimeColumns {
  private let start: AttributeColumn?
  private let end: AttributeColumn?
  private let spells: AttributeColumn?

  init(_ columns: [AttributeColumn]) {
    start = columns.first { $0.name == "start" && $0.isText }
    end = columns.first { $0.name == "end" && $0.isText }
    spells = columns.first { $0.name == "spells" && $0.isStructure }
  }

  /// When the node or the line of a row is there, if that is told in whole numbers.
  func text(_ row: Int) -> String? {
    if let spells = spells?.text(row), let times = PajekTimes(spells: spells) { return times.text }
    return PajekTimes.text(start: start?.text(row), end: end?.text(row))
  }
}
