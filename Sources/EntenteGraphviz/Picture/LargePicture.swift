import EntenteData
import EntenteDrawing
import EntenteFormats
import EntenteGraph
import Foundation

/// A picture of a graph of some thousand nodes: dots and straight lines where our own layout puts them,
/// with the names of the strongest.
struct LargePicture {
  /// Above this a picture says nothing and takes minutes.
  private static let most = (nodes: 50_000, edges: 200_000)
  /// Above this heads of arrows hide what they point at.
  private static let mostForArrows = 5_000
  private static let mostLabels = 40

  private let document: GraphDocument
  private let title: String
  private let labels: [String]
  private let points: [Point]
  private let strengths: [Double]
  private let radii: [Double]
  /// How much larger names and hubs are on a large page.
  private let magnification: Double

  /// Lays out a document.
  ///
  /// - Throws: ``GraphvizError`` if it has too many nodes or edges.
  init(_ document: GraphDocument, title: String, labels: [String]) throws(GraphvizError) {
    guard document.nodeCount <= Self.most.nodes, document.edgeCount <= Self.most.edges else {
      throw GraphvizError(
        .tooLarge,
        "a picture of \(document.nodeCount) nodes and \(document.edgeCount) edges would show nothing",
        advice: "draw a part of at most \(Self.most.nodes) nodes and \(Self.most.edges) edges")
    }
    (self.document, self.title, self.labels) = (document, title, labels)
    let layout: GraphLayout
    do {
      let graph = try document.graph(.undirected)
      layout = try graph.stressLayout()
      strengths = try graph.neighborCounts().map(Double.init)
    } catch {
      throw GraphvizError(.refused, "\(error)", advice: "draw another graph")
    }
    let side = max(500, 30 * Double(document.nodeCount).squareRoot())
    let scale = side / max(layout.width, layout.height, 1)
    magnification = max(1, side / 900)
    points = layout.points.map { Point(x: $0.x * scale, y: $0.y * scale) }
    let strongest = max(strengths.max() ?? 1, 1)
    let size = magnification
    radii = strengths.map { 1.6 + size * 5 * ($0 / strongest).squareRoot() }
  }

  /// Everything that is written in it.
  var text: String { ([title, caption] + labeled.map(shown)).joined(separator: "\n") }

  private var hasArrows: Bool {
    document.direction == .directed && document.edgeCount <= Self.mostForArrows
  }

  private var caption: String {
    var caption = "\(document.nodeCount) nodes, \(document.edgeCount) edges"
    if labeled.count < document.nodeCount {
      caption += "; names of the \(labeled.count) with most neighbors"
    }
    if document.direction == .directed, !hasArrows { caption += "; directions not drawn" }
    return caption
  }

  /// The nodes that have room for a name, those with most neighbors first.
  private var labeled: [Int] {
    let order = points.indices.sorted { (strengths[$0], $1) > (strengths[$1], $0) }
    var (found, boxes): ([Int], [Layout.Box]) = ([], [])
    for node in order.prefix(4 * Self.mostLabels) where found.count < Self.mostLabels {
      let size = Outline(
        width: magnification * (5.5 * Double(shown(node).count) + 4), height: magnification * 12)
      let box = Layout.Box(around: labelPoint(node), size)
      guard !boxes.contains(where: { $0.overlaps(box) }) else { continue }
      boxes.append(box)
      found.append(node)
    }
    return found
  }

  private func shown(_ node: Int) -> String {
    labels[node].count <= 40 ? labels[node] : labels[node].prefix(39) + "…"
  }

  private func labelPoint(_ node: Int) -> Point {
    Point(x: points[node].x, y: points[node].y - radii[node] - 6 * magnification)
  }

  /// The graph, with all its positions.
  var dot: String {
    var lines = [
      "digraph large {",
      "graph [splines=line, outputorder=edgesfirst, pad=0.25, bgcolor=\"#FFFFFF\"];",
      "node [shape=circle, style=filled, fixedsize=true, label=\"\", penwidth=0.4, color=\"#FFFFFF\"];",
      "edge [color=\"#8A93A070\", penwidth=0.5, arrowsize=0.35, dir=\(hasArrows ? "forward" : "none")];",
    ]
    let colors = document.nodeAttributes.first { $0.name == "color" }
    for (node, point) in points.enumerated() {
      let color = colors?.text(node).flatMap { Color(text: $0) }?.hex ?? "#2B6CA8"
      lines.append(
        "n\(node) [pos=\"\(point.text)\", width=\(DOTAttributes.number(radii[node] / 36)), "
          + "fillcolor=\"\(color)\"];")
    }
    var drawn = Set<UInt64>()
    for (source, target) in zip(document.sources, document.targets) where source != target {
      let ends = hasArrows || source < target ? (source, target) : (target, source)
      guard drawn.insert(UInt64(ends.0) << 32 | UInt64(ends.1)).inserted else { continue }
      lines.append("n\(ends.0) -> n\(ends.1);")
    }
    for node in labeled { lines.append(text("l\(node)", shown(node), 9, at: labelPoint(node))) }
    let top = (points.map(\.y).max() ?? 0) + 30 * magnification
    let bottom = (points.map(\.y).min() ?? 0) - 30 * magnification
    let middle = (points.map(\.x).max() ?? 0) / 2
    lines.append(text("title", title, 20, at: Point(x: middle, y: top)))
    lines.append(text("caption", caption, 9, at: Point(x: middle, y: bottom)))
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func text(_ name: String, _ text: String, _ size: Double, at point: Point) -> String {
    var attributes = DOTAttributes()
    attributes.set("shape", "plain")
    attributes.set("fixedsize", "false")
    attributes.set("style", "filled")
    attributes.set("fillcolor", "#FFFFFFB0")
    attributes.set("fontname", "Arial,Helvetica,sans-serif")
    attributes.set("fontcolor", Color.ink.hex)
    attributes.set("fontsize", min(size * magnification, 96))
    attributes.set("pos", point.text)
    attributes.set("label", shown: text)
    return "\(name) \(attributes.text);"
  }

  /// The SVG that Graphviz wrote, with the names of nodes for titles.
  func finished(_ svg: Data) -> Data {
    let source = String(decoding: svg, as: UTF8.self)
    let body = source.range(of: "<svg").map { source[$0.lowerBound...] } ?? source[...]
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    for line in body.split(separator: "\n") where !line.hasPrefix("<!--") {
      if line.hasPrefix("<title>n"), let node = Int(line.dropFirst(8).prefix { $0 != "<" }) {
        lines.append("<title>\(SVGFinish.escaped(labels[node]))</title>")
      } else if line.hasPrefix("<title>large") {
        lines.append("<title>\(SVGFinish.escaped(title))</title>")
      } else if line.hasPrefix("<title>") {
        continue
      } else {
        lines.append(String(line.replacing("stroke=\"transparent\"", with: "stroke=\"none\"")))
      }
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }
}
