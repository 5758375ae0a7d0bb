import EntenteData
import Testing

@Suite struct RelationTypeTests {
  /// Allowed roles that tie nobody, on purpose.
  private let tyingNobody: [RelationType: [Role]] = [.announcement: [.subject]]

  @Test(arguments: RelationType.allCases)
  func `each role of a type ties somebody or is known to tie nobody`(type: RelationType) {
    let tying = Set(type.rule.ties.flatMap { [$0.first, $0.second] })
    let idle = type.rule.roles.filter { !tying.contains($0) }
    #expect(idle == tyingNobody[type] ?? [])
    #expect(tying.isSubset(of: type.rule.roles))
  }

  @Test(arguments: RelationType.allCases)
  func `ties do not depend on the order of the two, and need allowed roles`(type: RelationType) {
    for first in Role.allCases {
      for second in Role.allCases {
        #expect(type.ties(first, second) == type.ties(second, first))
        if type.ties(first, second) {
          #expect(type.rule.roles.contains(first) && type.rule.roles.contains(second))
        }
      }
    }
  }

  /// The whole table, written out from the design.
  @Test func `the pairs of roles that each type ties`() {
    let expected: [RelationType: Set<Set<Role>>] = [
      .agreement: [[.party]],
      .partnership: [[.partner], [.lead, .counterpart]],
      .funding: [[.funder, .beneficiary]],
      .support: [[.supporter, .supported]],
      .establishment: [[.founder], [.founder, .founded]],
      .announcement: [[.announcer]],
      .meeting: [[.host], [.participant], [.host, .participant]],
      .access: [[.provider, .user]],
    ]
    for type in RelationType.allCases {
      var tied: Set<Set<Role>> = []
      for first in Role.allCases {
        for second in Role.allCases where type.ties(first, second) { tied.insert([first, second]) }
      }
      #expect(tied == expected[type], "\(type)")
    }
  }

  @Test func `those who fund or back the same are not tied for it`() {
    for type in RelationType.allCases {
      #expect(!type.ties(.funder, .funder))
      #expect(!type.ties(.supporter, .supporter))
      #expect(!type.ties(.beneficiary, .beneficiary))
    }
  }

  @Test(arguments: RelationType.allCases)
  func `a location is allowed everywhere and ties nobody`(type: RelationType) {
    #expect(type.allows(.location))
    #expect(!type.rule.roles.contains(.location))
    #expect(Role.allCases.allSatisfy { !type.ties(.location, $0) })
    #expect(Role.allCases.filter(type.allows).count == type.rule.roles.count + 1)
  }

  @Test func `money and backing flow between two roles that are tied`() {
    let flows = RelationType.allCases.filter { $0.rule.flow != nil }
    #expect(flows == [.funding, .support])
    for type in flows {
      guard let flow = type.rule.flow else { continue }
      #expect(flow.first != flow.second)
      #expect(type.ties(flow.first, flow.second))
    }
  }

  @Test func `each role belongs to one type, but for location`() {
    for role in Role.allCases where role != .location {
      #expect(RelationType.allCases.count { $0.rule.roles.contains(role) } == 1, "\(role)")
    }
  }

  @Test func `each type is described in a sentence of its own`() {
    let summaries = RelationType.allCases.map(\.rule.summary)
    #expect(Set(summaries).count == summaries.count)
    #expect(summaries.allSatisfy { $0.hasSuffix(".") })
  }
}
