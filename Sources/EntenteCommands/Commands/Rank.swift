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
      (default: \(Measure.usual(isDirected: false).map(\.rawValue).joined(separator: " ")); of \
      flows \(Measure.usual(isDirected: true).map(\.rawValue).joined(separator: " ")))
      """))
  var measures: [Measure] = []

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @Option(help: "How long a path along an edge is: hops or inverse (1/strength).")
  var length: Projection.Length = .hops

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
    try strength.check(with: selection.projection)
    if Set(measures).count < measures.count { throw ValidationError("A measure is there twice.") }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: input.quiet)
  }

  func result() throws -> ResultTable {
    let network = try selection.network(of: input.read(), strength: strength, length: length)
    let ranking: Ranking
    do {
      ranking = try Ranking(network, by: measures)
    } catch {
      throw CommandError(error)
    }
    guard let explain else {
      return RankingTable(ranking: ranking, language: input.language).table(as: format, top: top)
    }
    let node = try actor(explain, in: network)
    return ExplanationTable(node: node, ranking: ranking, language: input.language).table
  }

  private func actor(_ id: String, in network: Network) throws -> Int {
    if let node = network.node(id), network.isActor(node) { return node }
    throw CommandError(
      "no actor “\(id)” is in the network", advice: advice(insteadOf: id, in: network))
  }

  /// Says which id may have been meant: one with such a name, or else one that is spelled nearly so.
  private func advice(insteadOf id: String, in network: Network) -> String {
    let wanted = id.lowercased()
    let ids = network.nodes.indices.filter(network.isActor).map(network.id)
    let named = ids.filter { id in
      guard let entity = network.dataset.entity(id) else { return false }
      let names = network.dataset.names(of: entity).map(\.name)
      return wanted.contains(id)
        || ([id, network.dataset.entities[entity].name] + names).contains {
          $0.lowercased().contains(wanted)
        }
    }
    let close = ids.filter { Misspelling.distance($0, wanted) <= max(1, wanted.count / 4) }
    let found = named.isEmpty ? close : named
    return found.isEmpty
      ? "see the ids with --format csv"
      : "did you mean \(found.prefix(5).joined(separator: ", "))?"
  }
}
