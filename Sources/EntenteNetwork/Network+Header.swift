import EntenteData
import EntenteGraph

extension Network {
  /// How the network was made, in English sentences of a few words each, for the head of a result.
  ///
  /// The first says the size; then the options follow, then what was left out and how many.
  public var header: [String] {
    var lines = [
      "\(projection.kind.rawValue): \(nodes.count) nodes, \(edges.count) "
        + "\(graph.isDirected ? "directed" : "undirected") edges, from \(relations.count) relations"
    ]
    lines.append("strength: \(strengthText); paths: \(lengthText)")
    lines.append(
      "places \(placesText), unnamed groups \(projection.hasGroups ? "in" : "out"), "
        + "structural links \(projection.hasLinks ? "in" : "out")")
    lines.append("period: \(periodText)")
    for part in leftOut { lines.append("left out: \(part.ids.count) \(part.reason.rawValue)") }
    return lines
  }

  /// What a file leaves out that holds the relations of the period themselves, with who takes part in one
  /// or is linked, rather than this graph of them.
  ///
  /// The first says how many relations it holds; then follows what was left out and how many.
  public var headerOfRelations: [String] {
    let linked = Set(dataset.links.filter(\.kind.linksEntities).flatMap { [$0.from, $0.to] })
    return ["\(relations.count) relations, period: \(periodText)"]
      + leftOut.compactMap { part in
        let count =
          switch part.reason {
          case .outsidePeriod: part.ids.count
          case .uninvolved: part.ids.count { !linked.contains($0) }
          case .tiesNobody, .places, .groups, .unknownSum: 0
          }
        return count > 0 ? "left out: \(count) \(part.reason.rawValue)" : nil
      }
  }

  private var strengthText: String {
    switch projection.kind {
    case .ties:
      let unit = projection.unit.rawValue
      return projection.strength == .share
        ? "shares, at most 1 an actor from one \(unit)" : "1 a tie from each \(unit)"
    case .incidence: return "1 a part"
    case .flows:
      let parts = projection.split == .equal ? "in equal parts" : "stay joint"
      return "\(currency ?? "1 a relation"); joint sums \(parts)"
    }
  }

  private var placesText: String {
    if projection.hasPlaces { return "in" }
    return projection.kind == .flows ? "out but for those that give or get" : "out"
  }

  private var lengthText: String {
    projection.length == .hops ? "hops" : "length 1/strength"
  }

  private var periodText: String {
    let days =
      switch (projection.from, projection.to) {
      case (nil, nil): "all"
      case (let from?, nil): "from \(from)"
      case (nil, let to?): "to \(to)"
      case (let from?, let to?): "\(from) to \(to)"
      }
    return undated.isEmpty ? days : "\(days); \(undated.count) undated relations kept"
  }
}
