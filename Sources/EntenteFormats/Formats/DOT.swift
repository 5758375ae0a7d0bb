import EntenteData
import EntenteGraph

extension GraphFormat {
  /// The language of Graphviz, as data: names and evidence, and nothing of how it looks.
  ///
  /// Attributes such as `label` and `tooltip` show the text that they are. The title of the graph becomes
  /// its `label` besides, and the claims of an edge and the first address among its evidence become its
  /// `tooltip` and `URL`; these are no attributes when they are read again. An undirected edge of a
  /// directed graph has `dir=none`, and a directed one of an undirected graph `dir=forward`.
  /// The id of an edge is its attribute `id`; other attributes that are called so have a name with
  /// `entente:` before it, and the second of a name has `entente:2:`.
  ///
  /// The attributes `x`, `y` and `z` of nodes are their places, `pos`. An attribute `entente:declared` of the
  /// graph says the order of attributes and the types of those without values, where the others do not tell.
  ///
  /// The parser of Graphviz reads it. Columns of numbers are numbers. The words of markup are its text.
  /// The innermost cluster of a node is its attribute `cluster`; all subgraphs that are named or say
  /// something are in the attribute `subgraphs` of the graph. As subgraphs they are written again.
  public static let dot = GraphFormat(
    id: "dot", title: "Graphviz DOT", fileExtensions: ["dot", "gv"],
    losses: [
      Loss(.types, "read by how the texts of a column look"),
      Loss(.structures, "written as JSON text"), Loss(.defaultValues, "written as values"),
      Loss(.emptyTexts), Loss(.controlCharacters, "left out of labels and tooltips"),
      Loss(.zeroCharacters),
    ],
    loses: { feature, document in
      switch feature {
      case .structures: DOTWriter.losesStructures(document)
      case .controlCharacters: DOTWriter.losesControls(document)
      default: true
      }
    },
    retypes: DOTGraph.retypes,
    recognizes: { DOTScan.isGraph($0.bytes) },
    reader: { source, tools throws(Problem) in
      let read = try tools.require(tools.readDOT, for: "DOT", file: source.name)
      let text = try source.text()
      // The parser of Graphviz takes about 48 bytes for each.
      var reading = try read(text.all(most: 1 << 28), source.name)
      reading.warnings = text.warnings + reading.warnings
      return reading
    },
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      let writer = try DOTWriter(document, name: target.name)
      try target.write { sink throws(Problem) in try writer.write(into: &sink) }
    })
}
