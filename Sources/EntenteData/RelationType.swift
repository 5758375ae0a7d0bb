/// What links the parties of a relation, and so which of their roles tie them.
///
/// This is the one place that says which roles a type allows, which pairs of roles tie two parties
/// to one another, and which way money goes.
public enum RelationType: String, Sendable, CaseIterable, Hashable {
  /// Signed or reached between equals, joint statements and commitments included.
  case agreement
  /// Work done or planned together.
  case partnership
  /// Money given or promised.
  case funding
  /// Backing of which no sum of money is said.
  case support
  /// Setting up an organization.
  case establishment
  /// Making something known together.
  case announcement
  /// Meeting, or holding an event together.
  case meeting
  /// The right to use something.
  case access

  /// What a type allows and ties.
  public struct Rule: Sendable, Hashable {
    /// The roles that a party can have, ``Role/location`` apart, which every type allows.
    public let roles: [Role]

    /// The pairs of roles whose holders are tied to one another.
    public let ties: [RolePair]

    /// The role that money or backing comes from and the role that it goes to, if any does.
    public let flow: RolePair?

    /// The type in one English sentence.
    public let summary: String
  }

  /// Two roles.
  public struct RolePair: Sendable, Hashable {
    /// The first role; of a flow, the one it comes from.
    public let first: Role

    /// The second role; of a flow, the one it goes to.
    public let second: Role

    init(_ first: Role, _ second: Role) {
      (self.first, self.second) = (first, second)
    }
  }

  /// The type's row of the table.
  public var rule: Rule {
    switch self {
    case .agreement:
      Rule([.party], ties: [.init(.party, .party)], "Parties agree with one another; all are tied.")
    case .partnership:
      Rule(
        [.partner, .lead, .counterpart],
        ties: [.init(.partner, .partner), .init(.lead, .counterpart)],
        "Partners work with one another; a lead works with each counterpart.")
    case .funding:
      Rule(
        [.funder, .beneficiary], ties: [.init(.funder, .beneficiary)],
        flow: .init(.funder, .beneficiary),
        "Funders give money to beneficiaries; funders are not tied to one another.")
    case .support:
      Rule(
        [.supporter, .supported], ties: [.init(.supporter, .supported)],
        flow: .init(.supporter, .supported),
        "Supporters back the supported; no sum is said.")
    case .establishment:
      Rule(
        [.founder, .founded], ties: [.init(.founder, .founder), .init(.founder, .founded)],
        "Founders are tied with one another and with what they found.")
    case .announcement:
      Rule(
        [.announcer, .subject], ties: [.init(.announcer, .announcer)],
        "Announcers are tied with one another, not with those they speak of.")
    case .meeting:
      Rule(
        [.host, .participant],
        ties: [
          .init(.host, .host), .init(.host, .participant), .init(.participant, .participant),
        ],
        "Hosts and participants meet; all are tied.")
    case .access:
      Rule(
        [.provider, .user], ties: [.init(.provider, .user)],
        "A provider lets users use something.")
    }
  }

  /// Whether two parties of a relation of this type are tied, by their roles.
  ///
  /// - Parameters:
  ///   - first: The role of one party.
  ///   - second: The role of the other party.
  /// - Returns: Whether the type ties them, in either order.
  public func ties(_ first: Role, _ second: Role) -> Bool {
    rule.ties.contains { pair in
      (pair.first, pair.second) == (first, second) || (pair.first, pair.second) == (second, first)
    }
  }

  /// Whether a party of a relation of this type can have a role.
  ///
  /// - Parameter role: The role.
  /// - Returns: Whether the type allows it.
  public func allows(_ role: Role) -> Bool { role == .location || rule.roles.contains(role) }
}

extension RelationType.Rule {
  fileprivate init(
    _ roles: [Role], ties: [RelationType.RolePair], flow: RelationType.RolePair? = nil,
    _ summary: String
  ) {
    (self.roles, self.ties, self.flow, self.summary) = (roles, ties, flow, summary)
  }
}

/// As what somebody takes part in a relation.
public enum Role: String, Sendable, CaseIterable, Hashable {
  /// Agrees with the other parties.
  case party
  /// Works with the other partners.
  case partner
  /// Works with each counterpart.
  case lead
  /// Works with the lead.
  case counterpart
  /// Gives money.
  case funder
  /// Gets money.
  case beneficiary
  /// Backs somebody.
  case supporter
  /// Is backed.
  case supported
  /// Sets up an organization.
  case founder
  /// Is set up.
  case founded
  /// Makes something known.
  case announcer
  /// Is spoken of.
  case subject
  /// Holds a meeting.
  case host
  /// Comes to a meeting.
  case participant
  /// Lets others use something.
  case provider
  /// Uses something.
  case user
  /// Is where it happens, or what area it serves; ties nobody.
  case location
}
