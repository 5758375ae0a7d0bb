import EntenteData

extension GraphFormat {
  /// Pajek networks; of a project the first network with its partitions and vectors.
  ///
  /// Vertices are numbered. Where each has a label of its own, the labels are the ids of the nodes;
  /// otherwise the numbers are. A node is written with its label, if each has one of its own, and
  /// otherwise with its id. Besides, Pajek has places for coordinates, shapes, colors, line widths,
  /// the labels and relations of lines, and times in whole numbers.
  public static let pajek = GraphFormat(
    id: "pajek", title: "Pajek network", fileExtensions: ["net", "paj"],
    losses: [
      Loss(.graphAttributes),
      Loss(
        .nodeAttributes,
        "left out but for places, shapes, colors and times, which are read in an order of their own"
      ),
      Loss(.idsBesideLabels, "left out"), Loss(.scatteredModes, "written as one mode"),
      Loss(.edgeIDs),
      Loss(
        .edgeAttributes, "left out but for weights, labels, relations, colors and times",
        holdsWeights: true), Loss(.missingWeights, "read as 1"),
      .usualDirectionOfFirst,
      Loss(.defaultValues, "written as values"),
      Loss(
        .specialNumbers,
        "igraph refuses files with such numbers; for it write graphml", isReadBack: true),
      Loss(.secondMode, "NetworkX refuses such files; for it write graphml", isReadBack: true),
      .mixedDirections("NetworkX and igraph give all edges one direction"),
      Loss(
        .times,
        "igraph refuses files with times of edges, or of nodes with shapes, colors or other parameters; for"
          + " it write graphml", isReadBack: true),
      Loss(.relations, "igraph refuses files with such; for it write graphml", isReadBack: true),
    ],
    loses: { feature, document in
      feature == .missingWeights
        ? document.weights?.hasAnyValue ?? false : losesDirection(feature, document)
    },
    kept: { PajekWriter($0).kept },
    recognizes: { start in
      let lines = String(decoding: start.bytes.prefix(4_096), as: UTF8.self).split { $0.isNewline }
      let first = lines.first { !$0.hasPrefix("%") }?.lowercased() ?? ""
      return ["*vertices", "*nodes", "*network"].contains { first.hasPrefix($0) }
    },
    reader: { source, _ throws(Problem) in
      var reader = try PajekReader(source.text())
      return try reader.read()
    },
    writer: { content, _, target throws(Problem) in
      let writer = PajekWriter(content.document)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
