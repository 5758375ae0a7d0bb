public import EntenteData
import EntenteGraph
public import EntenteNetwork

extension GraphDocument {
  /// Creates the document of a network: its nodes and edges with all that is known of them.
  ///
  /// Of a document that is not nested, lists are joined by semicolons, and texts by bars. Those of an
  /// edge's `relations`, and of their `shares`, `types`, `statuses`, `dates` and `amounts`, run in step;
  /// what is unknown is an empty place between two of them. What the records say besides are
  /// lists and objects in either case: the names of a node, and the relations with their parties and
  /// evidence, sources, links and caveats of the graph.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - language: The language of labels.
  ///   - isNested: Whether the relations, sums and evidence of an edge are lists of their own.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public init(_ network: Network, _ language: Language = .english, isNested: Bool) {
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
    edgeAttributes = Self.edgeColumns(network, isNested: isNested)
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
    return columns + [
      .structures(
        "relation", relations.map { $0.map { NetworkRecords.relation($0, dataset) } })
    ]
  }

  private static func edgeColumns(_ network: Network, isNested: Bool) -> [AttributeColumn] {
    let edges = network.edges
    let strength = AttributeColumn("strength", .reals(edges.map(\.strength)))
    let lengths = network.graph.lengths.map { [AttributeColumn("length", .reals($0))] } ?? []
    return [.optionalTexts("role", edges.map { $0.role?.rawValue ?? "" }), strength] + lengths
      + (isNested ? nested(edges, network.dataset) : flat(edges, network.dataset))
  }

  private static func nested(_ edges: [Network.Edge], _ dataset: Dataset) -> [AttributeColumn] {
    [
      .structures(
        "relations",
        edges.map { edge in
          .array(
            zip(edge.relations, edge.shares).map { relation, share in
              .object(["id": .text(dataset.relations[relation].id), "share": .real(share)])
            })
        }),
      .structures(
        "links", edges.map { .texts($0.links.map { dataset.links[$0].kind.rawValue }) }),
      .structures("money", edges.map { .array($0.money.map(NetworkRecords.money)) }),
      .structures(
        "evidence",
        edges.map { edge in
          .array(
            edge.relations.flatMap { relation -> [JSONValue] in
              guard case .array(let pieces) = NetworkRecords.evidence(of: relation, dataset)
              else { return [] }
              return pieces
            })
        }),
    ]
  }

  private static func flat(_ edges: [Network.Edge], _ dataset: Dataset) -> [AttributeColumn] {
    func joined(_ name: String, _ field: (Relation) -> String?) -> AttributeColumn {
      .optionalTexts(
        name,
        edges.map { edge in
          edge.relations.map { field(dataset.relations[$0]) ?? "" }.joined(separator: ";")
        })
    }
    func evidence(_ name: String, _ field: (Evidence) -> String) -> AttributeColumn {
      .optionalTexts(
        name,
        edges.map { edge in
          edge.relations.flatMap { dataset.evidence(of: $0).map(field) }.joined(separator: " | ")
        })
    }
    return [
      joined("relations", \.id),
      .optionalTexts(
        "shares", edges.map { $0.shares.map { "\($0)" }.joined(separator: ";") }),
      joined("types", \.type.rawValue), joined("statuses") { $0.status?.rawValue },
      joined("dates") { $0.date?.description },
      joined("amounts") { relation in relation.money.map { "\($0.amount) \($0.currency)" } },
      .optionalTexts(
        "links",
        edges.map { $0.links.map { dataset.links[$0].kind.rawValue }.joined(separator: ";") }),
      .optionalTexts(
        "money",
        edges.map { edge in
          edge.money.map { "\($0.least)..\($0.most) \($0.currency)" }.joined(separator: ";")
        }),
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
