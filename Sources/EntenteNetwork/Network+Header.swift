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
