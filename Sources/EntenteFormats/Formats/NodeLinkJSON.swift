import EntenteData

extension GraphFormat {
  /// Node-link JSON as NetworkX writes it, with the edges under `edges`; either form is read.
  ///
  /// As in the other formats of JSON, a member `entente:declared` says the order of attributes and the types
  /// of those without values, where the nodes and edges do not tell.
  public static let nodeLinkJSON = GraphFormat(nodeLink: "json", "node-link JSON", "edges")

  /// Node-link JSON as D3 and older programs have it, with the edges under `links`; either form is read.
  public static let d3 = GraphFormat(nodeLink: "d3", "node-link JSON with links, for D3", "links")

  private init(nodeLink id: String, _ title: String, _ edgeList: String) {
    self.init(
      id: id, title: title, fileExtensions: ["json"],
      losses: [Loss(.defaultValues, "written as values"), .numbersBesideJSON, .takenNames]
        + (id == "d3" ? [.numbersBesideJavaScript] : []),
      renamed: NodeLinkWriter.renamed,
      recognizes: { $0.json.format == id },
      reader: { source, _ throws(Problem) in try NodeLinkReader(source.text()).read() },
      writer: { content, _, target throws(Problem) in
        let document = content.document.withModesAsAttribute
        try target.write { sink throws(Problem) in
          try NodeLinkWriter(document, edgeList: edgeList).write(into: &sink)
        }
      })
  }
}
