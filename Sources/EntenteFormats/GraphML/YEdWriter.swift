import EntenteData
import EntenteGraph

/// Writes what yEd is told of the drawing of nodes and edges, so that it does not show a pile without
/// labels.
///
/// Labels, places, sizes, colors, shapes and thickness are those of the attributes of these names; where
/// there are no places, of each node, they are found by the stress of the graph.
struct YEdWriter {
  static let namespace = "http://www.yworks.com/xml/graphml"

  /// How large text is, in points.
  private static let fontSize = 12.0

  /// The shapes that yEd knows, and those of other formats as yEd has them.
  private static let shapes: [String: String] = {
    let own = [
      "rectangle", "roundrectangle", "ellipse", "parallelogram", "hexagon", "triangle",
      "rectangle3d",
      "octagon", "diamond", "trapezoid", "trapezoid2", "star5", "star6", "star8",
    ]
    let others = [
      "disc": "ellipse", "circle": "ellipse", "oval": "ellipse", "box": "rectangle",
      "square": "rectangle",
    ]
    return Dictionary(uniqueKeysWithValues: own.map { ($0, $0) }).merging(others) { own, _ in own }
  }()

  private let document: GraphDocument
  private let places: [GraphLayout.Point]

  init(_ document: GraphDocument, name: String) throws(Problem) {
    self.document = document
    places = try Self.places(of: document, name: name)
  }

  /// The places of the middles of nodes.
  ///
  /// In a layout of our own a tie is as long as a node is wide on average, and a gap.
  private static func places(
    of document: GraphDocument, name: String
  ) throws(Problem) -> [GraphLayout.Point] {
    let columns = ["x", "y"].map { name in document.nodeAttributes.first { $0.name == name } }
    let rows = document.nodeIDs.indices
    let given = columns.map { column in rows.compactMap { number(column, $0) } }
    if given.allSatisfy({ $0.count == document.nodeCount }) {
      return zip(given[0], given[1]).map { GraphLayout.Point(x: $0, y: $1) }
    }
    do throws(GraphError) {
      let graph = try Graph(
        .undirected, nodeCount: document.nodeCount, columns: (document.sources, document.targets))
      let label = document.nodeAttributes.first { $0.name == "label" }
      let widths = rows.map { size(of: label?.text($0) ?? document.nodeIDs[$0]).width }
      let unit = widths.reduce(0, +) / Double(max(1, widths.count)) + 60
      return try graph.stressLayout().points.map { .init(x: $0.x * unit, y: $0.y * unit) }
    } catch {
      throw Problem(
        file: name, "the graph has no layout: \(error)", advice: "write it as graphml instead")
    }
  }

  /// A length, to a hundredth of a point.
  private static func text(_ length: Double) -> String { "\((length * 100).rounded() / 100)" }

  /// The finite number of a row.
  private static func number(_ column: AttributeColumn?, _ row: Int) -> Double? {
    switch column?[row] {
    case .integer(let number)?: Double(number)
    case .real(let number)? where number.isFinite: number
    default: nil
    }
  }

  /// What is said of each node.
  var nodes: TextColumn {
    func column(_ name: String) -> AttributeColumn? {
      document.nodeAttributes.first { $0.name == name }
    }
    let (label, color, shape) = (column("label"), column("color"), column("shape"))
    let (width, height) = (column("width"), column("height"))
    var texts = TextColumn()
    var bytes: [UInt8] = []
    for node in document.nodeIDs.indices {
      let text = label?.text(node) ?? document.nodeIDs[node]
      let size = Self.size(of: text)
      let drawnWidth = Self.number(width, node) ?? size.width
      let drawnHeight = Self.number(height, node) ?? size.height
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: "<y:ShapeNode><y:Geometry".utf8)
      bytes.append(attribute: "x", Self.text(places[node].x - drawnWidth / 2))
      bytes.append(attribute: "y", Self.text(places[node].y - drawnHeight / 2))
      bytes.append(attribute: "width", Self.text(drawnWidth))
      bytes.append(attribute: "height", Self.text(drawnHeight))
      bytes.append(contentsOf: "/><y:Fill".utf8)
      bytes.append(attribute: "color", Self.color(color, node) ?? "#dce6f2")
      bytes.append(contentsOf: " transparent=\"false\"/>".utf8)
      bytes.append(
        contentsOf: "<y:BorderStyle color=\"#555555\" type=\"line\" width=\"1.0\"/>".utf8)
      Self.append(label: text, "y:NodeLabel", to: &bytes)
      bytes.append(contentsOf: "<y:Shape".utf8)
      bytes.append(
        attribute: "type", shape?.text(node).flatMap { Self.shapes[$0] } ?? "roundrectangle")
      bytes.append(contentsOf: "/></y:ShapeNode>".utf8)
      bytes.withUnsafeBufferPointer { texts.append($0) }
    }
    return texts
  }

  /// What is said of each edge.
  var edges: TextColumn {
    func column(_ name: String) -> AttributeColumn? {
      document.edgeAttributes.first { $0.name == name }
    }
    let (label, color, thickness) = (column("label"), column("color"), column("thickness"))
    var texts = TextColumn()
    var bytes: [UInt8] = []
    for edge in document.sources.indices {
      let isDirected = (document.edgeDirections?[edge] ?? document.direction) == .directed
      let width = Self.number(thickness, edge).flatMap { $0 > 0 ? $0 : nil } ?? 1
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: "<y:PolyLineEdge><y:LineStyle".utf8)
      bytes.append(attribute: "color", Self.color(color, edge) ?? "#555555")
      bytes.append(attribute: "width", "\(width)")
      bytes.append(contentsOf: " type=\"line\"/><y:Arrows source=\"none\"".utf8)
      bytes.append(attribute: "target", isDirected ? "standard" : "none")
      bytes.append(contentsOf: "/>".utf8)
      if let text = label?.text(edge) { Self.append(label: text, "y:EdgeLabel", to: &bytes) }
      bytes.append(contentsOf: "</y:PolyLineEdge>".utf8)
      bytes.withUnsafeBufferPointer { texts.append($0) }
    }
    return texts
  }

  private static func append(label text: String, _ element: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(contentsOf: "<\(element) fontSize=\"\(Int(fontSize))\">".utf8)
    text.withUTF8 { XMLText.encode($0, isAttribute: false, into: &bytes) }
    bytes.append(contentsOf: "</\(element)>".utf8)
  }

  /// A size in which a text has room, as far as that can be told without its font: characters from
  /// U+1100 on, such as Chinese and Japanese ones, are as wide as high.
  private static func size(of text: String) -> (width: Double, height: Double) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let widths = lines.map { line in
      line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 1 : 0.6) } * fontSize
    }
    return (max(30, (widths.max() ?? 0) + 12), max(30, Double(lines.count) * fontSize * 1.3 + 12))
  }

  private static func color(_ column: AttributeColumn?, _ row: Int) -> String? {
    column?.text(row).flatMap { DrawnColor(hex: $0)?.text }
  }
}
