import ArgumentParser
import EntenteNetwork

/// How strong the edges of a graph are.
struct StrengthOptions: ParsableArguments {
  @Option(
    help: """
      What a tie gets: share (at most 1 an actor from one relation) or count. (default: share)
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
