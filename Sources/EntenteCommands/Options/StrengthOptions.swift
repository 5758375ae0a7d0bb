import ArgumentParser
import EntenteFormats
import EntenteNetwork

/// How strong the edges of a graph are.
struct StrengthOptions: ParsableArguments {
  @Option(
    help: """
      What a tie gets: share (at most 1 an actor from one relation) or count (1). (default: share; of \
      a graph file what its edges say)
      """)
  var strength: Projection.Strength?

  @Option(
    name: .customLong("count-by"),
    help: "What counts once: relation or episode. (default: relation)")
  var unit: Projection.Unit?

  @Option(
    help: "A sum that several give or get: joint (a range) or equal (equal parts). (default: joint)"
  )
  var split: Projection.Split?

  @Option(
    help: ArgumentHelp(
      """
      The attribute of a graph file's edges that is their strength. (default: strength, else weight, \
      else 1)
      """, valueName: "name"))
  var strengthColumn: String?

  /// Whether nothing is said.
  var isUnused: Bool {
    strength == nil && unit == nil && split == nil && strengthColumn == nil
  }

  /// Refuses what goes with graph files only.
  func checkForDataset() throws {
    guard strengthColumn == nil else {
      throw ValidationError("'--strength-column' goes with a graph file, not with a dataset.")
    }
  }

  /// Refuses what goes with datasets only.
  func checkForFile() throws {
    let given = [
      ("--strength share", strength == .share), ("--count-by", unit != nil),
      ("--split", split != nil),
    ]
    if let (name, _) = given.first(where: \.1) {
      throw ValidationError("'\(name)' goes with a dataset, not with a graph file.")
    }
    if strength != nil, strengthColumn != nil {
      throw ValidationError("'--strength' goes without '--strength-column'.")
    }
  }

  /// How strong the edges of a graph file are.
  var strengths: NamedGraph.Strengths {
    if let strengthColumn { return .attribute(strengthColumn) }
    return strength == .count ? .equal : .usual
  }

  /// Refuses what would do nothing.
  func check(with kind: Projection.Kind) throws {
    if kind != .ties, strength != nil || unit != nil {
      throw ValidationError("'--strength' and '--count-by' go with '--projection ties'.")
    }
    if kind != .flows, split != nil {
      throw ValidationError("'--split' goes with '--projection flows'.")
    }
  }
}
