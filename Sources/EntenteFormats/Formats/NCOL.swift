import EntenteData

extension GraphFormat {
  /// An edge in each line, for LGL and igraph: two words and perhaps a weight, and nothing else.
  ///
  /// There are neither comments nor quotation marks in it, so an id with white space cannot be written.
  /// It is read as an edge list is.
  public static let ncol = GraphFormat(
    id: "ncol", title: "NCOL, an edge list of plain words for igraph", fileExtensions: ["ncol"],
    losses: edgeListLosses + [
      Loss(.direction, "left out; edges are read as undirected"), .refused(.idsOfSeveralWords),
    ],
    takesDirection: true, loses: edgeListLoses,
    reader: { source, _ throws(Problem) in
      try NamedEdgeList(source.text()).read(source.tables.direction)
    },
    writer: { content, _, target throws(Problem) in
      let writer = try EdgeListWriter(content.document, name: target.name, isBare: true)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
