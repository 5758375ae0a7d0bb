/// Somebody's part in a relation.
public struct Party: Sendable, Hashable {
  /// How a source names a party.
  public enum Basis: String, Sendable, CaseIterable, Hashable {
    /// By name.
    case stated
    /// By a word such as "both sides".
    case implied
  }

  /// The id of the relation.
  public var relation: String

  /// The id of the entity.
  public var entity: String

  /// As what it takes part.
  public var role: Role

  /// How the source names it.
  public var basis: Basis

  /// The person who acted for it, as the source writes the name; empty if none is named.
  public var representative: String

  /// Creates a part in a relation.
  ///
  /// - Parameters:
  ///   - relation: The id of the relation.
  ///   - entity: The id of the entity.
  ///   - role: As what it takes part.
  ///   - basis: How the source names it.
  ///   - representative: The person who acted for it.
  public init(
    relation: String, entity: String, role: Role, basis: Basis = .stated,
    representative: String = ""
  ) {
    (self.relation, self.entity, self.role) = (relation, entity, role)
    (self.basis, self.representative) = (basis, representative)
  }
}
