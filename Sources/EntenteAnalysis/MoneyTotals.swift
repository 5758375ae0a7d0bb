import EntenteData
public import EntenteNetwork

/// What is known of the money in a network: who gave and got how much, each sum counted once.
///
/// What one of several givers gave of a joint sum is not known, so it is a range from 0 to the sum.
/// The grand total is of whole sums and so is exact.
public struct MoneyTotals: Sendable {
  /// An entity's money.
  public struct Row: Sendable, Hashable {
    /// The id of the entity.
    public let entity: String

    /// What it gave, by currency.
    public let given: [MoneyRange]

    /// What it got, by currency.
    public let received: [MoneyRange]

    /// The positions in the dataset of the relations behind it, ascending.
    public let relations: [Int]
  }

  /// All sums, by currency, each counted once.
  public let total: [MoneyRange]

  /// Those who gave or got a sum, by id.
  public let rows: [Row]

  /// The positions of relations with a sum, ascending.
  public let withSum: [Int]

  /// The positions of funding and support of unknown sum, ascending.
  public let unknown: [Int]

  /// Adds up the money of a network's relations.
  ///
  /// - Parameter network: The network; its relations count, whatever their projection.
  /// - Complexity: O(*p* log *p*) for *p* parties.
  public init(_ network: Network) {
    let dataset = network.dataset
    var given: [String: [MoneyRange]] = [:]
    var received: [String: [MoneyRange]] = [:]
    var relations: [String: [Int]] = [:]
    var (sums, withSum, unknown): ([MoneyRange], [Int], [Int]) = ([], [], [])
    for number in network.relations {
      let relation = dataset.relations[number]
      let flow = relation.type.rule.flow
      guard let money = relation.money else {
        if flow != nil { unknown.append(number) }
        continue
      }
      withSum.append(number)
      sums.append(MoneyRange(money))
      guard let flow else { continue }
      let parties = dataset.parties(of: number)
      for (role, isGiver) in [(flow.first, true), (flow.second, false)] {
        let holders = parties.filter { $0.role == role }.map(\.entity)
        for holder in holders {
          let range = MoneyRange(money, isJoint: holders.count > 1)
          if isGiver {
            given[holder, default: []].append(range)
          } else {
            received[holder, default: []].append(range)
          }
          relations[holder, default: []].append(number)
        }
      }
    }
    total = MoneyRange.totals(sums)
    (self.withSum, self.unknown) = (withSum, unknown)
    rows = relations.keys.sorted().map { entity in
      Row(
        entity: entity, given: MoneyRange.totals(given[entity] ?? []),
        received: MoneyRange.totals(received[entity] ?? []),
        relations: Set(relations[entity] ?? []).sorted())
    }
  }
}
