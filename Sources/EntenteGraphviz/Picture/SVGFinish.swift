import EntenteData
import EntenteDrawing
import Foundation

/// Makes a document of the SVG that Graphviz wrote: names for every element, wide lines to point
/// at, colors for a dark page.
///
/// Graphviz writes one element a line and none of our text outside of `text` elements, so lines can
/// be told apart by how they start.
struct SVGFinish {
  private let diagram: Diagram
  private let isAdaptive: Bool
  private var titles: [String: String] = [:]

  init(_ diagram: Diagram, isAdaptive: Bool) {
    (self.diagram, self.isAdaptive) = (diagram, isAdaptive)
    for node in diagram.nodes { titles["node-\(SVGNames.id(node.id))"] = node.tooltip }
    for joint in diagram.joints { titles["joint-\(SVGNames.id(joint.id))"] = joint.tooltip }
    for edge in diagram.edges { titles["edge-\(SVGNames.id(edge.id))"] = edge.tooltip }
    for group in diagram.groups { titles["group-\(SVGNames.id(group.id))"] = group.label }
  }

  func finished(_ svg: Data) -> String {
    var lines: [String] = []
    var id: String?
    var isEdge = false
    // Everything before the element, and Graphviz's remarks, are of no use in a page.
    let source = String(decoding: svg, as: UTF8.self)
    let body = source.range(of: "<svg").map { source[$0.lowerBound...] } ?? source[...]
    for line in body.split(separator: "\n") {
      if line.hasPrefix("<!--") { continue }
      if line.hasPrefix("<svg") {
        lines.append("<svg role=\"img\" aria-labelledby=\"title\" class=\"entente\"")
        lines.append(" lang=\"\(language)\" xml:lang=\"\(language)\"")
        lines.append(" style=\"max-width:100%;height:auto\"")
        lines.append(String(line.dropFirst(4)))
      } else if line.hasPrefix(" viewBox") {
        lines.append(String(line))
        lines += head
      } else if line.hasPrefix("<g id=\"a_") {
        lines.append(String(line.replacing("&#45;", with: "-")))
      } else if line.hasPrefix("<g id=\"") {
        let start = line.dropFirst(7).prefix { $0 != "\"" }.replacing("&#45;", with: "-")
        id = String(start)
        isEdge = line.contains("class=\"edge")
        lines.append(String(line.replacing("&#45;", with: "-")))
      } else if line.hasPrefix("<title>") {
        if let title = id.flatMap({ titles[$0] }) {
          lines.append("<title>\(Self.escaped(title))</title>")
        }
      } else if isEdge, line.hasPrefix("<path"), let way = Self.value("d", of: line) {
        lines.append("<path class=\"hit\" fill=\"none\" stroke=\"none\" d=\"\(way)\"/>")
        lines.append(String(line))
      } else {
        let visible = String(line).replacing("stroke=\"transparent\"", with: "stroke=\"none\"")
        lines.append(Self.withoutTitle(visible))
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + Self.withPanelsInOrder(lines).joined(separator: "\n") + "\n"
  }

  /// The same lines with the panels, which stand together, in the order of their ids.
  ///
  /// Graphviz writes them in the order of the addresses that their names happen to have in memory.
  static func withPanelsInOrder(_ lines: [String]) -> [String] {
    var (others, panels): ([String], [[String]]) = ([], [])
    var place: Int?
    var rest = lines[...]
    while let line = rest.first {
      if line.hasPrefix("<g id=\"group-"), let end = rest.firstIndex(of: "</g>") {
        place = place ?? others.count
        panels.append(Array(rest[...end]))
        rest = rest[(end + 1)...]
      } else {
        others.append(line)
        rest = rest.dropFirst()
      }
    }
    panels.sort { $0.lexicographicallyPrecedes($1) }
    others.insert(contentsOf: panels.joined(), at: place ?? 0)
    return others
  }

  private var language: String {
    diagram.language == .chinese ? "zh-Hans" : diagram.language.rawValue
  }

  private var head: [String] {
    [
      "<title id=\"title\">\(Self.escaped(diagram.title))</title>",
      "<desc>\(Self.escaped(diagram.sourceLine))</desc>",
      "<style>\n\(style)\n</style>",
    ]
  }

  private var style: String { isAdaptive ? "\(Self.pointing)\n\(Self.dark)" : Self.pointing }

  /// Lines that are easy to point at.
  private static let pointing = """
    .entente .hit{stroke-width:12;pointer-events:stroke}
    .entente .edge:hover path:not(.hit){stroke-width:4}
    """

  /// Colors that suit a dark page on a screen; paper stays light.
  private static let dark = """
    @media screen and (prefers-color-scheme:dark){
    .entente .graph>polygon{fill:#14181d}
    .entente text{fill:#e6eaef}
    .entente .panel path{fill:#1c2229;stroke:#39424d}
    .entente .node:not(.joint) :is(polygon,ellipse,path){fill-opacity:.14}
    .entente .joint path{fill:#14181d}
    .entente .edge :is(path,polygon,ellipse,polyline){filter:brightness(1.35)}
    }
    """

  private static func value(_ name: String, of line: Substring) -> Substring? {
    guard let start = line.range(of: " \(name)=\"")?.upperBound else { return nil }
    return line[start...].prefix { $0 != "\"" }
  }

  /// A link names itself after the node; the title of its element says more.
  private static func withoutTitle(_ line: String) -> String {
    guard let start = line.range(of: " xlink:title=\"") else { return line }
    let rest = line[start.upperBound...].drop { $0 != "\"" }.dropFirst()
    return String(line[..<start.lowerBound] + rest)
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
