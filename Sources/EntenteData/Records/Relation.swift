/// Something that links several parties: one record, however many take part.
public struct Relation: Sendable, Hashable, Identifiable {
  /// How far a relation has come, as far as its source says.
  public enum Status: String, Sendable, CaseIterable, Hashable {
    /// It is meant to happen.
    case planned
    /// It has been made known.
    case announced
    /// It holds or goes on.
    case inForce = "in-force"
    /// It is over.
    case completed
  }

  /// How surely a source says it.
  public enum Certainty: String, Sendable, CaseIterable, Hashable {
    /// In so many words.
    case stated
    /// It follows from what is said.
    case implied
    /// The source contradicts itself, is ambiguous or cut off.
    case uncertain
  }

  /// The id, in kebab-case.
  public var id: String

  /// What links its parties.
  public var type: RelationType

  /// A short English title; documents and events are titles.
  public var title: String

  /// How far it has come; `nil` if the source does not say.
  public var status: Status?

  /// When; `nil` if the source does not say.
  public var date: EDTFDate?

  /// The sum of money, stored once for all parties; `nil` if the source gives none.
  public var money: Money?

  /// The ISO 8601 duration that it is meant for, such as `P10Y`.
  public var horizon: String?

  /// The topics, in kebab-case.
  public var fields: [String]

  /// The undertaking that this is a facet of.
  public var episode: String?

  /// How surely the source says it; `nil` if nobody judged.
  public var certainty: Certainty?

  /// Creates a relation.
  ///
  /// - Parameters:
  ///   - id: The id, in kebab-case.
  ///   - type: What links its parties.
  ///   - title: A short English title.
  ///   - status: How far it has come, if known.
  ///   - date: When, if known.
  ///   - money: The sum of money, if known.
  ///   - horizon: The ISO 8601 duration that it is meant for.
  ///   - fields: The topics, in kebab-case.
  ///   - episode: The undertaking that this is a facet of.
  ///   - certainty: How surely the source says it.
  public init(
    id: String, type: RelationType, title: String, status: Status? = nil, date: EDTFDate? = nil,
    money: Money? = nil, horizon: String? = nil, fields: [String] = [], episode: String? = nil,
    certainty: Certainty? = nil
  ) {
    (self.id, self.type, self.title, self.status, self.date) = (id, type, title, status, date)
    (self.money, self.horizon, self.fields) = (money, horizon, fields)
    (self.episode, self.certainty) = (episode, certainty)
  }

  /// The episode, or the relation's own id where it is a facet of nothing else.
  public var episodeID: String { episode ?? id }
}
