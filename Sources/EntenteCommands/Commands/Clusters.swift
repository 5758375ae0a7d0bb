package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteNetwork

/// `entente clusters`: lists who belongs together.
package struct Clusters: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "List who belongs together, how sure that is, and what binds them.",
    discussion: """
      For example:
        entente clusters graphs/japan-us-2025
        entente clusters friends.graphml --strength-column weight
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @Option(help: "More gives smaller clusters.")
  var resolution = 1.0

  @Option(help: "How many runs to compare.")
  var runs = 100

  @Option(help: "The seed of the first run.")
  var seed: UInt64 = 1

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    try AnalysisInput.check(input, selection, strength)
    guard resolution.isFinite, resolution >= 0 else {
      throw ValidationError("'--resolution' must be a number of at least 0.")
    }
    guard (1...100_000).contains(runs) else {
      throw ValidationError("'--runs' must be from 1 to 100000.")
    }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: input.quiet)
  }

  func result() throws -> ResultTable {
    let graph = try AnalysisInput(input, selection, strength).graph
    let analysis = try Progress.during("clustering", isQuiet: input.quiet, hasShare: true) {
      try ClusterAnalysis(graph, resolution: resolution, runs: runs, seed: seed)
    }
    return table(of: analysis, graph)
  }

  private func table(of analysis: ClusterAnalysis, _ graph: NamedGraph) -> ResultTable {
    let modularity = ResultTable.Cell.number(analysis.modularity).visible
    var table = ResultTable(
      title: "Clusters of \(graph.title)",
      notes: graph.header + [
        "Leiden on modularity by strength, resolution \(analysis.resolution): the best of "
          + "\(analysis.runs) runs from seed \(analysis.seed), modularity \(modularity)",
        "sure: the share of runs that put a member with the others of its cluster",
        "inside, outside: the strength of edges between members, and to others",
      ],
      columns: [
        .init("cluster", "#"), .init("id", nil), .init("label", "member"), .init("sure", "sure"),
        .init("inside", "inside"), .init("outside", "outside"), .init("relations", "bound by"),
      ])
    for (number, cluster) in analysis.clusters.enumerated() {
      for (index, member) in cluster.members.enumerated() {
        // A cluster's own figures stand once for people, in each row for programs.
        let isShown = format != .table || index == 0
        let isLast = format != .table || index == cluster.members.count - 1
        let relations = cluster.relations.map { graph.relations?.ids[$0] ?? "" }
        table.rows.append([
          isShown ? .count(number + 1) : .blank, .text(graph.ids[member.node]),
          .text(graph.labels[member.node]), .number(member.stability),
          isShown ? .number(cluster.inside) : .blank, isShown ? .number(cluster.outside) : .blank,
          .list(isLast ? relations : []),
        ])
      }
    }
    return table
  }
}
