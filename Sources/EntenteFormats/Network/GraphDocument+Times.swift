import EntenteData
import EntenteNetwork

extension GraphDocument {
  /// The document with the times of a network's relations, for formats that have places for them.
  ///
  /// A date counts from the first day that it can mean to the last, so a bare year from January 1 to
  /// December 31; without a bound on one side it has none. The times of an edge are those of its dated
  /// relations: one as `start` and `end`, several as `spells`. Relations without a date have no time.
  func withTimes(of network: Network) -> GraphDocument {
    var document = self
    let dataset = network.dataset
    let nodes = network.nodes.map { node -> [EDTFDate] in
      if case .relation(let relation) = node {
        dataset.relations[relation].date.map { [$0] } ?? []
      } else {
        []
      }
    }
    document.nodeAttributes += Self.timeColumns(nodes)
    document.edgeAttributes += Self.timeColumns(
      network.edges.map { edge in edge.relations.compactMap { dataset.relations[$0].date } })
    return document
  }

  private static func timeColumns(_ dates: [[EDTFDate]]) -> [AttributeColumn] {
    let spells = dates.map { dates in
      dates.sorted().map {
        GEXFSpell(
          start: $0.earliest.map { "\($0)" }, end: $0.latest.map { "\($0)" })
      }
    }
    let single = spells.map { $0.count == 1 ? $0[0] : GEXFSpell(start: nil, end: nil) }
    let columns: [AttributeColumn] = [
      .optionalTexts("start", single.map { $0.start ?? "" }),
      .optionalTexts("end", single.map { $0.end ?? "" }),
      .structures("spells", spells.map { $0.count > 1 ? .array($0.map(\.json)) : nil }),
    ]
    return columns.filter(\.hasAnyValue)
  }
}
