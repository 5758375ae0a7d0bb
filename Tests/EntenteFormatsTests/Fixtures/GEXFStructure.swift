import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Checks a GEXF file against the rules of the schemas of versions 1.2draft and 1.3, as far as they say
/// which elements, attributes and words there are.
final class GEXFStructure: NSObject, XMLParserDelegate {
  private let isDraft: Bool
  private var path: [String] = []
  private var found: [String] = []

  init(isDraft: Bool) { self.isDraft = isDraft }

  /// What each element may have in it.
  private static let children: [String: Set<String>] = [
    "": ["gexf"], "gexf": ["meta", "graph"], "meta": ["creator", "keywords", "description"],
    "graph": ["attributes", "nodes", "edges"], "attributes": ["attribute"],
    "attribute": ["default", "options"], "nodes": ["node"], "edges": ["edge"],
    "node": ["attvalues", "spells", "viz:color", "viz:position", "viz:size", "viz:shape"],
    "edge": ["attvalues", "spells", "viz:color", "viz:thickness", "viz:shape"],
    "attvalues": ["attvalue"], "spells": ["spell"],
  ]

  /// The attributes that each element must have, and those that it may have.
  private var attributes: [String: (Set<String>, Set<String>)] {
    [
      "gexf": (["version"], ["xmlns", "xmlns:viz"]), "meta": ([], ["lastmodifieddate"]),
      "graph": ([], ["defaultedgetype", "mode", "timeformat"]), "attributes": (["class"], ["mode"]),
      "attribute": (["id", "title", "type"], []),
      "node": (["id"], ["label", "pid", "start", "end"]),
      "edge": (
        isDraft ? ["id", "source", "target"] : ["source", "target"],
        Set(["type", "label", "weight", "start", "end"] + (isDraft ? [] : ["id", "kind"]))
      ),
      "attvalue": (["for", "value"], ["start", "end"]), "spell": ([], ["start", "end"]),
      "viz:color": (["r", "g", "b"], ["a"]),
      "viz:position": (isDraft ? ["x", "y", "z"] : ["x", "y"], isDraft ? [] : ["z"]),
      "viz:size": (["value"], []), "viz:thickness": (["value"], []), "viz:shape": (["value"], []),
    ]
  }

  private var types: Set<String> {
    let plain: Set = ["integer", "long", "double", "boolean", "string", "liststring"]
    return isDraft ? plain : plain.union(["listinteger", "listlong", "listdouble", "listboolean"])
  }

  /// Returns what is against the rules.
  func wrong(_ text: String) -> [String] {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { found.append("no XML") }
    return found
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes attributeDict: [String: String]
  ) {
    let parent = path.last ?? ""
    if Self.children[parent]?.contains(name) != true { found.append("<\(name)> in <\(parent)>") }
    let (required, allowed) = attributes[name] ?? ([], [])
    let names = Set(attributeDict.keys)
    found += required.subtracting(names).sorted().map { "no \($0) in <\(name)>" }
    found += names.subtracting(required.union(allowed)).sorted().map { "\($0) in <\(name)>" }
    if name == "attribute", !types.contains(attributeDict["type"] ?? "") { found.append("type") }
    path.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { path.removeLast() }
}
