/// Someone who can take part in relations, or a place.
public struct Entity: Sendable, Hashable, Identifiable {
  /// What sort of entity it is.
  public enum Kind: String, Sendable, CaseIterable, Hashable {
    /// The government of a country, as a whole.
    case government
    /// A part of a government.
    case ministry
    /// A university.
    case university
    /// A company.
    case company
    /// A research institute or laboratory.
    case institute
    /// A center that several found or share.
    case center = "centre"
    /// An association of companies or persons.
    case association
    /// A program that acts as an organization.
    case program = "programme"
    /// Several that the source does not name: one node, marked.
    case group
    /// A place: drawn, never ranked.
    case place
  }

  /// The id, in kebab-case.
  public var id: String

  /// What sort of entity it is.
  public var kind: Kind

  /// The English name.
  public var name: String

  /// The ISO 3166-1 codes of its countries; none if unknown.
  public var countries: [String]

  /// How many an unnamed group has, if the source says so.
  public var members: Int?

  /// A remark.
  public var note: String

  /// Creates an entity.
  ///
  /// - Parameters:
  ///   - id: The id, in kebab-case.
  ///   - kind: What sort of entity it is.
  ///   - name: The English name.
  ///   - countries: The ISO 3166-1 codes of its countries.
  ///   - members: How many an unnamed group has, if known.
  ///   - note: A remark.
  public init(
    id: String, kind: Kind, name: String, countries: [String] = [], members: Int? = nil,
    note: String = ""
  ) {
    (self.id, self.kind, self.name) = (id, kind, name)
    (self.countries, self.members, self.note) = (countries, members, note)
  }

  /// Whether it can be ranked: everybody but places.
  public var isActor: Bool { kind != .place }
}
