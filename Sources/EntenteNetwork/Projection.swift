public import EntenteData

/// A named way to make a graph of records, with its options.
public struct Projection: Sendable, Hashable {
  /// What the nodes and the edges are.
  public enum Kind: String, Sendable, CaseIterable, Hashable {
    /// Actors, tied where the type of a relation ties their roles; undirected.
    case ties
    /// Actors and relations, joined by the parts that actors take; undirected.
    case incidence
    /// Those who give and those who get, from the one to the other; directed.
    ///
    /// A flow has strength 1 for each relation; with ``Split/equal`` parts and a single currency, the
    /// money. Those who give or get are nodes even if they are places.
    case flows
  }

  /// How much a tie gets from what makes it.
  public enum Strength: String, Sendable, CaseIterable, Hashable {
    /// No actor gets more than 1 from one relation: 1/(k − 1) among k equals, 1/max(a, b) between
    /// two sides of a and b.
    case share
    /// Every tie gets 1 from each relation.
    case count
  }

  /// What counts once.
  public enum Unit: String, Sendable, CaseIterable, Hashable {
    /// A relation.
    case relation
    /// An episode: all relations that are facets of one undertaking.
    case episode
  }

  /// How long a tie is.
  public enum Length: String, Sendable, CaseIterable, Hashable {
    /// Every tie has length 1.
    case hops
    /// 1/strength.
    case inverse
  }

  /// What becomes of a sum that several give or get.
  public enum Split: String, Sendable, CaseIterable, Hashable {
    /// It stays joint: what one of them has of it is between 0 and the sum.
    case joint
    /// Every pair of a giver and a getter is taken to have the same part of it.
    case equal
  }

  /// What the nodes and the edges are.
  public var kind: Kind

  /// How much a tie gets from what makes it; only ``Kind/ties`` look at it.
  public var strength: Strength

  /// What counts once; only ``Kind/ties`` look at it.
  public var unit: Unit

  /// How long a tie is.
  public var length: Length

  /// What becomes of a sum that several give or get; only ``Kind/flows`` look at it.
  public var split: Split

  /// Whether places are nodes.
  public var hasPlaces: Bool

  /// Whether unnamed groups are nodes.
  public var hasGroups: Bool

  /// Whether structural links, such as from a subsidiary to its parent, are edges.
  ///
  /// Links have no date, so those that they join are nodes even if they take part in no relation of
  /// the period; in ``Kind/flows`` only who gives or gets is.
  public var hasLinks: Bool

  /// The first day of the period; `nil` if it has none.
  public var from: Day?

  /// The last day of the period; `nil` if it has none.
  public var to: Day?

  /// Creates a projection.
  ///
  /// - Parameters:
  ///   - kind: What the nodes and the edges are.
  ///   - strength: How much a tie gets from what makes it.
  ///   - unit: What counts once.
  ///   - length: How long a tie is.
  ///   - split: What becomes of a sum that several give or get.
  ///   - hasPlaces: Whether places are nodes.
  ///   - hasGroups: Whether unnamed groups are nodes.
  ///   - hasLinks: Whether structural links are edges.
  ///   - from: The first day of the period.
  ///   - to: The last day of the period.
  public init(
    _ kind: Kind = .ties, strength: Strength = .share, unit: Unit = .relation,
    length: Length = .hops, split: Split = .joint, hasPlaces: Bool = false, hasGroups: Bool = true,
    hasLinks: Bool = false, from: Day? = nil, to: Day? = nil
  ) {
    (self.kind, self.strength, self.unit) = (kind, strength, unit)
    (self.length, self.split) = (length, split)
    (self.hasPlaces, self.hasGroups, self.hasLinks) = (hasPlaces, hasGroups, hasLinks)
    (self.from, self.to) = (from, to)
  }
}
