import EntenteData

/// Words of FollowTheMoney, and our own in what it leaves open.
///
/// An entity has an id, a schema, and properties that are lists of texts. What else it has is kept by
/// its programs as it is, so that there is place for what properties cannot hold.
enum FollowTheMoney {
  /// How entities of a schema join two others.
  struct Link {
    /// The properties that name them.
    let source: String
    let target: String
    let isDirected: Bool
  }

  /// The schemata of links, of version 3 of the model.
  static let links: [String: Link] = [
    "Associate": Link(source: "person", target: "associate", isDirected: false),
    "ContractAward": Link(source: "contract", target: "supplier", isDirected: true),
    "CourtCaseParty": Link(source: "party", target: "case", isDirected: true),
    "Debt": Link(source: "debtor", target: "creditor", isDirected: true),
    "Directorship": Link(source: "director", target: "organization", isDirected: true),
    "Documentation": Link(source: "document", target: "entity", isDirected: false),
    "Employment": Link(source: "employee", target: "employer", isDirected: true),
    "Family": Link(source: "person", target: "relative", isDirected: false),
    "Membership": Link(source: "member", target: "organization", isDirected: true),
    "Occupancy": Link(source: "holder", target: "post", isDirected: true),
    "Ownership": Link(source: "owner", target: "asset", isDirected: true),
    "Payment": Link(source: "payer", target: "beneficiary", isDirected: true),
    "ProjectParticipant": Link(source: "participant", target: "project", isDirected: true),
    "Representation": Link(source: "agent", target: "client", isDirected: true),
    "Succession": Link(source: "predecessor", target: "successor", isDirected: true),
    "UnknownLink": Link(source: "subject", target: "object", isDirected: false),
  ]

  /// The schemata of nodes and edges of which none is known; they are no attribute.
  ///
  /// A node is written with another one, as no entity can be a mere `Thing`.
  static let anyNode = "Thing"
  static let writtenNode = "LegalEntity"
  static let anyLink = "UnknownLink"

  /// The properties of such nodes and edges that may have any text; other attributes are beside them.
  static let nodeProperties: Set = [
    "name", "alias", "summary", "notes", "description", "keywords", "address", "sector", "status",
  ]
  static let linkProperties: Set = ["role", "status", "summary", "description"]
  static let unknownLink = Link(source: "subject", target: "object", isDirected: false)

  /// Schemata that say less than others, the least first.
  static let general = ["Thing", "Interval", "Interest", "LegalEntity", "Organization", "Document"]

  /// Members besides the properties that others write.
  static let topNames = [
    "caption", "referents", "datasets", "origin", "target", "first_seen", "last_seen",
    "last_change",
  ]

  /// The properties of nodes that we have a use for.
  static let nodeNames = ["name", "label", "schema"]

  // Our own members: the direction of an edge that is not its schema's, its id if that is another
  // entity's too, attributes that are no texts or that the schema does not know, and which properties,
  // or the schema itself, it only has because an entity has to.
  static let directed = "entente:directed"
  static let id = "entente:id"
  static let attributes = "entente:attributes"
  static let added = "entente:added"
  /// Before the place of an edge without an id.
  static let placePrefix = "entente:edge:"

  /// Whether columns are read in another order than theirs: first the schema and the label, then what all
  /// schemata know, other texts, lists, numbers, and what is beside the properties.
  static func isReordered(_ columns: [AttributeColumn], known: Set<String>) -> Bool {
    let places = columns.map { column in
      switch column.kind {
      case _ where topNames.contains(column.name): 6
      case .text where column.name == "schema": 0
      case .text where column.name == "label": 1
      case .text: known.contains(column.name) ? 2 : 3
      case .structure: 4
      case .boolean, .integer, .real: 5
      }
    }
    return zip(places, places.dropFirst()).contains { $0 > $1 || $0 == 4 && $1 == 4 }
  }

  /// What a property says as an attribute: a text, or a list of several.
  static func value(_ texts: [String]) -> AttributeValue? {
    guard let first = texts.first else { return nil }
    return texts.count == 1 ? .text(first) : .structure(JSONValue.texts(texts).compact)
  }

  /// The texts of an attribute that a property can hold as it is.
  static func texts(_ value: AttributeValue) -> [String]? {
    switch value {
    case .text(let text): return [text]
    case .structure(let json):
      let value = JSONValue(json)
      // Among lists, a single text is one too.
      if case .text(let text)? = value { return [text] }
      guard case .array(let values)? = value, values.count > 1 else { return nil }
      let texts = values.compactMap { value -> String? in
        if case .text(let text) = value { text } else { nil }
      }
      return texts.count == values.count && Set(texts.map(ExactText.init)).count == texts.count
        ? texts : nil
    case .boolean, .integer, .real: return nil
    }
  }
}
