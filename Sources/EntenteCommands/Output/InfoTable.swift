import EntenteAnalysis
import EntenteData
import EntenteGraph
import EntenteNetwork

/// What `entente info` says of a network and its dataset.
struct InfoTable {
  let network: Network
  let language: Language

  typealias Row = (section: String, item: String, value: ResultTable.Cell)

  /// The table.
  ///
  /// - Returns: The table.
  /// - Throws: `GraphError` if the task was canceled.
  func table() throws(GraphError) -> ResultTable {
    let structure = try StructureRows.of(NamedGraph(network, in: language))
    return ResultTable(
      title: network.dataset.title, notes: network.header,
      columns: [.init("section", "section"), .init("item", "item"), .init("value", "value")],
      rows: (records + kinds + relations + dates + money + coverage + structure).map {
        [.text($0.section), .text($0.item), $0.value]
      })
  }

  private var dataset: Dataset { network.dataset }

  private func count(_ section: String, _ item: String, _ count: Int) -> Row {
    (section, item, .count(count))
  }

  private var records: [Row] {
    let tables = dataset.tables
    return [
      count("records", "sources", tables.sources.count),
      count("records", "entities", tables.entities.count),
      count("records", "names", tables.names.count),
      count("records", "relations", tables.relations.count),
      count("records", "parties", tables.parties.count),
      count("records", "pieces of evidence", tables.evidence.count),
      count("records", "caveats", tables.caveats.count),
      count("records", "links", tables.links.count),
    ]
  }

  private var kinds: [Row] {
    Entity.Kind.allCases.map { kind in
      count("entities", kind.rawValue, dataset.entities.count { $0.kind == kind })
    }.filter { $0.value.visible != "0" }
  }

  private var relations: [Row] {
    let all = dataset.relations
    let types = RelationType.allCases.map { type in
      count("relations", type.rawValue, all.count { $0.type == type })
    }
    let statuses = Relation.Status.allCases.map { status in
      count("status", status.rawValue, all.count { $0.status == status })
    }
    let certainties = Relation.Certainty.allCases.map { certainty in
      count("certainty", certainty.rawValue, all.count { $0.certainty == certainty })
    }
    let rows =
      types + [count("relations", "episodes", Set(all.map(\.episodeID)).count)] + statuses
      + [count("status", "unknown", all.count { $0.status == nil })] + certainties
    return rows.filter { $0.value.visible != "0" }
  }

  private var dates: [Row] {
    let dates = dataset.relations.compactMap(\.date)
    var rows: [Row] = []
    if let first = dates.compactMap(\.earliest).min(), let last = dates.compactMap(\.latest).max() {
      rows.append(("dates", "earliest", .text("\(first)")))
      rows.append(("dates", "latest", .text("\(last)")))
    }
    rows.append(count("dates", "undated relations", dataset.relations.count - dates.count))
    return rows
  }

  private var money: [Row] {
    let totals = MoneyTotals(network)
    func text(_ ranges: [MoneyRange]) -> String {
      ranges.map { $0.text(in: language) }.joined(separator: " + ")
    }
    var rows = totals.total.map { total -> Row in
      ("money", "total in \(total.currency), each sum once", .text(total.text(in: language)))
    }
    rows.append(count("money", "relations with a sum", totals.withSum.count))
    rows.append(count("money", "funding or support of unknown sum", totals.unknown.count))
    for row in totals.rows {
      guard let entity = dataset.entity(row.entity) else { continue }
      let label = dataset.label(of: entity, in: language)
      if !row.given.isEmpty { rows.append(("money given", label, .text(text(row.given)))) }
      if !row.received.isEmpty { rows.append(("money received", label, .text(text(row.received)))) }
    }
    return rows
  }

  private var coverage: [Row] {
    let pieces = dataset.relations.indices.map { dataset.evidence(of: $0) }
    let entities = dataset.entities.indices
    func labeled(_ code: String) -> Int {
      entities.count { entity in
        dataset.names(of: entity).contains { $0.use == .label && $0.language == code }
      }
    }
    return [
      count("coverage", "relations with one piece of evidence", pieces.count { $0.count == 1 }),
      count("coverage", "relations with several pieces", pieces.count { $0.count > 1 }),
      count(
        "coverage", "relations from one source", pieces.count { Set($0.map(\.source)).count == 1 }),
      count("coverage", "entities with a Japanese label", labeled("ja")),
      count("coverage", "entities with a Chinese label", labeled("zh")),
      count("coverage", "records with a caveat", Set(dataset.caveats.map(\.subject)).count),
    ]
  }
}
