/// Sound data: every id resolves, every role fits its relation, every relation has evidence.
///
/// Records stand in canonical order, by id, so that the order of rows in a file changes nothing.
public struct Dataset: Sendable {
  /// The name, in kebab-case.
  public let name: String

  /// The title, for people.
  public let title: String

  /// The documents that relations are read from, in the order of their ids.
  public var sources: [Source] { tables.sources }
  /// Those who take part in relations, and places, in the order of their ids.
  public var entities: [Entity] { tables.entities }
  /// What links entities, in the order of their ids.
  public var relations: [Relation] { tables.relations }
  /// What to be careful about, in the order of the subjects' ids.
  public var caveats: [Caveat] { tables.caveats }
  /// Structural links, in the order of their ids.
  public var links: [Link] { tables.links }

  /// All tables, each in canonical order.
  public let tables: Tables

  /// What its Data Package says besides.
  public let metadata: PackageMetadata

  private let entityIndices: [String: Int]
  private let relationIndices: [String: Int]
  private let partyRows: [Range<Int>]
  private let evidenceRows: [Range<Int>]
  private let nameRows: [Range<Int>]
  private let labels: [Language: [String]]

  /// Checks tables and makes a dataset of them.
  ///
  /// - Parameters:
  ///   - name: The name, in kebab-case.
  ///   - title: The title, for people.
  ///   - tables: The records.
  ///   - metadata: What its Data Package says besides.
  /// - Throws: ``DatasetError`` with every problem, if one of them is an error.
  /// - Complexity: O(*n* log *n*) for *n* records.
  public init(
    name: String, title: String, tables: Tables, metadata: PackageMetadata = PackageMetadata()
  ) throws(DatasetError) {
    let problems = tables.problems { table, record, column in ("\(table)", record + 1, column) }
    guard !problems.contains(where: { $0.severity == .error }) else { throw DatasetError(problems) }
    self.init(name: name, title: title, sound: tables, metadata: metadata)
  }

  /// Makes a dataset of tables that were checked and have no error.
  init(name: String, title: String, sound tables: Tables, metadata: PackageMetadata) {
    let tables = tables.sorted()
    (self.name, self.title, self.tables, self.metadata) = (name, title, tables, metadata)
    let entities = Dictionary(
      uniqueKeysWithValues: zip(tables.entities.map(\.id), tables.entities.indices))
    entityIndices = entities
    relationIndices = Dictionary(
      uniqueKeysWithValues: zip(tables.relations.map(\.id), tables.relations.indices))
    let relationIDs = tables.relations.map(\.id)
    partyRows = Dataset.rows(of: relationIDs, in: tables.parties.map(\.relation))
    evidenceRows = Dataset.rows(of: relationIDs, in: tables.evidence.map(\.relation))
    nameRows = Dataset.rows(of: tables.entities.map(\.id), in: tables.names.map(\.entity))
    var labels: [Language: [String]] = [:]
    for language in Language.allCases {
      labels[language] = tables.entities.map(\.name)
      for name in tables.names where name.use == .label && name.language == language.rawValue {
        if let entity = entities[name.entity] { labels[language]?[entity] = name.name }
      }
    }
    self.labels = labels
  }

  /// Returns the position of an entity in ``entities``.
  ///
  /// - Parameter id: The id of the entity.
  /// - Returns: Its position; `nil` if there is no such entity.
  public func entity(_ id: String) -> Int? { entityIndices[id] }

  /// Returns the position of a relation in ``relations``.
  ///
  /// - Parameter id: The id of the relation.
  /// - Returns: Its position; `nil` if there is no such relation.
  public func relation(_ id: String) -> Int? { relationIndices[id] }

  /// Returns those who take part in a relation.
  ///
  /// - Parameter relation: The position of the relation.
  /// - Returns: Its parties, in the order of their entities' ids, then roles.
  public func parties(of relation: Int) -> ArraySlice<Party> { tables.parties[partyRows[relation]] }

  /// Returns where a relation is said.
  ///
  /// - Parameter relation: The position of the relation.
  /// - Returns: Its evidence, in the order of sources and of places in them.
  public func evidence(of relation: Int) -> ArraySlice<Evidence> {
    tables.evidence[evidenceRows[relation]]
  }

  /// Returns the names of an entity besides its English name.
  ///
  /// - Parameter entity: The position of the entity.
  /// - Returns: Its names, by language, labels first.
  public func names(of entity: Int) -> ArraySlice<EntityName> { tables.names[nameRows[entity]] }

  /// Returns the name of an entity to show.
  ///
  /// - Parameters:
  ///   - entity: The position of the entity.
  ///   - language: The language.
  /// - Returns: The label in that language, or the English name if it has none.
  public func label(of entity: Int, in language: Language) -> String {
    labels[language]?[entity] ?? entities[entity].name
  }

  /// Returns the link that opens a source at a piece of evidence.
  ///
  /// - Parameter evidence: The piece of evidence.
  /// - Returns: The link; `nil` if the source has no address.
  public func link(to evidence: Evidence) -> String? {
    sources.first { $0.id == evidence.source }.flatMap { evidence.link(in: $0.url) }
  }

  /// Finds the rows of each id in a sorted column.
  private static func rows(of ids: [String], in column: [String]) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var next = 0
    for id in ids {
      while next < column.count, column[next] < id { next += 1 }
      let start = next
      while next < column.count, column[next] == id { next += 1 }
      rows.append(start..<next)
    }
    return rows
  }
}
