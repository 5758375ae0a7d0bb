import Foundation

/// Where Graphviz puts things and how large they are with the fonts of this machine.
struct Measure {
  /// The centers of the nodes, by their names.
  private(set) var centers: [String: Point] = [:]
  /// The outline of each node around its center, by their names.
  private(set) var outlines: [String: Outline] = [:]
  /// The ways of the edges that have a comment, by their comments.
  private(set) var ways: [String: [Point]] = [:]

  private struct Graph: Decodable {
    var objects: [Object]?
    var edges: [Edge]?
  }

  private struct Object: Decodable {
    var name: String
    var pos: String?
    var width: String?
    var height: String?
    var _draw_: [Operation]?
  }

  private struct Edge: Decodable {
    var comment: String?
    var pos: String?
  }

  private struct Operation: Decodable {
    var op: String
    var points: [[Double]]?
  }

  /// Reads what Graphviz wrote in its format `json`.
  ///
  /// - Parameter json: What Graphviz wrote.
  /// - Throws: ``GraphvizError`` if it wrote something else.
  init(_ json: Data?) throws(GraphvizError) {
    guard let graph = try? JSONDecoder().decode(Graph.self, from: json ?? Data()) else {
      throw GraphvizError(
        .refused, "Graphviz wrote no positions that can be read",
        advice: "use a Graphviz from 2.42 to 14")
    }
    for object in graph.objects ?? [] {
      guard let center = object.pos.flatMap(Self.point) else { continue }
      centers[object.name] = center
      outlines[object.name] = Self.outline(object, around: center)
    }
    for edge in graph.edges ?? [] {
      guard let comment = edge.comment, let pos = edge.pos else { continue }
      ways[comment] = pos.split(separator: " ").compactMap { Self.point(String($0)) }
    }
  }

  private static func point(_ text: String) -> Point? {
    let numbers = text.split(separator: ",").compactMap { Double($0) }
    return numbers.count == 2 ? Point(x: numbers[0], y: numbers[1]) : nil
  }

  private static func outline(_ object: Object, around center: Point) -> Outline? {
    guard let width = object.width.flatMap(Double.init),
      let height = object.height.flatMap(Double.init)
    else { return nil }
    var outline = Outline(width: width * 72, height: height * 72)
    for operation in object._draw_ ?? [] {
      if operation.op == "e" || operation.op == "E" { outline.isEllipse = true }
      guard operation.op == "p" || operation.op == "P", let points = operation.points else {
        continue
      }
      let corners = points.filter { $0.count == 2 }
        .map { Point(x: $0[0] - center.x, y: $0[1] - center.y) }
      // Of two outlines, links end at the outer one.
      let reach = corners.map(\.x).max() ?? 0
      if reach > (outline.corners.map(\.x).max() ?? 0) { outline.corners = corners }
    }
    return outline
  }
}
