import EntenteData
import EntenteNetwork

/// Turns the relations of a network into joints and edges.
struct RelationDrawing {
  let network: Network
  let language: Language
  var joints: [Diagram.Joint] = []
  var edges: [Diagram.Edge] = []

  init(network: Network, language: Language) {
    (self.network, self.language) = (network, language)
  }

  private var dataset: Dataset { network.dataset }

  /// The parties of a relation that are drawn: those that are nodes, but not where it happens.
  ///
  /// None if some are left out and the rest is not tied: two supporters without whom they support
  /// would look as if they supported one another. In a network of flows, only who gives or gets.
  private func parties(of relation: Int) -> [Party] {
    let type = dataset.relations[relation].type
    let flow = type.rule.flow
    let all = dataset.parties(of: relation).filter { party in
      network.projection.kind == .flows
        ? party.role == flow?.first || party.role == flow?.second : party.role != .location
    }
    let drawn = all.filter { network.node($0.entity) != nil }
    let areTied = drawn.contains { first in
      drawn.contains { $0.entity != first.entity && type.ties($0.role, first.role) }
    }
    return drawn.count == all.count || areTied ? drawn : []
  }

  /// Two parties in the same roles, and a type: what is drawn as one edge.
  private struct Bundle: Hashable {
    let type: RelationType
    let ends: [String]
    /// Set where relations must not be drawn as one.
    let relation: Int?
  }

  mutating func drawJoints() {
    var bundles: [Bundle: Int] = [:]
    var contents: [(parties: [Party], relations: [Int])] = []
    for relation in network.relations {
      let parties = parties(of: relation)
      guard !parties.isEmpty else { continue }
      let type = dataset.relations[relation].type
      let isAlone = parties.count != 2 || dataset.relations[relation].money != nil
      let bundle = Bundle(
        type: type, ends: parties.map { "\($0.entity) \($0.role)" },
        relation: isAlone ? relation : nil)
      if let index = bundles[bundle] {
        contents[index].relations.append(relation)
        contents[index].parties = Self.merged(contents[index].parties, parties)
      } else {
        bundles[bundle] = contents.count
        contents.append((parties, [relation]))
      }
    }
    for content in contents { draw(content.parties, content.relations) }
  }

  /// Draws each structural link between two nodes as a thin line to the whole.
  mutating func drawLinks() {
    for link in Set(network.edges.flatMap(\.links)).sorted().map({ dataset.links[$0] }) {
      var style = EdgeStyle(type: nil, width: 0.9)
      style.targetMarker = .whole
      let names = [link.from, link.to].compactMap(dataset.entity).map {
        dataset.label(of: $0, in: language)
      }
      edges.append(
        Diagram.Edge(
          id: "\(link.from)--\(link.kind.rawValue)--\(link.to)", source: link.from, target: link.to,
          style: style,
          tooltip: "\(names.joined(separator: " — ")): \(Words.name(of: link.kind, in: language))"))
    }
  }

  /// A party of several relations is implied only if all of them imply it.
  private static func merged(_ parties: [Party], _ others: [Party]) -> [Party] {
    zip(parties, others).map { party, other in
      var party = party
      if other.basis == .stated { party.basis = .stated }
      return party
    }
  }

  /// Draws relations as one; a sum that is joint with others is not written on one pair of them.
  private mutating func draw(_ parties: [Party], _ relations: [Int], isJointSum: Bool = false) {
    let first = dataset.relations[relations[0]]
    let story = RelationStory(relations, network, language, isJointSum: isJointSum)
    var label = isJointSum ? nil : first.money?.text(in: language)
    if relations.count > 1 { label = "×\(relations.count)" }
    if parties.count == 2, label == nil {
      let (source, target) = ends(parties[0], parties[1], type: first.type)
      var style = story.style
      style.sourceMarker = EdgeStyle.marker(first.type, source.role)
      style.targetMarker = EdgeStyle.marker(first.type, target.role)
      style.isSourceImplied = source.basis == .implied
      style.isTargetImplied = target.basis == .implied
      edges.append(
        Diagram.Edge(
          id: first.id, source: source.entity, target: target.entity, style: style,
          tooltip: story.text(between: [source, target]), link: story.link))
      return
    }
    let id = "\(first.id)--joint"
    joints.append(
      Diagram.Joint(
        id: id, label: label, type: first.type,
        tooltip: story.text(between: parties), link: story.link))
    for party in parties {
      edges.append(spoke(party, among: parties, joint: id, first.type, story))
    }
  }

  /// A line from a giver into a joint, or out of it to a getter; it ends at the party otherwise.
  private func spoke(
    _ party: Party, among parties: [Party], joint: String, _ type: RelationType,
    _ story: RelationStory
  ) -> Diagram.Edge {
    var style = story.style
    let isGiver = Self.gives(party.role)
    if isGiver {
      style.isSourceImplied = party.basis == .implied
      if type == .funding { style.targetMarker = .arrow }
    } else {
      style.targetMarker = EdgeStyle.marker(type, party.role)
      style.isTargetImplied = party.basis == .implied
    }
    return Diagram.Edge(
      id: "\(story.id)--\(party.entity)--\(party.role)", source: isGiver ? party.entity : joint,
      target: isGiver ? joint : party.entity, style: style,
      tooltip: story.text(of: party, among: parties),
      link: story.link)
  }

  /// Two parties, the one that gives first.
  private func ends(
    _ first: Party, _ second: Party, type: RelationType
  ) -> (source: Party, target: Party) {
    Self.gives(second.role) && !Self.gives(first.role) ? (second, first) : (first, second)
  }

  private static func gives(_ role: Role) -> Bool {
    switch role {
    case .funder, .supporter, .founder, .provider: true
    default: false
    }
  }

  mutating func drawPairs() {
    var bundles: [Bundle: Int] = [:]
    var contents: [(parties: [Party], relations: [Int])] = []
    for relation in network.relations {
      let parties = parties(of: relation)
      let type = dataset.relations[relation].type
      for (index, first) in parties.enumerated() {
        for second in parties[(index + 1)...]
        where first.entity != second.entity && type.ties(first.role, second.role) {
          let bundle = Bundle(
            type: type, ends: ["\(first.entity) \(first.role)", "\(second.entity) \(second.role)"],
            relation: parties.count == 2 && dataset.relations[relation].money != nil
              ? relation : nil)
          if let known = bundles[bundle] {
            contents[known].relations.append(relation)
            contents[known].parties = Self.merged(contents[known].parties, [first, second])
          } else {
            bundles[bundle] = contents.count
            contents.append(([first, second], [relation]))
          }
        }
      }
    }
    for content in contents { drawPair(content.parties, content.relations) }
  }

  private mutating func drawPair(_ parties: [Party], _ relations: [Int]) {
    let start = (edges.count, joints.count)
    let isJoint = relations.contains { self.parties(of: $0).count > 2 }
    draw(parties, relations, isJointSum: isJoint)
    // The id of the relation alone would stand for every pair of it.
    guard isJoint else { return }
    let suffix = "--\(parties[0].entity)--\(parties[1].entity)"
    for index in start.0..<edges.count {
      edges[index].id += suffix
      for joint in joints[start.1...] {
        if edges[index].source == joint.id { edges[index].source += suffix }
        if edges[index].target == joint.id { edges[index].target += suffix }
      }
    }
    for index in start.1..<joints.count { joints[index].id += suffix }
  }
}
