import EntenteData

/// Somebody whose rank is another than before, or who came into a ranking or went from it.
public struct RankingMove: Sendable, Hashable {
  /// A place in a ranking.
  public struct Place: Sendable, Hashable {
    /// The rank, from 1; those who are tied share the best.
    public let rank: Int
    /// The value that makes the rank.
    public let value: Double
  }

  /// The id of who moved.
  public let id: String
  /// The measure that ranks.
  public let measure: Measure
  /// The place before; `nil` if there was none.
  public let old: Place?
  /// The place after; `nil` if there is none.
  public let new: Place?
  /// The ids of the changed relations or edges that explain the move, in order.
  ///
  /// Each of them, taken back alone, would give another rank or, of one who came or went, another
  /// value. Where none does so alone, all that one who moved takes part in are listed.
  public let causes: [String]
}

/// The values of everybody in some measures.
struct Standing {
  /// The ids, in order, and the values in each measure, in the same order.
  let ids: [ExactText]
  let values: [[Double?]]

  /// The place of each id in a measure.
  func places(_ measure: Int) -> [ExactText: RankingMove.Place] {
    let ranks = Ranking.ranks(values[measure])
    var places: [ExactText: RankingMove.Place] = [:]
    for (position, id) in ids.enumerated() {
      if let rank = ranks[position], let value = values[measure][position] {
        places[id] = RankingMove.Place(rank: rank, value: value)
      }
    }
    return places
  }
}

/// A change that may be taken back, to see what it has done.
struct Cause {
  /// The id of the relation or edge.
  let id: String
  /// The ids of those who take part in it, before or after.
  let members: Set<ExactText>
  /// The standing without the change; `nil` if it was not taken back.
  let without: Standing?
}

extension RankingMove {
  /// Compares two standings.
  ///
  /// - Parameters:
  ///   - old: The standing before.
  ///   - new: The standing after.
  ///   - measures: The measures of both.
  ///   - causes: What has changed.
  /// - Returns: The moves, measure by measure, by new rank, then old rank, then id.
  static func between(
    _ old: Standing, _ new: Standing, _ measures: [Measure], causes: [Cause]
  ) -> [RankingMove] {
    var causesOfMember: [ExactText: [Int]] = [:]
    for (cause, change) in causes.enumerated() {
      for member in change.members { causesOfMember[member, default: []].append(cause) }
    }
    return measures.indices.flatMap { measure -> [RankingMove] in
      let (before, after) = (old.places(measure), new.places(measure))
      let tried = causes.indices.compactMap { cause in
        causes[cause].without.map { (cause, $0.places(measure)) }
      }
      let ids = Set(before.keys).union(after.keys).filter { before[$0]?.rank != after[$0]?.rank }
      return ids.map { id in
        let moving = tried.filter { cause, without in
          moves(id, before[id], after[id], without[id], causes[cause])
        }
        let cited = moving.isEmpty ? causesOfMember[id] ?? [] : moving.map(\.0)
        return RankingMove(
          id: id.text, measure: measures[measure], old: before[id], new: after[id],
          causes: cited.map { causes[$0].id }.sorted())
      }.sorted { $0.order < $1.order }
    }
  }

  /// Whether a change, taken back alone, gives somebody another rank, or, of one who came or went,
  /// another value.
  private static func moves(
    _ id: ExactText, _ old: Place?, _ new: Place?, _ without: Place?, _ cause: Cause
  ) -> Bool {
    guard old != nil, let new else { return without != new && cause.members.contains(id) }
    return without?.rank != new.rank
  }

  private var order: (Int, Int, ExactText) {
    (new?.rank ?? .max, old?.rank ?? .max, ExactText(id))
  }
}
