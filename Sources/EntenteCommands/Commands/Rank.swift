package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteNetwork

/// `entente rank`: lists actors, the most important first.
package struct Rank: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "List actors, the most important first, with the relations behind each.",
    discussion: """
      Several measures stand side by side; the first gives the order. For example:
        entente rank graphs/japan-us-2025 betweenness strength --top 10
        entente rank graphs/japan-us-2025 --explain ibm
      """)

  @OptionGroup var input: InputOptions

  @Argument(
    help: ArgumentHelp(
      """
      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")). \
      (default: \(Measure.usual.map(\.rawValue).joined(separator: " ")))
      """))
  var measures: [Measure] = []

  @OptionGroup var projection: ProjectionOptions

  @Option(help: "How many to list; 0 lists all. (default: 20 in a table, all elsewhere)")
  var top: Int?

  @Option(help: ArgumentHelp("Show what makes the place of one actor.", valueName: "id"))
  var explain: String?

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    if let top, top < 0 { throw ValidationError("'--top' must be at least 0.") }
    if explain != nil, top != nil { throw ValidationError("'--explain' goes without '--top'.") }
    if Set(measures).count < measures.count { throw ValidationError("A measure is there twice.") }
  }

  package func run() throws {
    let network = try projection.network(of: input.read())
    let measures = measures.isEmpty ? Measure.usual : measures
    let ranking: Ranking
    do {
      ranking = try Ranking(network, by: measures)
    } catch {
      throw CommandError(error)
    }
    guard let explain else {
      table(of: ranking).emit(as: format, isQuiet: input.quiet)
      return
    }
    try explanation(of: explain, in: ranking).emit(as: format, isQuiet: input.quiet)
  }

  private func table(of ranking: Ranking) -> ResultTable {
    let network = ranking.network
    var table = ResultTable(
      title: "Key actors of \(network.dataset.title)",
      notes: network.header + ranking.measures.map { "\($0.title): \($0.convention)" },
      columns: [.init("rank", "#"), .init("id", nil), .init("label", "actor")]
        + ranking.measures.flatMap { measure -> [ResultTable.Column] in
          [.init(measure.rawValue, measure.title), .init("\(measure.rawValue)-rank", nil)]
        } + [.init("relation-ids", "relations")])
    let count = top == 0 ? ranking.rows.count : top
    if format == .table {
      table.visibleRows = count ?? 20
    }
    let rows =
      format == .table ? ranking.rows[...] : ranking.rows.prefix(count ?? ranking.rows.count)
    table.rows = rows.map { row in
      let values = ranking.measures.indices.flatMap { index -> [ResultTable.Cell] in
        [
          .value(row.values[index], isCount: ranking.measures[index].isCount),
          row.ranks[index].map(ResultTable.Cell.count) ?? .none,
        ]
      }
      return [
        row.ranks[0].map(ResultTable.Cell.count) ?? .none, .text(network.id(of: row.node)),
        .text(network.label(of: row.node, in: input.language)),
      ] + values + [.list(row.relations.map { network.dataset.relations[$0].id })]
    }
    return table
  }

  private func explanation(of id: String, in ranking: Ranking) throws -> ResultTable {
    let network = ranking.network
    guard let node = network.node(id), network.isActor(node) else {
      throw CommandError(
        "no actor “\(id)” is in the network", advice: nearest(id, in: network))
    }
    let explanation = Explanation(of: node, in: network)
    let label = network.label(of: node, in: input.language)
    var notes = network.header
    if let row = ranking.rows.first(where: { $0.node == node }) {
      for (index, measure) in ranking.measures.enumerated() {
        let value = ResultTable.Cell.value(row.values[index], isCount: measure.isCount)
        let place = row.ranks[index].map { "rank \($0) of \(ranking.rows.count)" } ?? "no rank"
        notes.append("\(measure.title) \(value.visible), \(place): \(measure.convention)")
      }
    }
    var table = ResultTable(
      title: "What makes the place of \(label) (\(id))", notes: notes,
      columns: [
        .init("strength", "adds"), .init("relation", "relation"), .init("roles", "as"),
        .init("type", "type"), .init("date", "date"), .init("amount", "sum"),
        .init("status", "status"), .init("others", "ties to"), .init("evidence", "evidence"),
      ])
    table.listsApart = true
    table.rows = explanation.parts.map { row(of: $0, in: network) }
    return table
  }

  private func row(of part: Explanation.Part, in network: Network) -> [ResultTable.Cell] {
    let relation = network.dataset.relations[part.relation]
    let others = part.others.map { network.label(of: $0, in: input.language) }
    let evidence = network.dataset.evidence(of: part.relation).map { evidence in
      "\(evidence.claim) “\(evidence.excerpt)” (\(evidence.source) \(evidence.locator))"
    }
    return [
      .number(part.strength), .text(relation.id),
      .text(part.roles.map(\.rawValue).joined(separator: " ")), .text(relation.type.rawValue),
      .text(relation.date?.text(in: input.language) ?? "undated"),
      .text(relation.money?.text(in: input.language) ?? "–"),
      .text(relation.status?.rawValue ?? "–"),
      .list(others.isEmpty ? [] : ["with " + others.joined(separator: ", ")]), .list(evidence),
    ]
  }

  /// Says which id may have been meant.
  private func nearest(_ id: String, in network: Network) -> String {
    let wanted = id.lowercased()
    let ids = network.nodes.indices.filter(network.isActor).map(network.id)
    var found = ids.filter { $0.contains(wanted) || wanted.contains($0) }
    for (number, entity) in network.dataset.entities.enumerated() {
      let names = [entity.name] + network.dataset.names(of: number).map(\.name)
      if names.contains(where: { $0.lowercased().contains(wanted) }), ids.contains(entity.id) {
        found.append(entity.id)
      }
    }
    let some = Set(found).sorted().prefix(5)
    return some.isEmpty
      ? "see the ids with rank --format csv" : "did you mean \(some.joined(separator: ", "))?"
  }
}
