import ArgumentParser
import EntenteData
import EntenteNetwork

/// How to make a graph of a dataset.
struct ProjectionOptions: ParsableArguments {
  @Option(
    help: """
      What nodes and edges are: ties (actors tied by their roles), incidence (actors and relations) \
      or flows (from funder to beneficiary).
      """)
  var projection: Projection.Kind = .ties

  @Option(help: "What a tie gets: share (at most 1 an actor from one relation) or count.")
  var strength: Projection.Strength = .share

  @Option(name: .customLong("count-by"), help: "What counts once: relation or episode.")
  var unit: Projection.Unit = .relation

  @Option(help: "How long a tie is: hops or inverse (1/strength).")
  var length: Projection.Length = .hops

  @Option(help: "A sum that several give or get: joint (a range) or equal (equal parts).")
  var split: Projection.Split = .joint

  @Flag(inversion: .prefixedNo, help: "Places as nodes. (default: in drawings and flows)")
  var places: Bool?

  @Flag(inversion: .prefixedNo, help: "Unnamed groups as nodes.")
  var groups = true

  @Flag(inversion: .prefixedNo, help: "Structural links, such as to a parent company, as edges.")
  var links = false

  @Option(help: "The first day of the period: a date such as 2022, 2022-05 or 2022-05-31.")
  var from: EDTFDate?

  @Option(help: "The last day of the period.")
  var to: EDTFDate?

  @Option(help: "What had begun by that date; the same as --to.")
  var asOf: EDTFDate?

  func validate() throws {
    if asOf != nil, to != nil || from != nil {
      throw ValidationError("'--as-of' goes without '--from' and '--to'.")
    }
    if let from = from?.earliest, let to = to?.latest, to < from {
      throw ValidationError("'--to' is before '--from'.")
    }
  }

  /// The projection that is asked for; the default for places holds where nothing is said and
  /// nothing flows.
  func value(places isDefault: Bool) -> Projection {
    Projection(
      projection, strength: strength, unit: unit, length: length, split: split,
      hasPlaces: places ?? (isDefault || projection == .flows), hasGroups: groups, hasLinks: links,
      from: from?.earliest, to: (to ?? asOf)?.latest)
  }

  /// Makes the network of a dataset.
  func network(of dataset: Dataset, places isDefault: Bool = false) throws -> Network {
    do {
      return try Network(dataset, value(places: isDefault))
    } catch {
      throw CommandError(error)
    }
  }
}
