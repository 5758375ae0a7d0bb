package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteFormats
import EntenteNetwork
import Foundation

/// `entente diff`: says what came, went and changed between two states of a dataset or a graph file.
package struct Diff: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say what came, went and changed, and which ranks moved because of it.",
    discussion: """
      Compares two datasets, or two graph files; what is said of tables is said of those of them that \
      are tables. For example: \
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

  @OptionGroup var paths: PathOptions

  @OptionGroup var files: GraphFileOptions

  @OptionGroup var messages: MessageOptions

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    if Set(measures).count < measures.count { throw ValidationError("A measure is there twice.") }
    guard old != "-" || new != "-" else {
      throw ValidationError("One of the two only can be '-', standard input.")
    }
    // That it cannot be read is said first.
    if missing != nil { return }
    guard GraphInput.isFile(old) == GraphInput.isFile(new) else {
      throw ValidationError("Name two datasets or two graph files, not one of each.")
    }
    if GraphInput.isFile(new) {
      try selection.checkForFile()
      try strength.checkForFile()
    } else {
      try files.checkForDataset()
      try strength.check(with: selection.projection)
      try strength.checkForDataset()
      try paths.checkForDataset()
    }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: messages.quiet)
  }

  func result() throws -> ResultTable {
    if let missing {
      if GraphInput.isFile(missing) {
        _ = try GraphInput(path: missing, files).read(isQuiet: true)
      } else {
        _ = try DatasetFolder(missing).read(isQuiet: true)
      }
    }
    return try GraphInput.isFile(new) ? fileChanges().table : datasetChanges().table
  }

  /// The first of the two that is not there.
  private var missing: String? {
    [old, new].first { $0 != "-" && !FileManager.default.fileExists(atPath: $0) }
  }

  private func datasetChanges() throws -> ChangeTable {
    let networks = try [old, new].map { folder in
      try selection.network(
        of: DatasetFolder(folder).read(isQuiet: messages.quiet), strength: strength,
        length: paths.length ?? .hops)
    }
    let comparison = try Progress.during("comparing", isQuiet: messages.quiet, hasShare: true) {
      try DatasetComparison(networks[0], networks[1], measures: measures)
    }
    return ChangeTable(
      title: title, notes: networks[1].header, changes: comparison.changes,
      moves: comparison.moves, isAttributed: comparison.isAttributed)
  }

  private func fileChanges() throws -> ChangeTable {
    let documents = try GraphInput.documents([old, new], files, isQuiet: messages.quiet)
    let graphs = try AnalysisInput.graphs(
      of: Array(zip(documents, [old, new])), .english, strength, paths, for: measures)
    let usesIDs = documents.allSatisfy(\.hasAllEdgeIDs)
    let records = documents.map { $0.recordTables(usesEdgeIDs: usesIDs) }
    let comparison = try Progress.during("comparing", isQuiet: messages.quiet, hasShare: true) {
      try GraphComparison(
        graphs[0], graphs[1], changes: RecordChange.between(records[0], records[1]),
        measures: measures.isEmpty
          ? Measure.usual(of: graphs, isQuiet: messages.quiet) : measures)
    }
    return ChangeTable(
      title: title, notes: graphs[1].header, changes: comparison.changes,
      moves: comparison.moves, isAttributed: comparison.isAttributed)
  }

  private var title: String { "From \(old) to \(new)" }
}
