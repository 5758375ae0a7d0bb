import EntenteData
import EntenteGraph

extension GraphFormat {
  /// JSON of graphology, the graph library of Sigma and Gephi Lite.
  public static let graphology = GraphFormat(
    id: "graphology", title: "JSON of graphology, for Sigma and Gephi Lite",
    fileExtensions: ["graphology.json", "json"],
    losses: [
      Loss(.defaultValues, "written as values"), .numbersBesideJSON, .numbersBesideJavaScript,
      Loss(.usualDirection, "read as directed"), .takenNames,
    ],
    loses: { $0 != .usualDirection || $1.direction == .undirected },
    renamed: GraphologyWriter.renamed,
    recognizes: { $0.json.format == "graphology" },
    reader: { source, _ throws(Problem) in try GraphologyReader(source.text()).read() },
    writer: { content, _, target throws(Problem) in
      let writer = GraphologyWriter(content.document.withModesAsAttribute)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
