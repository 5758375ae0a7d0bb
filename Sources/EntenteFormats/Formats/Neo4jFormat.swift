import EntenteData
import EntenteGraph

extension GraphFormat {
  /// Tables for `neo4j-admin database import`, with typed headers: of nodes and of relationships.
  ///
  /// The attribute `labels` of nodes is their `:LABEL` and `type` of edges their `:TYPE`; without them nodes
  /// are a `Node` and of their `kind`, and relationships a `TIE`, as in Cypher scripts. Relationships
  /// are always directed; where edges are not, a property `_directed` says so. Texts with line ends need
  /// `--multiline-fields=true` there.
  ///
  /// A table may have its header in a file of its own beside it, such as `actors-header.csv` of `actors.csv` or of
  /// `actors-part1.csv`, `actors-part2.csv` and so on, all of which are read where the header is named.
  ///
  /// After the type a header may have options in braces, which start at the first brace of the whole, and
  /// nothing takes that meaning from one; so names with “{” are refused. What is in parentheses names a
  /// space of ids, in a name too, so `neo4j-admin` takes `revenue (EUR)` for `revenue `.
  ///
  /// Source: Neo4j Operations Manual 5, "Import", the sections on header formats and on data types.
  public static let neo4j = GraphFormat(
    id: "neo4j", title: "CSV tables for the import of Neo4j", fileExtensions: ["csv"],
    losses: [
      Loss(.graphID), Loss(.graphAttributes),
      Loss(.structures, "lists of texts become arrays, others JSON text"),
      Loss(.defaultValues, "written as values"),
      Loss(.directionWithoutEdges, "read as undirected"),
      Loss(.usualDirection, "read as undirected"),
      Loss(
        .namesWithParentheses,
        "taken without what is in parentheses by neo4j-admin, and read back as they were",
        isReadBack: true),
      .refused(.namelessAttributes), .refused(.namesWithBraces), .refused(.zeroCharacters),
      .refused(.emptyID),
    ],
    isTable: true, takesTables: true,
    loses: { feature, document in
      switch feature {
      case .structures: Neo4jWriter.losesStructures(document)
      case .usualDirection: document.direction == .directed
      case .directionWithoutEdges: Neo4jWriter.losesDirection(document)
      default: true
      }
    },
    recognizes: { Neo4jHeader.isLine($0.bytes.prefix { $0 != 0x0A && $0 != 0x0D }) },
    reader: { source, _ throws(Problem) in
      try Neo4jReader(source).read()
    },
    writer: { content, _, target throws(Problem) in
      try Neo4jWriter(content.document, name: target.name).write(into: &target)
    })
}
