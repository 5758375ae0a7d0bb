import EntenteData
import EntenteGraph

extension GraphFormat {
  /// Tables of comma-separated values: of nodes, of edges and, of a network, of relations and of
  /// evidence.
  ///
  /// Any table of edges is read whose columns are named as those of most tools, with commas, semicolons,
  /// tabs or bars, and tables of nodes beside it. Where no comma parts the fields, a column is of numbers with
  /// decimal commas if all its values are numbers with one or none, and one of them is not as `1,234`, which may
  /// be a thousand and more. A column `type` of which each value is `Directed` or `Undirected`, as in tables of
  /// Gephi, and a column `directed` of truth values are the directions of edges.
  public static let csv = tables(
    .commas, id: "csv", title: "CSV tables of nodes and edges", endings: ["csv"])

  /// The same with tabs.
  public static let tsv = tables(
    .tabs, id: "tsv", title: "tables with tabs, of nodes and edges", endings: ["tsv", "tab"])

  /// The same for spreadsheets: with the mark by which they know UTF-8, and an apostrophe before a text
  /// that they would take for a formula.
  ///
  /// A text that starts, after any apostrophes, with `=`, `+`, `-`, `@`, a tab or a return gets one more
  /// apostrophe, which is taken off again where the file is read in this format.
  public static let excelCSV = tables(
    .spreadsheet, id: "excel-csv", title: "CSV tables for spreadsheets", endings: ["csv"])

  private static func tables(
    _ style: TableStyle, id: String, title: String, endings: [String]
  ) -> GraphFormat {
    GraphFormat(
      id: id, title: title, fileExtensions: endings,
      losses: [
        Loss(.graphID), Loss(.graphAttributes), Loss(.types, "guessed from the values"),
        Loss(.structures, "written as JSON text"), Loss(.defaultValues, "written as values"),
        Loss(.namelessAttributes, "called by their column, such as column3"),
        Loss(.directionWithoutEdges, "read as undirected"), .usualDirectionOfFirst,
        .refused(.zeroCharacters), .refused(.emptyID),
      ],
      isTable: true, takesTables: true, loses: losesDirection,
      retypes: { column in
        // Nothing tells the type of a column without values.
        column.hasValues ? style.retypes(column) : !column.isText && !column.isStructure
      },
      recognizes: style.recognizes,
      reader: { source, _ throws(Problem) in
        var reader = TableGraphReader(source, style)
        return try reader.read()
      },
      writer: { content, _, target throws(Problem) in
        try TableGraphWriter(style).write(content, into: &target)
      })
  }
}
