public import EntenteData
import EntenteGraph
public import EntenteNetwork

/// What came, went and changed between two states of a dataset, and whose rank moved because of it.
public struct DatasetComparison: Sendable {
  /// The records that came, went or changed.
  public let changes: [RecordChange]

  /// The actors whose ranks moved.
  public let moves: [RankingMove]

  /// The relations that came, went or changed, with their parties or evidence.
  public let changedRelations: [String]

  /// Whether each changed relation was taken back alone to see what it did; where there are too many,
  /// a move lists those that the actor takes part in.
  public let isAttributed: Bool

  /// The largest number of changed relations, times edges of the network, to be taken back one by one.
  static let mostWork = 20_000_000

  /// Compares two states of a dataset.
  ///
  /// - Parameters:
  ///   - before: The network of the old state.
  ///   - after: The network of the new state, made by the same projection.
  ///   - measures: What actors are ranked by; none asks for the usual measures.
  /// - Throws: ``MeasureError`` if a measure cannot be taken; `GraphError` as a network does.
  /// - Complexity: That of a ranking, once and once more for each changed relation.
  public init(_ before: Network, _ after: Network, measures: [Measure] = []) throws {
    let (old, new) = (before.dataset, after.dataset)
    changes = RecordChange.between(old.recordTables, new.recordTables)
    let measures =
      measures.isEmpty ? Measure.usual(isDirected: after.graph.isDirected) : measures
    changedRelations = Self.relations(in: changes)
    isAttributed = changedRelations.count * (after.nodes.count + after.edges.count) <= Self.mostWork
    let partCount = 2 + (isAttributed ? changedRelations.count : 0)
    let standing = try Execution.part(0, of: partCount) { try Standing(after, measures) }
    var causes: [Cause] = []
    for (number, id) in changedRelations.enumerated() {
      var members = Set(Self.members(of: id, in: old))
      members.formUnion(Self.members(of: id, in: new))
      var without: Standing?
      if isAttributed, let reverted = Self.reverting(id, from: new, to: old) {
        without = try Execution.part(1 + number, of: partCount) {
          try Standing(Network(reverted, after.projection), measures)
        }
      }
      causes.append(Cause(id: id, members: Set(members.map(ExactText.init)), without: without))
    }
    let former = try Execution.part(partCount - 1, of: partCount) { try Standing(before, measures) }
    moves = RankingMove.between(former, standing, measures, causes: causes)
  }

  /// The relations that a change is of, in order; evidence ranks nobody.
  private static func relations(in changes: [RecordChange]) -> [String] {
    Set(
      changes.compactMap { change in
        switch change.table {
        case Table.relations.rawValue, Table.parties.rawValue: change.key.first
        default: nil
        }
      }
    ).sorted()
  }

  private static func members(of id: String, in dataset: Dataset) -> [String] {
    dataset.relation(id).map { dataset.parties(of: $0).map(\.entity) } ?? []
  }

  /// The new state with one relation, its parties and its evidence as they were in the old one.
  private static func reverting(_ id: String, from new: Dataset, to old: Dataset) -> Dataset? {
    var tables = new.tables
    tables.relations.removeAll { $0.id == id }
    tables.parties.removeAll { $0.relation == id }
    tables.evidence.removeAll { $0.relation == id }
    tables.relations += old.tables.relations.filter { $0.id == id }
    tables.parties += old.tables.parties.filter { $0.relation == id }
    tables.evidence += old.tables.evidence.filter { $0.relation == id }
    let entities = Set(new.entities.map(\.id))
    let sources = Set(new.sources.map(\.id))
    tables.entities += old.entities.filter { !entities.contains($0.id) }
    tables.sources += old.sources.filter { !sources.contains($0.id) }
    // What is said of a relation that is gone has nothing to lead to.
    let relations = Set(tables.relations.map(\.id))
    let all = relations.union(tables.entities.map(\.id))
    tables.links.removeAll { !all.contains($0.from) || !all.contains($0.to) }
    tables.caveats.removeAll { !all.contains($0.subject) && !sources.contains($0.subject) }
    return try? Dataset(name: new.name, title: new.title, tables: tables)
  }
}

extension Standing {
  /// The values of the actors of a network.
  init(_ network: Network, _ measures: [Measure]) throws(MeasureError) {
    let actors = network.nodes.indices.filter(network.isActor)
    values = try measures.values(of: actors) { measure throws(MeasureError) in
      try network.scores(measure)
    }
    ids = actors.map { ExactText(network.id(of: $0)) }
  }
}
