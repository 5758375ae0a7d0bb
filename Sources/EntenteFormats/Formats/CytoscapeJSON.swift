import EntenteData

extension GraphFormat {
  /// JSON of Cytoscape and Cytoscape.js, and as NetworkX writes it for them.
  public static let cytoscape = GraphFormat(
    id: "cytoscape", title: "JSON of Cytoscape and Cytoscape.js", fileExtensions: ["cyjs", "json"],
    losses: [
      Loss(.defaultValues, "written as values"), .numbersBesideJSON, .numbersBesideJavaScript,
      .takenNames,
    ],
    renamed: CytoscapeWriter.renamed,
    recognizes: { $0.json.format == "cytoscape" },
    reader: { source, _ throws(Problem) in try CytoscapeReader(source.text()).read() },
    writer: { content, _, target throws(Problem) in
      let writer = CytoscapeWriter(content.document.withModesAsAttribute)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
