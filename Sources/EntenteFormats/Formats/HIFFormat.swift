import EntenteData

extension GraphFormat {
  /// The Hypergraph Interchange Format: a relation of several parties is one hyperedge.
  public static let hif = GraphFormat(
    id: "hif", title: "Hypergraph Interchange Format", fileExtensions: ["hif.json", "hif", "json"],
    losses: [
      Loss(.defaultValues, "written as values"), .numbersBesideJSON,
      Loss(
        .edgesOfHyperedges, "hyperedges are written as nodes, and read back as they were",
        isReadBack: true),
      .takenNames,
    ],
    hasHyperedges: true, renamed: HIFWriter.renamed,
    recognizes: { $0.json.format == "hif" },
    reader: { source, _ throws(Problem) in try HIFReader(source.text()).read() },
    writer: { content, _, target throws(Problem) in
      let writer = HIFWriter(content.document)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
