import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteNetwork

/// What of a dataset is in its graph.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("projection"),
    help: """
      What nodes and edges are: ties (actors tied by their roles), incidence (actors and relations) \
      or flows (from funder to beneficiary). (default: ties; incidence where a format has hyperedges)
      """)
  var kind: Projection.Kind?

  /// What nodes and edges are, ties unless it is said.
  var projection: Projection.Kind { kind ?? .ties }

  @Flag(
    inversion: .prefixedNo,
    help: "Places as nodes. (default: in drawings and exports; flows have those that give or get)")
  var places: Bool?

  @Flag(inversion: .prefixedNo, help: "Unnamed groups as nodes. (default: --groups)")
  var groups: Bool?

  @Flag(
    inversion: .prefixedNo,
    help: "Structural links, such as to a parent company, as edges. (default: --no-links)")
  var links: Bool?

  @Option(
    help: "The first day of the period: a date such as 2022, 2022-05 or 2022-05-31.",
    transform: {
      try SelectionOptions.date($0, instead: "name the format of a graph file with '--read-as'")
    }
  )
  var from: EDTFDate?

  @Option(
    help: "The last day of the period.",
    transform: {
      try SelectionOptions.date(
        $0, instead: "'entente export' and 'convert' name the format to write, 'draw' its ending")
    })
  var to: EDTFDate?

  @Option(help: "What had begun by that date; the same as --to.")
  var asOf: EDTFDate?

  /// Reads a date; whoever means a format is told how that is named.
  private static func date(_ text: String, instead advice: String) throws -> EDTFDate {
    if let date = EDTFDate(text) { return date }
    guard GraphFormat.named(text) != nil else {
      throw ValidationError("Name a date such as 2022, 2022-05 or 2022-05-31.")
    }
    throw ValidationError("A date goes here, not a format; \(advice).")
  }

  func validate() throws {
    if places != nil, projection == .flows {
      throw ValidationError("Flows have the places that give or get; leave out '--places'.")
    }
    if asOf != nil, to != nil || from != nil {
      throw ValidationError("'--as-of' goes without '--from' and '--to'.")
    }
    if let from = from?.earliest, let to = to?.latest, to < from {
      throw ValidationError("'--to' is before '--from'.")
    }
  }

  /// What is said of the graph to make, and of the period.
  private var given: (graph: [String], period: [String]) {
    let graph = [
      ("--projection", kind != nil), ("--places", places != nil), ("--groups", groups != nil),
      ("--links", links != nil),
    ]
    let period = [("--from", from != nil), ("--to", to != nil), ("--as-of", asOf != nil)]
    return (graph.filter(\.1).map(\.0), period.filter(\.1).map(\.0))
  }

  /// Refuses everything, as a graph file is what it is.
  func checkForFile() throws {
    if let name = (given.graph + given.period).first {
      throw ValidationError("'\(name)' goes with a dataset, not with a graph file.")
    }
  }

  /// Refuses what would do nothing, as a format holds a dataset itself.
  func check(for format: GraphFormat) throws {
    switch format.datasetScope {
    case .graph: return
    case .relations:
      guard let name = given.graph.first else { return }
      throw ValidationError(
        "'\(name)' does nothing for \(format.id), which holds the relations themselves; leave it out."
      )
    case .everything:
      guard let name = (given.graph + given.period).first else { return }
      throw ValidationError(
        "'\(name)' does nothing for \(format.id), which holds the whole dataset; leave it out.")
    }
  }

  /// Makes the network of a dataset; the defaults for places and the projection hold where nothing is
  /// said.
  func network(
    of dataset: Dataset, _ usual: Projection.Kind = .ties, places isDefault: Bool = false,
    strength: StrengthOptions? = nil, length: Projection.Length = .hops
  ) throws -> Network {
    let value = Projection(
      kind ?? usual, strength: strength?.strength ?? .share, unit: strength?.unit ?? .relation,
      length: length, split: strength?.split ?? .joint, hasPlaces: places ?? isDefault,
      hasGroups: groups ?? true, hasLinks: links ?? false, from: from?.earliest,
      to: (to ?? asOf)?.latest)
    do {
      return try Network(dataset, value)
    } catch {
      guard length == .inverse else { throw CommandError(error) }
      throw CommandError(
        "some edges have no strength, since the sums of their flows are unknown, and so no length",
        advice: "leave out --length inverse or --split equal")
    }
  }
}
