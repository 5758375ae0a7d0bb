package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteFormats
import EntenteGraph
import EntenteNetwork
import Foundation

/// `entente info`: says what is in a dataset.
package struct Info: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract:
      "Say what is in a dataset or a graph file: counts, components, money, dates, coverage.",
    discussion: """
      For example:
        entente info graphs/japan-us-2025
        entente info friends.graphml
        entente info --types
      """)

  @Argument(
    help: "The folder of a dataset, or a graph file; - is standard input.", completion: .file())
  var input: String?

  @Flag(help: "List the types of relations, their roles and who is tied by them.")
  var types = false

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var names: LanguageOptions

  @OptionGroup var files: GraphFileOptions

  @OptionGroup var messages: MessageOptions

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    guard types != (input != nil) else {
      throw ValidationError("Name either an input or '--types'.")
    }
    if let input, GraphInput.isFile(input) {
      try selection.checkForFile()
    } else {
      try files.checkForDataset()
    }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: messages.quiet)
  }

  func result() throws -> ResultTable {
    guard let input else { return Info.typeTable }
    if GraphInput.isFile(input) {
      let document = try GraphInput(path: input, files)
        .read(isQuiet: messages.quiet)
      let name = input == "-" ? "standard input" : URL(filePath: input).lastPathComponent
      return try GraphInfoTable(
        document: document,
        graph: NamedGraph(document, name: name, in: names.language, strengths: .equal)
      ).table()
    }
    let data = try DatasetFolder(input).read(isQuiet: messages.quiet)
    return try InfoTable(network: selection.network(of: data), language: names.language).table()
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
