import EntenteData

extension NetworkBuilder {
  mutating func addLinks() {
    var table = EdgeTable(edges)
    for (number, link) in dataset.links.enumerated() where link.kind.linksEntities {
      guard let from = nodeNumbers[link.from], let to = nodeNumbers[link.to] else { continue }
      let pair = projection.kind == .flows ? Pair(from, to) : Pair(min(from, to), max(from, to))
      // Where strengths are money a link adds none.
      table.add(pair, link: number, strength: currency == nil ? 1 : 0)
    }
    edges = table.edges
  }
}
