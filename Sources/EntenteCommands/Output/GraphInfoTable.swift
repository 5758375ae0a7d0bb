import EntenteFormats
import EntenteGraph
import EntenteNetwork

/// What `entente info` says of a graph file.
struct GraphInfoTable {
  let document: GraphDocument
  let graph: NamedGraph

  /// The table.
  ///
  /// - Returns: The table.
  /// - Throws: `GraphError` if the task was canceled.
  func table() throws(GraphError) -> ResultTable {
    let structure = try StructureRows.of(graph)
    return ResultTable(
      title: graph.title, notes: [graph.header[0]] + graph.header.dropFirst(2),
      columns: [.init("section", "section"), .init("item", "item"), .init("value", "value")],
      rows: (records + attributes + structure).map {
        [.text($0.section), .text($0.item), $0.value]
      })
  }

  private var records: [InfoTable.Row] {
    var rows: [InfoTable.Row] = []
    if let modes = document.isSecondMode {
      rows.append(("nodes", "of the second mode", .count(modes.count { $0 })))
    }
    if let relations = graph.relations {
      rows.append(("records", "relations", .count(relations.ids.count)))
    }
    if let evidence = graph.evidence {
      rows.append(("records", "edges with evidence", .count(evidence.count { !$0.isEmpty })))
    }
    return rows
  }

  /// The type of each attribute and how many have a value.
  private var attributes: [InfoTable.Row] {
    let sections = [
      ("attributes of the graph", document.graphAttributes),
      ("attributes of nodes", document.nodeAttributes),
      ("attributes of edges", document.edgeAttributes),
    ]
    return sections.flatMap { section, columns in
      columns.map { column in
        let count = column.values.count
        let share = count == column.count ? "all" : "\(count) of \(column.count)"
        return (section, column.name, .text("\(column.values.typeName), \(share)"))
      }
    }
  }
}
