import EntenteData

extension GraphFormat {
  /// A picture for pages: names can be read out, and edges lead to their evidence.
  public static let svg = picture("svg", "SVG picture")

  /// A picture of dots.
  public static let png = picture("png", "PNG picture")

  /// A picture for print.
  public static let pdf = picture("pdf", "PDF picture")

  private static func picture(_ id: String, _ title: String) -> GraphFormat {
    GraphFormat(
      id: id, title: title, fileExtensions: [id],
      losses: [
        Loss(.graphAttributes, "left out but for the title", exceptions: ["title", "label"]),
        Loss(.nodeIDs, "not shown"), Loss(.edgeIDs, "not shown"), Loss(.structures),
        Loss(
          .nodeAttributes, "left out but for names, kinds and colors",
          exceptions: ["label", "kind", "color"]),
        Loss(.edgeAttributes, "left out but for colors, strengths and labels"),
        Loss(.parallelEdges, "drawn as one with their number"), Loss(.loops, "counted, not drawn"),
      ],
      writer: { content, tools, target throws(Problem) in
        let draw = try tools.require(tools.draw, for: title, file: target.name)
        let bytes: [UInt8]
        do throws(Problem) {
          bytes = try draw(content, id)
        } catch {
          var problem = error
          problem.file = target.name
          throw problem
        }
        try target.write { sink throws(Problem) in sink.bytes += bytes }
      })
  }
}
