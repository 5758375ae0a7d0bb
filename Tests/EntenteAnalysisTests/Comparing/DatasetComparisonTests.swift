import EntenteData
import EntenteNetwork
import Testing

@testable import EntenteAnalysis

@Suite struct DatasetComparisonTests {
  /// `a` agrees with `b` and `c`, so that it is first and they are tied.
  private var old: Records {
    var records = Records()
    records.agree("a", "b")
    records.agree("a", "c")
    return records
  }

  @Test func `nothing has changed between a state and itself, shuffled`() throws {
    var shuffled = old
    shuffled.reverse()
    let comparison = try DatasetComparison(old.network(), shuffled.network())
    #expect(comparison.changes.isEmpty && comparison.moves.isEmpty)
    #expect(comparison.changedRelations.isEmpty)
  }

  @Test func `a new agreement explains who moved, those it does not name too`() throws {
    var new = old
    // b gets a second and a third: it overtakes a, and c falls behind d and e.
    new.agree("b", "d")
    new.agree("b", "e")
    let comparison = try DatasetComparison(old.network(), new.network(), measures: [.degree])
    #expect(comparison.changedRelations == ["accord-b-d", "accord-b-e"])
    #expect(comparison.isAttributed)
    // Before: a 2, b 1, c 1. After: b 3, a 2, c 1, d 1, e 1.
    let moves = Dictionary(uniqueKeysWithValues: comparison.moves.map { ($0.id, $0) })
    #expect(Set(moves.keys) == ["a", "b", "c", "d", "e"])
    #expect(moves["b"]?.old == RankingMove.Place(rank: 2, value: 1))
    #expect(moves["b"]?.new == RankingMove.Place(rank: 1, value: 3))
    #expect(moves["a"]?.new == RankingMove.Place(rank: 2, value: 2))
    // Without either agreement b has 2 as a has: a is first again, so each explains it.
    #expect(moves["a"]?.causes == ["accord-b-d", "accord-b-e"])
    // b would share the first rank, so neither alone explains it: both it takes part in are listed.
    #expect(moves["b"]?.causes == ["accord-b-d", "accord-b-e"])
    // c has rank 3, with or without one of them, and takes part in neither.
    #expect(moves["c"]?.new?.rank == 3 && moves["c"]?.causes == [])
    #expect(moves["d"]?.old == nil && moves["d"]?.causes == ["accord-b-d"])
    #expect(comparison.moves.map(\.id) == ["b", "a", "c", "d", "e"])
  }

  @Test func `a relation that went explains who fell and who left`() throws {
    var new = Records()
    new.agree("a", "b")
    let comparison = try DatasetComparison(old.network(), new.network(), measures: [.strength])
    #expect(comparison.changes.filter { $0.table == "relations" }.map(\.kind) == [.removed])
    #expect(comparison.changedRelations == ["accord-a-c"])
    // Before: a 2, b 1, c 1. After: a 1, b 1: tied.
    let moves = Dictionary(uniqueKeysWithValues: comparison.moves.map { ($0.id, $0) })
    #expect(Set(moves.keys) == ["b", "c"])
    #expect(moves["b"]?.new?.rank == 1 && moves["b"]?.causes == ["accord-a-c"])
    #expect(moves["c"]?.new == nil && moves["c"]?.causes == ["accord-a-c"])
  }

  @Test func `a change of evidence alone moves nobody`() throws {
    var tables = old.tables
    tables.evidence[0].claim = "another claim"
    let new = try Network(Dataset(name: "records", title: "Records", tables: tables))
    let comparison = try DatasetComparison(old.network(), new)
    #expect(comparison.changes.map(\.table) == ["evidence"])
    #expect(comparison.changes[0].fields.map(\.column) == ["claim"])
    #expect(comparison.moves.isEmpty && comparison.changedRelations.isEmpty)
  }
}
