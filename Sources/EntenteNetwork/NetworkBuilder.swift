import EntenteData

/// Makes the nodes and edges of a network.
struct NetworkBuilder {
  let dataset: Dataset
  let projection: Projection

  var nodes: [Network.Node] = []
  var edges: [Network.Edge] = []
  var relations: [Int] = []
  var undated: [Int] = []
  var leftOut: [Network.LeftOut] = []
  var nodeNumbers: [String: Int] = [:]
  var currency: String?

  init(dataset: Dataset, projection: Projection) {
    (self.dataset, self.projection) = (dataset, projection)
  }

  mutating func build() {
    selectRelations()
    selectNodes()
    switch projection.kind {
    case .ties: addTies()
    case .incidence: addIncidences()
    case .flows: addFlows()
    }
    if projection.hasLinks { addLinks() }
    edges.sort {
      ($0.source, $0.target, $0.role?.rawValue ?? "") < (
        $1.source, $1.target, $1.role?.rawValue ?? ""
      )
    }
  }

  /// Notes what is left out, if it is anything.
  mutating func leaveOut(_ reason: Network.LeftOut.Reason, _ ids: [String]) {
    guard !ids.isEmpty else { return }
    if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[index] = Network.LeftOut(reason: reason, ids: (leftOut[index].ids + ids).sorted())
    } else {
      leftOut.append(Network.LeftOut(reason: reason, ids: ids))
    }
  }

  mutating func selectRelations() {
    var outside: [String] = []
    for (number, relation) in dataset.relations.enumerated() {
      if let date = relation.date, !date.mayOverlap(from: projection.from, to: projection.to) {
        outside.append(relation.id)
        continue
      }
      relations.append(number)
      if relation.date == nil, projection.from != nil || projection.to != nil {
        undated.append(number)
      }
    }
    leaveOut(.outsidePeriod, outside)
  }

  mutating func selectNodes() {
    var involved = Set(relations.flatMap { dataset.parties(of: $0).map(\.entity) })
    if projection.hasLinks {
      involved.formUnion(dataset.links.filter(\.kind.linksEntities).flatMap { [$0.from, $0.to] })
    }
    let kept = projection.hasPlaces ? [] : placesOfFlows
    var (places, groups, uninvolved): ([String], [String], [String]) = ([], [], [])
    var ids: [(id: String, node: Network.Node)] = []
    for (number, entity) in dataset.entities.enumerated() {
      if !involved.contains(entity.id) {
        uninvolved.append(entity.id)
      } else if entity.kind == .place, !projection.hasPlaces, !kept.contains(entity.id) {
        places.append(entity.id)
      } else if entity.kind == .group, !projection.hasGroups {
        groups.append(entity.id)
      } else {
        ids.append((entity.id, .entity(number)))
      }
    }
    if projection.kind == .incidence {
      ids += relations.map { (dataset.relations[$0].id, .relation($0)) }
    }
    ids.sort { $0.id < $1.id }
    nodes = ids.map(\.node)
    nodeNumbers = Dictionary(uniqueKeysWithValues: zip(ids.map(\.id), ids.indices))
    leaveOut(.places, places)
    leaveOut(.groups, groups)
    leaveOut(.uninvolved, uninvolved)
  }

  /// The ids of those who give or get in flows: a sum that a place gets must not go missing.
  private var placesOfFlows: Set<String> {
    guard projection.kind == .flows else { return [] }
    var ids: Set<String> = []
    for relation in relations {
      guard let flow = dataset.relations[relation].type.rule.flow else { continue }
      for party in dataset.parties(of: relation)
      where party.role == flow.first || party.role == flow.second {
        ids.insert(party.entity)
      }
    }
    return ids
  }
}
