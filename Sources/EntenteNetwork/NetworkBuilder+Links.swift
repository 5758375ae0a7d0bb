import EntenteData

extension NetworkBuilder {
  mutating func addLinks() {
    var table = EdgeTable(edges)
    for (number, link) in dataset.links.enumerated() where link.kind.linksEntities {
      guard let from = nodeNumbers[link.from], let to = nodeNumbers[link.to] else { continue }
      let pair = projection.kind == .flows ? Pair(from, to) : Pair(min(from, to), max(from, to))
      table.add(pair, link: number, strength: 1)
    }
    edges = table.edges
  }
}
