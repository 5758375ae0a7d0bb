import ArgumentParser
import EntenteFormats
import EntenteNetwork

/// How long the edges of a graph are.
struct PathOptions: ParsableArguments {
  @Option(help: "How long a path along an edge is: hops or inverse (1/strength). (default: hops)")
  var length: Projection.Length?

  @Option(
    help: ArgumentHelp(
      "The attribute of a graph file's edges that is their length.", valueName: "name"))
  var lengthColumn: String?

  func validate() throws {
    if length != nil, lengthColumn != nil {
      throw ValidationError("'--length' goes without '--length-column'.")
    }
  }

  /// Refuses what goes with graph files only.
  func checkForDataset() throws {
    guard lengthColumn == nil else {
      throw ValidationError("'--length-column' goes with a graph file, not with a dataset.")
    }
  }

  /// How long the edges of a graph file are.
  var lengths: NamedGraph.Lengths {
    if let lengthColumn { return .attribute(lengthColumn) }
    return length == .inverse ? .inverse : .hops
  }
}
