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
    var evidence: [Piece]?
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
    let all: [Record] = column.flatMap { Self.list($0, 0) } ?? []
    var ids = TextIndex()
    records = all.filter { ids.insert($0.id)?.isNew == true }
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
    // Those of which there are records in the order of these, then others in that of their ids, so that
    // the order of edges changes nothing.
    var index = TextIndex()
    for record in records { _ = index.insert(record.id) }
    let references = (0..<column.count).map { Self.references(column, $0) }
    var others = TextIndex()
    for id in references.joined() where index.number(of: id) == nil {
      _ = others.insert(id)
    }
    let sorted = others.texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for id in sorted { _ = index.insert(id) }
    let ids = Array(index.texts)
    let ofEdges = references.map { ids in
      var places = Set<Int>()
      for id in ids { if let place = index.number(of: id) { places.insert(place) } }
      return places.sorted()
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
    var nodes = TextIndex(reserving: document.nodeCount)
    for id in document.nodeIDs { _ = nodes.insert(id) }
    for (place, record) in records.enumerated() {
      let flow = record.type.flatMap(RelationType.init)?.rule.flow
      for party in record.parties ?? [] where party.role != Role.location.rawValue {
        let isFlow = [flow?.first.rawValue, flow?.second.rawValue].contains(party.role)
        guard document.direction == .undirected || isFlow, let node = nodes.number(of: party.entity)
        else {
          continue
        }
        found[node].insert(place)
      }
    }
    return found.map { $0.sorted() }
  }

  // MARK: Evidence

  /// What is cited for each edge; `nil` if nothing is for any.
  ///
  /// It is the evidence of the records of the edge's relations, or what the edge itself says.
  func evidence(of document: GraphDocument) -> [[String]]? {
    let said = evidenceOfEdges(document)
    guard records.contains(where: { $0.evidence != nil }),
      let column = document.edgeAttributes.first(where: { $0.name == "relations" })
    else { return said }
    var index = TextIndex()
    for record in records { _ = index.insert(record.id) }
    return (0..<column.count).map { edge in
      let pieces = Self.references(column, edge).map { id in
        index.number(of: id).flatMap { records[$0].evidence }
      }
      guard !pieces.contains(where: { $0 == nil }) else { return said?[edge] ?? [] }
      return pieces.flatMap { ($0 ?? []).map(\.sentence) }
    }
  }

  private func evidenceOfEdges(_ document: GraphDocument) -> [[String]]? {
    func column(_ name: String) -> AttributeColumn? {
      document.edgeAttributes.first { $0.name == name }
    }
    let (claims, places) = (column("claims"), column("evidence"))
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
