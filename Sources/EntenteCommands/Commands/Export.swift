package import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteNetwork

/// `entente export`: writes the graph of a dataset as data for other tools.
package struct Export: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Write the graph, with the evidence, as data for other tools.",
    discussion: """
      The formats are those that entente formats lists. For example: \
      entente export graphs/japan-us-2025 -o network.json. A format with hyperedges, such as hif, gets \
      relations as nodes, unless --projection says otherwise. Of a graph file, entente convert does \
      the same.
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @Option(help: "Give each edge a length: inverse (1/strength).")
  var length: Projection.Length?

  @Option(
    name: .customLong("format"),
    help: "The format, as entente formats lists them. (default: by the ending)")
  var formatID: String?

  @OptionGroup var output: GraphOutput

  package init() {}

  package func validate() throws {
    let format = try output.format(formatID, option: "--format")
    guard !input.isGraphFile else {
      try selection.checkForFile()
      guard strength.isUnused, length == nil else {
        throw ValidationError("Strengths and lengths are made of datasets, not of graph files.")
      }
      guard input.names.given == nil else {
        throw ValidationError("'--lang' goes with a dataset: a graph file is written as it is.")
      }
      return
    }
    try input.files.checkForDataset()
    try selection.check(for: format)
    if format.datasetScope != .graph {
      guard strength.isUnused, length == nil else {
        throw ValidationError(
          "Strengths and lengths do nothing for \(format.id), whose relations have none; leave them out."
        )
      }
    }
    try strength.check(with: selection.kind ?? format.usualProjection)
    try strength.checkForDataset()
  }

  package func run() throws {
    let format = try output.format(formatID, option: "--format")
    guard !input.isGraphFile else {
      return try output.write(GraphContent(input.readFile()), as: format, isQuiet: input.quiet)
    }
    let network = try selection.network(
      of: input.read(), format.usualProjection, places: true, strength: strength,
      length: length ?? .hops)
    let content = GraphContent(network, input.language)
    try output.write(content, as: format, isQuiet: input.quiet)
  }
}
