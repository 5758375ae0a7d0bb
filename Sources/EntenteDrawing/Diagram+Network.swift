public import EntenteData
public import EntenteNetwork

extension Diagram {
  /// How relations of three or more are drawn.
  public enum Relations: String, Sendable, CaseIterable, Hashable {
    /// Once, as a joint with an edge to each party.
    case joint
    /// As an edge for each pair that the relation ties; a joint sum is not written on them.
    case pairs
  }

  /// Makes the picture of a network, whatever its projection: its actors and their relations.
  ///
  /// Relations of one type and the same two parties are drawn as one edge that says how many they
  /// are; one with a sum of money stays by itself. A relation of which some parties are no nodes and the
  /// others are not tied is not drawn. A place is drawn where money goes to it or comes
  /// from it, not where it only says where something happens.
  ///
  /// - Parameters:
  ///   - network: The network; its nodes that are relations are not drawn as nodes.
  ///   - title: The title; the dataset's if `nil`.
  ///   - grouping: What is drawn together; by country if `nil`.
  ///   - relations: How relations of three or more are drawn.
  ///   - language: The language of everything that is written.
  /// - Complexity: O(*n* log *n* + *p*) for *n* records and *p* pairs of parties.
  public init(
    _ network: Network, title: String? = nil, grouping: Grouping? = nil,
    relations: Relations = .joint, language: Language = .english
  ) {
    let grouping = grouping ?? .byCountry(network, in: language)
    var drawing = RelationDrawing(network: network, language: language)
    switch relations {
    case .joint: drawing.drawJoints()
    case .pairs: drawing.drawPairs()
    }
    drawing.drawLinks()
    let drawn = Set(drawing.edges.flatMap { [$0.source, $0.target] })
    var nodes: [Node] = []
    for case .entity(let index) in network.nodes {
      let entity = network.dataset.entities[index]
      guard entity.isActor || drawn.contains(entity.id) else { continue }
      nodes.append(Node(entity, index, network.dataset, language, grouping))
    }
    let used = Set(nodes.compactMap(\.group))
    let sources = network.dataset.sources
    self.init(
      title: title ?? network.dataset.title, sourceLine: Words.sourceLine(sources, language),
      sourceLink: sources.first?.url, language: language, nodes: nodes, joints: drawing.joints,
      edges: drawing.edges,
      groups: used.sorted().map { Group(id: $0, label: grouping.labels[$0] ?? $0) })
  }
}

extension Diagram.Node {
  /// The most that a name may have before a shorter one is looked for.
  private static let longName = 36

  fileprivate init(
    _ entity: Entity, _ index: Int, _ dataset: Dataset, _ language: Language, _ grouping: Grouping
  ) {
    let name = dataset.label(of: index, in: language)
    var shown = name
    if LabelLines.width(name) > Self.longName {
      // The longest alias that is short says the most; it is one of this language only.
      let aliases = dataset.names(of: index).filter { alias in
        alias.use == .alias && alias.language == language.rawValue
          && LabelLines.width(alias.name) <= Self.longName / 2
      }
      let longest = aliases.max {
        (LabelLines.width($0.name), $1.name) < (LabelLines.width($1.name), $0.name)
      }
      shown = longest?.name ?? name
    }
    var lines = LabelLines.lines(shown)
    if entity.kind == .group, let members = entity.members,
      !Words.says(shown, members, in: language)
    {
      lines.append(Words.members(members, in: language))
    }
    var details = [Words.name(of: entity.kind, in: language)]
    details += entity.countries.map { Grouping.name(ofCountry: $0, in: language) }
    self.init(
      id: entity.id, lines: lines, style: NodeStyle(entity.kind),
      group: grouping.groups[entity.id],
      tooltip: "\(name)\n\(details.joined(separator: ", "))", link: nil)
  }
}
