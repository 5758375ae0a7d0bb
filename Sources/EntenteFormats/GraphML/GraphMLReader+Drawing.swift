import EntenteData

/// What yEd says of the drawing.
struct YEdDrawing {
  /// What is read of nodes and of edges, under the names that all formats share.
  var nodes = AttributeTable()
  var edges = AttributeTable()
  /// The edges without an arrow.
  var undirected: [Int] = []
  /// Whether our own writer added it to attributes that say the same.
  var isAdded = false
}

extension GraphMLReader {
  /// Reads what yEd says of a node or an edge, unless the drawing is left out.
  mutating func readDrawing(_ data: Child, _ domain: Domain, row: Int) throws(Problem) {
    // Not the drawing itself: a second holder of its values would make each addition a copy of all.
    guard let isAdded = drawing?.isAdded, domain != .graph else { return try skip(data, .drawing) }
    let position = scanner.position
    if !isAdded { notices.add(.partOfDrawing, at: position) }
    guard !data.isEmpty else { return }
    var found = YEdElement()
    let outside = scanner.depth - 1
    while scanner.depth > outside {
      switch try scanner.next() {
      case .start:
        try found.take(scanner, domain)
        found.open(scanner)
      case .empty: try found.take(scanner, domain)
      case .text:
        if found.labelDepth == scanner.depth { try scanner.appendText(to: &found.text) }
      case .end, .finish: found.close(scanner)
      }
    }
    for (name, value) in found.values(domain) {
      switch domain {
      case .node: drawing?.nodes.set(name, row: row, value)
      case .edge: drawing?.edges.set(name, row: row, value)
      case .graph: break
      }
    }
    if domain == .edge, found.isWithoutArrows {
      drawing?.undirected.append(row)
      if !isAdded { notices.add(.noArrows, at: position) }
    }
  }

  /// The columns of the drawing, unless our own writer added it.
  mutating func drawnColumns(of domain: Domain, _ rowCount: Int) -> [AttributeColumn] {
    guard var drawing, !drawing.isAdded else { return [] }
    return domain == .node
      ? drawing.nodes.finish(rowCount: rowCount) : drawing.edges.finish(rowCount: rowCount)
  }
}

/// What was found of a node or an edge; of several things of a kind, such as the states of a group, the
/// first counts.
private struct YEdElement {
  var text: [UInt8] = []
  /// How deep the label is that is being read.
  private(set) var labelDepth: Int?
  private var label: String?
  private var geometry: [String: Double]?
  private var color: String?
  private var shape: String?
  private var thickness: Double?
  private var arrows: [String]?

  var isWithoutArrows: Bool { arrows == ["none", "none"] }

  /// Takes what a tag says.
  mutating func take(
    _ scanner: borrowing XMLScanner, _ domain: GraphMLReader.Domain
  ) throws(Problem) {
    let name = Self.localName(scanner)
    var attributes: [String: String] = [:]
    try scanner.forEachAttribute { name, value throws(Problem) in
      attributes[name] = String(decoding: value, as: UTF8.self)
    }
    switch (name, domain) {
    case ("Geometry", .node) where geometry == nil:
      geometry = attributes.compactMapValues(Self.number)
    case ("Fill", .node) where color == nil: color = Self.color(attributes)
    case ("Shape", .node) where shape == nil: shape = attributes["type"]
    case ("LineStyle", .edge) where color == nil:
      color = Self.color(attributes)
      thickness = attributes["width"].flatMap(Self.number)
    case ("Arrows", .edge) where arrows == nil:
      arrows = ["source", "target"].map { attributes[$0] ?? "none" }
    default: break
    }
  }

  /// Notes the start of a label.
  mutating func open(_ scanner: borrowing XMLScanner) {
    let name = Self.localName(scanner)
    if label == nil, labelDepth == nil, name == "NodeLabel" || name == "EdgeLabel" {
      labelDepth = scanner.depth
    }
  }

  /// Notes the end of an element.
  mutating func close(_ scanner: borrowing XMLScanner) {
    guard let depth = labelDepth, scanner.depth < depth else { return }
    labelDepth = nil
    let lines = String(decoding: text, as: UTF8.self)
    let trimmed = lines.drop(while: \.isWhitespace)
    let end = trimmed.lastIndex { !$0.isWhitespace }
    if let end { label = String(trimmed[...end]) }
    text = []
  }

  /// What was found, under the names that all formats share; a place is that of the middle.
  func values(_ domain: GraphMLReader.Domain) -> [(name: String, value: AttributeValue)] {
    var values: [(String, AttributeValue)] = []
    if let label { values.append(("label", .text(label))) }
    if let geometry {
      let size = ["width", "height"].map { geometry[$0] }
      for (name, length) in zip(["x", "y"], size) {
        if let place = geometry[name] { values.append((name, .real(place + (length ?? 0) / 2))) }
      }
      for (name, length) in zip(["width", "height"], size) {
        if let length { values.append((name, .real(length))) }
      }
    }
    if let color { values.append(("color", .text(color))) }
    if let shape { values.append(("shape", .text(shape))) }
    if let thickness { values.append(("thickness", .real(thickness))) }
    return values
  }

  private static func localName(_ scanner: borrowing XMLScanner) -> Substring {
    scanner.name.split(separator: ":").last ?? ""
  }

  private static func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { NumberText.real($0) }
  }

  private static func color(_ attributes: [String: String]) -> String? {
    guard attributes["hasColor"] != "false" else { return nil }
    return attributes["color"].flatMap { DrawnColor(hex: $0)?.text }
  }
}
