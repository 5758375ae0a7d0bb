import EntenteData

extension GraphFormat {
  /// Matrix Market: the matrix of a graph, with a row and a column for each node.
  ///
  /// A matrix that is not square has a node of the first mode for each row and one of the second for
  /// each column.
  public static let matrixMarket = GraphFormat(
    id: "matrix-market", title: "Matrix Market", fileExtensions: ["mtx"],
    losses: [
      Loss(.graphID), Loss(.graphAttributes), Loss(.nodeIDs, "numbered from 1"),
      Loss(.nodeAttributes), Loss(.secondMode, "kept if the matrix is not square"),
      Loss(.edgeIDs),
      Loss(.edgeAttributes, "left out but for weight", holdsWeights: true, holdsEmptyWeights: true),
      Loss(.mixedDirections, "undirected edges are written there and back"),
      Loss(
        .parallelEdges,
        "written one by one, which other programs add up, and read back as they were",
        isReadBack: true),
      Loss(.defaultValues, "written as values"), Loss(.missingWeights, "written as 1"),
    ],
    loses: { feature, document in
      switch feature {
      case .nodeIDs:
        document.nodeIDs.indices.contains { document.nodeIDs[$0] != "\($0 + 1)" }
      case .secondMode: document.matrixRowCount == nil
      default: true
      }
    },
    recognizes: { start in
      String(decoding: start.bytes.prefix(14), as: UTF8.self).lowercased() == "%%matrixmarket"
    },
    reader: { source, _ throws(Problem) in
      var reader = try MatrixMarketReader(source.text())
      return try reader.read()
    },
    writer: { content, _, target throws(Problem) in
      try target.write { sink throws(Problem) in
        try MatrixMarketWriter(content.document).write(into: &sink)
      }
    })
}
