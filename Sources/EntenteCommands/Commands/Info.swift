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

  @OptionGroup var names: LanguageOptions

  @OptionGroup var messages: MessageOptions

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    guard types != (dataset != nil) else {
      throw ValidationError("Name either a dataset or '--types'.")
    }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: messages.quiet)
  }

  func result() throws -> ResultTable {
    guard let dataset else { return Info.typeTable }
    let data = try DatasetFolder(dataset).read(isQuiet: messages.quiet)
    return try InfoTable(network: selection.network(of: data), language: names.language).table
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
