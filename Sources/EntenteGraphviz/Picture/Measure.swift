import Foundation

/// The outlines of nodes, as Graphviz draws them with the fonts of this machine.
enum Measure {
  private struct Graph: Decodable {
    var objects: [Object]?
  }

  private struct Object: Decodable {
    var name: String
    var pos: String?
    var width: String?
    var height: String?
    var _draw_: [Operation]?
  }

  private struct Operation: Decodable {
    var op: String
    var points: [[Double]]?
  }

  /// Reads the outlines of a graph's nodes, by their names.
  ///
  /// - Parameter json: What Graphviz wrote in its format `json`.
  /// - Returns: The outline of each node around its center.
  /// - Throws: ``GraphvizError`` if Graphviz wrote something else.
  static func outlines(_ json: Data) throws(GraphvizError) -> [String: Outline] {
    guard let graph = try? JSONDecoder().decode(Graph.self, from: json) else {
      throw GraphvizError(
        .refused, "Graphviz wrote no positions that can be read",
        advice: "use a Graphviz from 2.42 to 14")
    }
    var outlines: [String: Outline] = [:]
    for object in graph.objects ?? [] {
      let center = (object.pos ?? "").split(separator: ",").compactMap { Double($0) }
      guard center.count == 2, let width = object.width.flatMap(Double.init),
        let height = object.height.flatMap(Double.init)
      else { continue }
      var outline = Outline(width: width * 72, height: height * 72)
      for operation in object._draw_ ?? [] {
        if operation.op == "e" || operation.op == "E" { outline.isEllipse = true }
        guard operation.op == "p" || operation.op == "P", let points = operation.points else {
          continue
        }
        let corners = points.filter { $0.count == 2 }
          .map { Point(x: $0[0] - center[0], y: $0[1] - center[1]) }
        // Of two outlines, links end at the outer one.
        let reach = corners.map(\.x).max() ?? 0
        if reach > (outline.corners.map(\.x).max() ?? 0) { outline.corners = corners }
      }
      outlines[object.name] = outline
    }
    return outlines
  }
}
