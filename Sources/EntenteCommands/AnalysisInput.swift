import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteFormats
import EntenteNetwork

/// A graph to analyze, and the network that it is of, or the document.
struct AnalysisInput {
  let graph: NamedGraph
  /// The network, if the input is a dataset.
  let network: Network?
  /// What the file says, if the input is a graph file.
  let document: GraphDocument?

  /// Refuses options that the kind of input has no use for.
  ///
  /// - Throws: `ValidationError`.
  static func check(
    _ input: InputOptions, _ selection: SelectionOptions, _ strength: StrengthOptions? = nil,
    _ paths: PathOptions? = nil
  ) throws {
    if input.isGraphFile {
      try selection.checkForFile()
      try strength?.checkForFile()
    } else {
      try input.files.checkForDataset()
      try strength?.check(with: selection.projection)
      try strength?.checkForDataset()
      try paths?.checkForDataset()
    }
  }

  /// Reads a graph file, or a dataset and makes its network.
  init(
    _ input: InputOptions, _ selection: SelectionOptions, _ strength: StrengthOptions? = nil,
    _ paths: PathOptions? = nil
  ) throws {
    guard input.isGraphFile else {
      let network = try selection.network(
        of: input.read(), strength: strength, length: paths?.length ?? .hops)
      (self.network, document) = (network, nil)
      graph = NamedGraph(network, in: input.language)
      return
    }
    let document = try input.readFile()
    (network, self.document) = (nil, document)
    graph = try Self.graph(of: document, name: input.fileName, input.language, strength, paths)
  }

  /// The graph of a document; what is wrong with it is said with the options that can help.
  ///
  /// Where an edge lacks a strength that nobody asked for, and no measure of those given uses it, each
  /// edge has 1.
  static func graph(
    of document: GraphDocument, name: String, _ language: Language,
    _ strength: StrengthOptions? = nil, _ paths: PathOptions? = nil, for measures: [Measure] = []
  ) throws -> NamedGraph {
    do {
      return try NamedGraph(
        document, name: name, in: language, strengths: strength?.strengths ?? .usual,
        lengths: paths?.lengths ?? .hops)
    } catch {
      var problem = error
      problem.file = name
      let lengths = paths?.lengths ?? .hops
      if case .missingEdgeValue(let column) = problem.kind, lengths != .attribute(column),
        lengths != .inverse, strength?.isUnused ?? true, !measures.isEmpty,
        !measures.contains(where: \.usesStrengths)
      {
        return try NamedGraph(
          document, name: name, in: language, strengths: .equal, lengths: lengths)
      }
      // What an option can do about it.
      if case .missingEdgeValue(let name) = problem.kind {
        problem.advice =
          name == paths?.lengthColumn && name != strength?.strengthColumn
          ? "name another with --length-column, or leave it out"
          : "name another with --strength-column, or count each edge as 1 with --strength count"
      }
      throw CommandError(problem)
    }
  }
}
