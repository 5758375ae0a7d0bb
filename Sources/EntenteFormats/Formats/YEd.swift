import EntenteData

extension GraphFormat {
  /// GraphML with what yEd needs to show labels, places, colors and shapes.
  ///
  /// Every attribute is a key as in plain GraphML; what yEd is told of the drawing comes besides. Of a
  /// file that yEd wrote, the drawing becomes attributes.
  public static let yEd = GraphFormat(
    id: "yed", title: "GraphML as yEd draws it", fileExtensions: ["graphml"],
    losses: graphML.losses + [Loss(.wideIntegers, "written as text, as yEd knows no long")],
    recognizes: isDrawn,
    reader: { source, _ throws(Problem) in
      let text = try source.text("", .xml)
      var reader = GraphMLReader(text, hasDrawing: true)
      let document = try reader.read()
      return GraphReading(
        document.withModesFromAttribute,
        warnings: text.warnings + reader.notices.problems(file: source.name))
    },
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute.withoutControls
      let drawing = try YEdWriter(document, name: target.name)
      let writer = try GraphMLWriter(
        document, name: target.name, drawing: (drawing.nodes, drawing.edges))
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })

  /// Whether GraphML declares a key of a drawing.
  static func isDrawn(_ start: FileStart) -> Bool {
    XMLStart.element(start.bytes) == "graphml"
      && start.bytes.firstRange(of: Array("yfiles.type=".utf8)) != nil
  }
}
