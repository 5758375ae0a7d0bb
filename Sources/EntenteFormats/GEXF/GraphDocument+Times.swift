import EntenteData
import Foundation

extension GraphDocument {
  /// The document with the times of the relations that its `dates` tell, as networks have them; `nil` if
  /// there are none, or if it has times of its own.
  ///
  /// A date counts from the first day that it can mean to the last, so a bare year from January 1 to
  /// December 31; without a bound on one side it has none. Of a node or an edge with one date it is
  /// `start` and `end`, of one with several they are `spells`. What has no date has no time, nor has a text
  /// among the dates that is none.
  var withTimesOfDates: GraphDocument? {
    guard !hasTimes else { return nil }
    let (ofNodes, ofEdges) = (Self.timeColumns(nodeAttributes), Self.timeColumns(edgeAttributes))
    let times =
      GEXFPlaces(nodes: ofNodes, ids: nodeIDs, isFlatOrSolid: false).times
      + GEXFPlaces(edges: ofEdges, isKind: nil).times
    guard GEXFTimeFormat(times) == .date else { return nil }
    var document = self
    document.nodeAttributes += ofNodes
    document.edgeAttributes += ofEdges
    return document
  }

  /// Whether it has times that are no dates of relations; numbers are none.
  private var hasTimes: Bool {
    !ownTimes.isEmpty || (nodeAttributes + edgeAttributes).contains { GEXFTimedValues($0) != nil }
  }

  /// The texts in `start`, `end` and `spells` of nodes and of edges.
  private var ownTimes: [String] {
    GEXFPlaces(nodes: nodeAttributes, ids: nodeIDs, isFlatOrSolid: false).times
      + GEXFPlaces(edges: edgeAttributes, isKind: nil).times
  }

  /// The first time of nodes or edges that GEXF does not have as one, in words; `nil` if it has all.
  ///
  /// It is a text among dates that is none, or a time that has no format in common with another one.
  var firstUnlikeTime: String? {
    guard hasTimes else { return firstTextAmongDates }
    let times = ownTimes
    guard GEXFTimeFormat(times) == nil,
      let time = times.first(where: { GEXFTimeFormat([$0]) != nil })
    else { return nil }
    let other =
      times.first { GEXFTimeFormat([time, $0]) == nil }
      ?? times.first { GEXFTimeFormat([$0]) != GEXFTimeFormat([time]) }
    return other.map { "“\($0.prefix(40))” beside “\(time.prefix(40))”" }
  }

  /// The first text among the dates of nodes and edges that is none, and of what it is.
  private var firstTextAmongDates: String? {
    func text(_ columns: [AttributeColumn]) -> (row: Int, text: String)? {
      guard let column = columns.first(where: { $0.name == "dates" }) else { return nil }
      return (0..<column.count).lazy.compactMap { row in
        Self.dates(column, row).first { $0.date == nil }.map { (row, $0.text) }
      }.first
    }
    if let (node, text) = text(nodeAttributes) {
      return "“\(text.prefix(40))” of the node “\(nodeIDs[node].prefix(40))”"
    }
    return text(edgeAttributes).map { "“\($1.prefix(40))” of \(edgeName($0))" }
  }

  /// The texts between the semicolons of a row, and the dates that they are.
  private static func dates(
    _ column: AttributeColumn, _ row: Int
  ) -> [(text: String, date: EDTFDate?)] {
    (column.text(row) ?? "").split(separator: ";").map { text in
      let text = text.trimmingCharacters(in: .whitespaces)
      return (text, EDTFDate(text))
    }
  }

  /// The times of the dates in a column `dates`, parted by semicolons.
  private static func timeColumns(_ columns: [AttributeColumn]) -> [AttributeColumn] {
    guard let column = columns.first(where: { $0.name == "dates" }) else { return [] }
    var spells: [[GEXFSpell]] = []
    for row in 0..<column.count {
      spells.append(
        Self.dates(column, row).compactMap(\.date).sorted().map {
          GEXFSpell(start: $0.earliest.map { "\($0)" }, end: $0.latest.map { "\($0)" })
        })
    }
    let single = spells.map { $0.count == 1 ? $0[0] : GEXFSpell(start: nil, end: nil) }
    let times: [AttributeColumn] = [
      .optionalTexts("start", single.map { $0.start ?? "" }),
      .optionalTexts("end", single.map { $0.end ?? "" }),
      .structures("spells", spells.map { $0.count > 1 ? .array($0.map(\.json)) : nil }),
    ]
    return times.filter(\.hasAnyValue)
  }
}
