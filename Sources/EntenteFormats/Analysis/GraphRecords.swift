import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation

/// The relations and the evidence that a document carries, as this library writes them.
struct GraphRecords {
  private struct Record: Decodable {
    var id: String
    var type: String?
    var episode: String?
    var parties: [Party]?
  }

  private struct Party: Decodable {
    var entity: String
    var role: String?
  }

  private struct Piece: Decodable {
    var claim: String?
    var excerpt: String?
    var source: String?
    var locator: String?
    var url: String?

    /// The claim, the words of the source and their place, as far as they are there.
    var sentence: String {
      let place = [source, locator].compactMap { $0 }.joined(separator: " ")
      let parts = [
        claim, excerpt.map { "“\($0)”" }, place.isEmpty ? url : "(\(place))",
      ]
      return parts.compactMap { $0 }.joined(separator: " ")
    }
  }

  private struct Name: Decodable {
    var language: String
    var name: String
    var use: String?
  }

  /// A relation of an edge: its id, or an object that has one.
  private struct Reference: Decodable {
    var id: String

    enum CodingKeys: String, CodingKey { case id }

    init(from decoder: any Decoder) throws {
      if let id = try? decoder.singleValueContainer().decode(String.self) {
        self.id = id
      } else {
        id = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .id)
      }
    }
  }

  private let records: [Record]

  init(_ document: GraphDocument) {
    let column = document.graphAttributes.first { $0.name == "relations" }
    records = column.flatMap { Self.list($0, 0) } ?? []
  }

  /// The list that a value is, if it is one.
  private static func list<Item: Decodable>(_ column: AttributeColumn, _ row: Int) -> [Item]? {
    guard let text = column.text(row), text.hasPrefix("[") else { return nil }
    return try? JSONDecoder().decode([Item].self, from: Data(text.utf8))
  }

  // MARK: Relations

  /// The relations of the document's nodes and edges; `nil` if edges say nothing of relations.
  func relations(of document: GraphDocument) -> NamedGraph.Relations? {
    guard let column = document.edgeAttributes.first(where: { $0.name == "relations" }) else {
      return nil
    }
    var ids = records.map(\.id)
    var places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    let ofEdges = (0..<column.count).map { edge -> [Int] in
      Set(
        Self.references(column, edge).map { id in
          if let place = places[id] { return place }
          places[id] = ids.count
          ids.append(id)
          return ids.count - 1
        }
      ).sorted()
    }
    let hasEpisodes = records.count == ids.count && !records.isEmpty
    return NamedGraph.Relations(
      ids: ids, episodes: hasEpisodes ? records.map { $0.episode ?? $0.id } : nil,
      ofNodes: relationsOfNodes(document, ofEdges), ofEdges: ofEdges)
  }

  private static func references(_ column: AttributeColumn, _ edge: Int) -> [String] {
    let list: [Reference]? = list(column, edge)
    return list.map { $0.map(\.id) }
      ?? (column.text(edge) ?? "").split(separator: ";").map(String.init)
  }

  /// The relations that each node takes part in, as its edges and the records say; a location is no
  /// part, and in a graph of flows only giving and getting are.
  private func relationsOfNodes(_ document: GraphDocument, _ ofEdges: [[Int]]) -> [[Int]] {
    var found = [Set<Int>](repeating: [], count: document.nodeCount)
    for (edge, relations) in ofEdges.enumerated() {
      found[Int(document.sources[edge])].formUnion(relations)
      found[Int(document.targets[edge])].formUnion(relations)
    }
    guard records.contains(where: { $0.parties != nil }) else { return found.map { $0.sorted() } }
    var nodes: [String: Int] = [:]
    for node in document.nodeIDs.indices { nodes[document.nodeIDs[node]] = node }
    for (place, record) in records.enumerated() {
      let flow = record.type.flatMap(RelationType.init)?.rule.flow
      for party in record.parties ?? [] where party.role != Role.location.rawValue {
        let isFlow = [flow?.first.rawValue, flow?.second.rawValue].contains(party.role)
        guard document.direction == .undirected || isFlow, let node = nodes[party.entity] else {
          continue
        }
        found[node].insert(place)
      }
    }
    return found.map { $0.sorted() }
  }

  // MARK: Evidence

  /// What is cited for each edge; `nil` if nothing is for any.
  func evidence(of document: GraphDocument) -> [[String]]? {
    func column(_ name: String) -> AttributeColumn? {
      document.edgeAttributes.first { $0.name == name }
    }
    // In DOT, claims are what a tooltip shows.
    let (claims, places) = (column("claims") ?? column("tooltip"), column("evidence"))
    guard claims != nil || places != nil else { return nil }
    let excerpts = column("excerpts")
    return document.sources.indices.map { edge in
      if let pieces: [Piece] = places.flatMap({ Self.list($0, edge) }) {
        return pieces.map(\.sentence)
      }
      let parts = [claims, excerpts, places].map { column in
        (column?.text(edge) ?? "").split(separator: " | ").map(String.init)
      }
      return (0..<(parts.map(\.count).max() ?? 0)).map { number in
        let texts = parts.map { number < $0.count ? $0[number] : "" }
        let marked = [
          texts[0], texts[1].isEmpty ? "" : "“\(texts[1])”",
          texts[2].isEmpty || texts[0].isEmpty ? texts[2] : "(\(texts[2]))",
        ]
        return marked.filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
  }

  // MARK: Names

  /// The name of each node in a language, as the attribute `names` has it.
  static func names(of document: GraphDocument, in language: Language) -> [String?] {
    guard let column = document.nodeAttributes.first(where: { $0.name == "names" }) else {
      return []
    }
    return (0..<column.count).map { node in
      let names: [Name] = list(column, node) ?? []
      let named = names.filter { $0.language == language.rawValue }
      return (named.first { $0.use == "label" } ?? named.first)?.name
    }
  }
}
