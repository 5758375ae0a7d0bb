public import EntenteData
import EntenteGraph
public import EntenteNetwork

extension GraphDocument {
  /// Creates the document of a network: its nodes and edges with all that is known of them.
  ///
  /// The attributes are the same whatever the format. Lists are joined by semicolons, and texts by bars.
  /// Those of an edge's `relations`, and of their `shares`, `types`, `statuses`, `dates` and `amounts`,
  /// run in step; what is unknown is an empty place between two of them. A node that is a relation has
  /// the same of itself. What the records say besides are lists and objects: the names of a node, and
  /// the relations with their parties and evidence, sources, links and caveats of the graph.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - language: The language of labels.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public init(_ network: Network, _ language: Language = .english) {
    let nodes = network.nodes.indices
    let edgeIDs = network.edges.map { edge in
      ([network.id(of: edge.source), network.id(of: edge.target)]
        + (edge.role.map { [$0.rawValue] } ?? [])).joined(separator: "--")
    }
    self.init(
      network.graph.direction, nodeIDs: TextColumn(nodes.map { network.id(of: $0) }),
      sources: network.edges.map { UInt32($0.source) },
      targets: network.edges.map { UInt32($0.target) }, edgeIDs: TextColumn(edgeIDs))
    id = network.dataset.name
    if network.projection.kind == .incidence {
      isSecondMode = network.nodes.map { node in
        if case .relation = node { true } else { false }
      }
    }
    graphAttributes = Self.graphColumns(network, language)
    nodeAttributes = Self.nodeColumns(network, language)
    edgeAttributes = Self.edgeColumns(network)
  }

  private static func graphColumns(
    _ network: Network, _ language: Language
  ) -> [AttributeColumn] {
    let dataset = network.dataset
    return [
      .optionalTexts("title", [dataset.title]), .optionalTexts("language", [language.rawValue]),
      .optionalTexts("projection", [network.header.joined(separator: "\n")]),
      .structures("leftOut", [NetworkRecords.leftOut(network.leftOut)]),
      .structures(
        "relations",
        [.array(network.relations.map { NetworkRecords.relation($0, dataset) })]),
      .structures("sources", [.array(dataset.sources.map(NetworkRecords.source))]),
      .structures("links", [.array(dataset.links.map(NetworkRecords.link))]),
      .structures("caveats", [.array(dataset.caveats.map(NetworkRecords.caveat))]),
    ]
  }

  private static func nodeColumns(_ network: Network, _ language: Language) -> [AttributeColumn] {
    let dataset = network.dataset
    let entities = network.nodes.map { node -> Int? in
      if case .entity(let index) = node { index } else { nil }
    }
    let relations = network.nodes.map { node -> Int? in
      if case .relation(let index) = node { index } else { nil }
    }
    let members = entities.map { entity in entity.flatMap { dataset.entities[$0].members } }
    let columns: [AttributeColumn] = [
      .optionalTexts(
        "label", network.nodes.indices.map { network.label(of: $0, in: language) }),
      .optionalTexts(
        "kind", entities.map { $0.map { dataset.entities[$0].kind.rawValue } ?? "relation" }),
      .optionalTexts(
        "country",
        entities.map { $0.map { dataset.entities[$0].countries.joined(separator: ";") } ?? "" }),
      AttributeColumn(
        "members", .integers(members.map { Int64($0 ?? 0) }),
        missing: members.indices.filter { members[$0] == nil }),
      .optionalTexts("note", entities.map { $0.map { dataset.entities[$0].note } ?? "" }),
      .structures(
        "names", entities.map { $0.map { NetworkRecords.names(of: $0, dataset) } }),
    ]
    guard network.projection.kind == .incidence else { return columns }
    return columns + facts(of: relations.map { $0.map { [$0] } ?? [] }, dataset) + [
      .structures(
        "relation", relations.map { $0.map { NetworkRecords.relation($0, dataset) } })
    ]
  }

  private static func edgeColumns(_ network: Network) -> [AttributeColumn] {
    let (edges, dataset) = (network.edges, network.dataset)
    let strength = AttributeColumn("strength", .reals(edges.map(\.strength)))
    let lengths = network.graph.lengths.map { [AttributeColumn("length", .reals($0))] } ?? []
    return [.optionalTexts("role", edges.map { $0.role?.rawValue ?? "" }), strength] + lengths
      + [
        .optionalTexts("relations", joined(edges.map(\.relations)) { dataset.relations[$0].id }),
        .optionalTexts(
          "shares", edges.map { $0.shares.map { "\($0)" }.joined(separator: ";") }),
      ] + facts(of: edges.map(\.relations), dataset)
      + [
        .optionalTexts("links", joined(edges.map(\.links)) { dataset.links[$0].kind.rawValue }),
        .optionalTexts(
          "money",
          edges.map { edge in
            edge.money.map { "\($0.least)..\($0.most) \($0.currency)" }.joined(separator: ";")
          }),
      ] + cited(edges, dataset)
  }

  /// What relations are: the types, statuses, dates and amounts of those of each node or edge.
  private static func facts(of relations: [[Int]], _ dataset: Dataset) -> [AttributeColumn] {
    func column(_ name: String, _ field: (Relation) -> String?) -> AttributeColumn {
      .optionalTexts(name, joined(relations) { field(dataset.relations[$0]) })
    }
    return [
      column("types", \.type.rawValue), column("statuses") { $0.status?.rawValue },
      column("dates") { $0.date?.description },
      column("amounts") { relation in relation.money.map { "\($0.amount) \($0.currency)" } },
    ]
  }

  private static func joined(_ lists: [[Int]], _ text: (Int) -> String?) -> [String] {
    lists.map { $0.map { text($0) ?? "" }.joined(separator: ";") }
  }

  private static func cited(_ edges: [Network.Edge], _ dataset: Dataset) -> [AttributeColumn] {
    func evidence(_ name: String, _ field: (Evidence) -> String) -> AttributeColumn {
      .optionalTexts(
        name,
        edges.map { edge in
          edge.relations.flatMap { dataset.evidence(of: $0).map(field) }.joined(separator: " | ")
        })
    }
    return [
      evidence("claims", \.claim), evidence("excerpts", \.excerpt),
      evidence("evidence") { dataset.link(to: $0) ?? "\($0.source) \($0.locator)" },
    ]
  }
}

extension AttributeColumn {
  /// A column of texts in which an empty one means that there is no value.
  static func optionalTexts(_ name: String, _ texts: [String]) -> AttributeColumn {
    AttributeColumn(
      name, .texts(TextColumn(texts)), missing: texts.indices.filter { texts[$0].isEmpty })
  }

  /// A column of lists and objects, some of which are missing.
  static func structures(_ name: String, _ values: [JSONValue?]) -> AttributeColumn {
    AttributeColumn(
      name, .structures(TextColumn(values.map { $0?.compact ?? "" })),
      missing: values.indices.filter { values[$0] == nil })
  }
}
