package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteGraph
import EntenteNetwork

/// `entente info`: says what is in a dataset.
package struct Info: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say what is in a dataset: counts, components, money, dates, coverage.",
    discussion: """
      For example:
        entente info graphs/japan-us-2025
        entente info --types
      """)

  @Argument(help: "The folder of a dataset.", completion: .directory)
  var dataset: String?

  @Flag(help: "List the types of relations, their roles and who is tied by them.")
  var types = false

  @OptionGroup var selection: SelectionOptions

  @Option(name: .customLong("lang"), help: "The language of names: en, ja or zh.")
  var language: Language = .english

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    guard types != (dataset != nil) else {
      throw ValidationError("Name either a dataset or '--types'.")
    }
  }

  package func run() throws {
    guard let dataset else {
      Info.typeTable.emit(as: format, isQuiet: quiet)
      return
    }
    var input = InputOptions()
    (input.dataset, input.language, input.quiet) = (dataset, language, quiet)
    let network = try selection.network(of: input.read())
    InfoTable(network: network, language: language).table.emit(as: format, isQuiet: quiet)
  }

  private static var typeTable: ResultTable {
    ResultTable(
      title: "Types of relations",
      notes: ["every type allows the role location too, which ties nobody"],
      columns: [
        .init("type", "type"), .init("roles", "roles"), .init("ties", "ties"),
        .init("flow", "flow"), .init("summary", "summary"),
      ],
      rows: RelationType.allCases.map { type in
        let rule = type.rule
        return [
          .text(type.rawValue), .text(rule.roles.map(\.rawValue).joined(separator: ", ")),
          .text(rule.ties.map { "\($0.first)–\($0.second)" }.joined(separator: ", ")),
          .text(rule.flow.map { "\($0.first) → \($0.second)" } ?? "–"), .text(rule.summary),
        ]
      })
  }
}
