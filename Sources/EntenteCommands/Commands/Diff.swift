package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteNetwork

/// `entente diff`: says what came, went and changed between two states of a dataset or a graph file.
package struct Diff: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say what came, went and changed, and which ranks moved because of it.",
    discussion: """
      Compares two datasets, or two graph files. For example: \
      entente diff old/japan-us-2025 graphs/japan-us-2025
      """)

  @Argument(help: "The old state: the folder of a dataset, or a graph file.", completion: .file())
  var old: String

  @Argument(help: "The new state: the folder of a dataset, or a graph file.", completion: .file())
  var new: String

  @Option(
    name: .customLong("measure"),
    help: "What ranks are compared in; may be given several times. (default: the usual measures)")
  var measures: [Measure] = []

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @Option(help: "How long a path along an edge is: hops or inverse (1/strength).")
  var length: Projection.Length = .hops

  @OptionGroup var messages: MessageOptions

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    try strength.check(with: selection.projection)
    if Set(measures).count < measures.count { throw ValidationError("A measure is there twice.") }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: messages.quiet)
  }

  func result() throws -> ResultTable {
    let before = try DatasetFolder(old).read(isQuiet: messages.quiet)
    let after = try DatasetFolder(new).read(isQuiet: messages.quiet)
    let networks = try [before, after].map {
      try selection.network(of: $0, strength: strength, length: length)
    }
    let comparison = try Progress.during("comparing", isQuiet: messages.quiet) {
      try DatasetComparison(networks[0], networks[1], measures: measures)
    }
    return ChangeTable(
      title: "From \(old) to \(new)", notes: networks[1].header,
      changes: comparison.changes, moves: comparison.moves,
      isAttributed: comparison.isAttributed
    ).table
  }
}
