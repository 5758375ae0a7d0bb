package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteGraph
import EntenteNetwork

/// `entente rank`: lists actors, the most important first.
package struct Rank: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "List actors, the most important first, with the relations behind each.",
    discussion: """
      Several measures stand side by side; the first gives the order. For example:
        entente rank graphs/japan-us-2025 betweenness strength --top 10
        entente rank graphs/japan-us-2025 --explain ibm
        entente rank friends.graphml pagerank --strength-column weight
      """)

  @OptionGroup var input: InputOptions

  @Argument(
    help: ArgumentHelp(
      """
      Measures: \(Measure.allCases.map(\.rawValue).joined(separator: ", ")). \
      (default: \(Measure.usual(isDirected: false).map(\.rawValue).joined(separator: " ")); of \
      flows \(Measure.usual(isDirected: true).map(\.rawValue).joined(separator: " ")))
      """))
  var measures: [Measure] = []

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @OptionGroup var paths: PathOptions

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
    try AnalysisInput.check(input, selection, strength, paths)
    if Set(measures).count < measures.count { throw ValidationError("A measure is there twice.") }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: input.quiet)
  }

  func result() throws -> ResultTable {
    let analyzed = try AnalysisInput(input, selection, strength, paths, for: measures)
    let graph = analyzed.graph
    let ranking: Ranking
    do {
      ranking = try Progress.during("ranking", isQuiet: input.quiet, hasShare: true) {
        try Ranking(
          graph, by: measures.isEmpty ? Measure.usual(of: [graph], isQuiet: input.quiet) : measures)
      }
    } catch {
      throw CommandError(error, in: input.isGraphFile ? input.fileName : nil)
    }
    guard let explain else {
      return RankingTable(
        graph: graph, ranking: ranking, language: input.language, money: money(analyzed)
      ).table(as: format, top: top)
    }
    let node = try actor(explain, in: analyzed)
    guard let network = analyzed.network else {
      return EdgeExplanationTable(node: node, graph: graph, ranking: ranking).table
    }
    return ExplanationTable(
      node: node, network: network, ranking: ranking, language: input.language
    ).table
  }

  /// Who gave and got how much, in a network of flows.
  private func money(_ analyzed: AnalysisInput) -> MoneyTotals? {
    guard let network = analyzed.network, network.projection.kind == .flows else { return nil }
    return MoneyTotals(network)
  }

  private func actor(_ id: String, in analyzed: AnalysisInput) throws -> Int {
    let graph = analyzed.graph
    if let node = graph.node(id), graph.actors.contains(node) { return node }
    throw CommandError(
      "no actor “\(id)” is in the network", advice: advice(insteadOf: id, in: analyzed))
  }

  /// Says which id may have been meant: one with such a name, or else one that is spelled nearly so.
  private func advice(insteadOf id: String, in analyzed: AnalysisInput) -> String {
    let wanted = id.lowercased()
    let graph = analyzed.graph
    let named = graph.actors.filter { node in
      wanted.contains(graph.ids[node].lowercased())
        || names(of: node, in: analyzed).contains { $0.lowercased().contains(wanted) }
    }
    let close = graph.actors.filter {
      Misspelling.distance(graph.ids[$0], wanted) <= max(1, wanted.count / 4)
    }
    let found = (named.isEmpty ? close : named).map { graph.ids[$0] }
    return found.isEmpty
      ? "see the ids with --format csv"
      : "did you mean \(found.prefix(5).joined(separator: ", "))?"
  }

  /// All that a node is called.
  private func names(of node: Int, in analyzed: AnalysisInput) -> [String] {
    let graph = analyzed.graph
    let known = [graph.ids[node], graph.labels[node]]
    guard let dataset = analyzed.network?.dataset, let entity = dataset.entity(graph.ids[node])
    else { return known }
    return known + [dataset.entities[entity].name] + dataset.names(of: entity).map(\.name)
  }
}
