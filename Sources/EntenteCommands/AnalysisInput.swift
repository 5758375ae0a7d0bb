import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteFormats
import EntenteNetwork

/// A graph to analyze, and the network that it is of.
struct AnalysisInput {
  let graph: NamedGraph
  /// The network, if the input is a dataset.
  let network: Network?

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

  /// Reads a graph file, or a dataset and makes its network; measures are what is wanted of it, if that
  /// is known.
  init(
    _ input: InputOptions, _ selection: SelectionOptions, _ strength: StrengthOptions? = nil,
    _ paths: PathOptions? = nil, for measures: [Measure] = []
  ) throws {
    guard input.isGraphFile else {
      let network = try selection.network(
        of: input.read(), strength: strength, length: paths?.length ?? .hops)
      self.network = network
      graph = NamedGraph(network, in: input.language)
      return
    }
    network = nil
    graph = try Self.graphs(
      of: [(input.readFile(), input.fileName)], input.language, strength, paths, for: measures)[0]
  }

  /// The graphs of documents; what is wrong with one is said with the options that can help.
  ///
  /// Lengths are left out if no measure of those given uses them. Where an edge of one of the documents
  /// lacks a strength that nobody asked for, or has one that cannot be used, and no measure of those given
  /// uses it, each edge of all has 1.
  static func graphs(
    of documents: [(document: GraphDocument, name: String)], _ language: Language,
    _ strength: StrengthOptions? = nil, _ paths: PathOptions? = nil, for measures: [Measure] = []
  ) throws -> [NamedGraph] {
    let usesLengths = measures.isEmpty || measures.contains(where: \.usesLengths)
    let lengths = usesLengths ? paths?.lengths ?? .hops : .hops
    var strengths = strength?.strengths ?? .usual
    var graphs: [NamedGraph] = []
    while graphs.count < documents.count {
      let (document, name) = documents[graphs.count]
      do {
        graphs.append(
          try NamedGraph(
            document, name: name, in: language, strengths: strengths, lengths: lengths))
      } catch {
        guard case .edgeValue(let column) = error.kind, lengths != .attribute(column),
          lengths != .inverse, strength?.isUnused ?? true, !measures.isEmpty,
          !measures.contains(where: \.usesStrengths)
        else { throw CommandError(advised(error, of: name, strength, paths)) }
        (strengths, graphs) = (.equal, [])
      }
    }
    return graphs
  }

  /// A problem with a graph file, and what an option can do about it.
  private static func advised(
    _ problem: Problem, of file: String, _ strength: StrengthOptions?, _ paths: PathOptions?
  ) -> Problem {
    var problem = problem
    problem.file = file
    if case .edgeValue(let name) = problem.kind {
      problem.advice =
        name == paths?.lengthColumn && name != strength?.strengthColumn
        ? "name another with --length-column, or leave it out"
        : "name another with --strength-column, or count each edge as 1 with --strength count"
    }
    return problem
  }
}
