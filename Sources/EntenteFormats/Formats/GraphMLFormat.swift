import EntenteData

extension GraphFormat {
  /// GraphML as most graph programs read it.
  public static let graphML = GraphFormat(
    id: "graphml", title: "GraphML", fileExtensions: ["graphml"],
    losses: [
      Loss(.structures, "written as JSON text"), Loss(.controlCharacters), .hyperedges,
      .mixedDirections(
        "NetworkX refuses such files, and igraph gives all edges one direction, as graphology does in"
          + " directed graphs"),
      Loss(
        .anyAttributeName,
        "two attributes with one name are read back as they were, though igraph refuses such files",
        isReadBack: true),
    ],
    recognizes: { XMLStart.element($0.bytes) == "graphml" && !isDrawn($0) },
    reader: { source, _ throws(Problem) in
      let (document, warnings) = try GraphML.read(source.text("", .xml))
      return GraphReading(document.withModesFromAttribute, warnings: warnings)
    },
    writer: { content, _, target throws(Problem) in
      let writer = try GraphMLWriter(
        content.document.withModesAsAttribute.withoutControls, name: target.name)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
