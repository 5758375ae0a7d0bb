import EntenteData

extension GraphFormat {
  /// The Graph Modelling Language, as igraph, NetworkX, Gephi and yEd read it.
  ///
  /// Nodes are numbered. The label of a node is its attribute `label`, if each node has one of its own,
  /// and the name is the id then; otherwise the label is the id. Texts are ASCII with entities such as
  /// `&#233;`. Whole numbers up to 2⁵³ are written as such, though some programs read 32 bits only,
  /// and where one is larger, all values of its attribute are texts. True and false are 1 and 0. The types of such attributes stand before the
  /// graph, with all others if these do not come in their order or have no values. Other names than letters, digits and underscores have `x_` before them and `_20` for a
  /// space.
  public static let gml = GraphFormat(
    id: "gml", title: "GML", fileExtensions: ["gml"],
    losses: [
      Loss(
        .mixedDirections,
        "edges that differ get the attribute directed, which other programs do not know, and are read"
          + " back as they were", isReadBack: true),
      Loss(.structures, "written as JSON text"), Loss(.defaultValues, "written as values"),
      Loss(
        .wideIntegers,
        "read as other numbers by some programs; from 2⁵³ on, all values of the attribute are written"
          + " as texts, and read back as they were", isReadBack: true),
      Loss(
        .specialNumbers,
        "not read by some programs; where one is NaN, all values of the attribute are written as"
          + " texts, and read back as they were", isReadBack: true),
    ],
    recognizes: { start in
      let text = String(decoding: start.bytes.prefix(4_096), as: UTF8.self)
      let lines = text.split { $0.isNewline }.filter { !$0.hasPrefix("#") }
      let words = lines.joined(separator: " ").split { $0.isWhitespace || $0 == "[" }
      return words.first == "Creator" || words.first == "Version"
        || words.first == "graph"
          && text.contains("[") && !text.contains("{")
    },
    reader: { source, _ throws(Problem) in try GMLReader(source.text()).read() },
    writer: { content, _, target throws(Problem) in
      let writer = GMLWriter(content.document.withModesAsAttribute)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
