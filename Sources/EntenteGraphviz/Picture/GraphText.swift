import EntenteData
import EntenteDrawing

/// The text of a graph that has all its positions.
struct GraphText {
  private static let fonts = "Arial,Helvetica,sans-serif"

  private var lines: [String]

  init() {
    var graph = DOTAttributes()
    graph.set("splines", "true")
    graph.set("outputorder", "edgesfirst")
    graph.set("pad", 0.25)
    graph.set("bgcolor", "#FFFFFF")
    graph.set("fontname", Self.fonts)
    var node = DOTAttributes()
    node.set("fontname", Self.fonts)
    node.set("fontsize", 10)
    node.set("fontcolor", Color.ink.hex)
    node.set("penwidth", 1.3)
    node.set("width", 0.3)
    node.set("height", 0.28)
    var edge = DOTAttributes()
    edge.set("fontname", Self.fonts)
    lines = [
      "digraph diagram {", "graph \(graph.text);", "node \(node.text);", "edge \(edge.text);",
    ]
  }

  mutating func add(_ piece: Piece, at point: Point) {
    var attributes = piece.attributes
    attributes.set("pos", point.text)
    if let id = piece.id { attributes.set("id", id) }
    lines.append("\(piece.name) \(attributes.text);")
  }

  mutating func add(panel number: Int, _ box: Layout.Box, id: String) {
    var attributes = DOTAttributes()
    let corners = [box.left, box.bottom, box.right, box.top]
    attributes.set("bb", corners.map(DOTAttributes.number).joined(separator: ","))
    attributes.set("style", "rounded,filled")
    attributes.set("color", "#D4D8DD")
    attributes.set("fillcolor", "#F6F7F9")
    attributes.set("id", id)
    attributes.set("class", "panel")
    lines.append("subgraph cluster_\(number) { graph \(attributes.text); }")
  }

  mutating func add(
    _ style: EdgeStyle, from source: String, to target: String, along route: [Point], id: String?,
    link: String? = nil
  ) {
    var attributes = style.attributes
    attributes.set("class", "\(style.type?.rawValue ?? "link") \(style.dash.rawValue)")
    if let id { attributes.set("id", id) }
    attributes.set("URL", link: link)
    attributes.set("pos", Self.text(route, style))
    lines.append("\(source) -> \(target) \(attributes.text);")
  }

  var text: String { (lines + ["}", ""]).joined(separator: "\n") }

  /// The way of an edge: where its markers end, and the curves between them.
  private static func text(_ route: [Point], _ style: EdgeStyle) -> String {
    guard let start = route.first, let end = route.last else { return "" }
    var (way, prefix) = (route, "")
    if style.sourceMarkerLength > 0 {
      way = Curve.shortened(way, atStart: style.sourceMarkerLength)
      prefix += "s,\(start.text) "
    }
    if style.targetMarkerLength > 0 {
      way = Curve.shortened(way.reversed(), atStart: style.targetMarkerLength).reversed()
      prefix += "e,\(end.text) "
    }
    return prefix + way.map(\.text).joined(separator: " ")
  }
}
