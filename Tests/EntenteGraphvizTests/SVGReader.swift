import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What there is in an SVG document, read with an XML parser.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }
    var title: String?
    var links: [String] = []
    var tooltips: [String] = []
    var texts: [String] = []
  }

  /// The elements with a class, in the order in which they start.
  private(set) var groups: [Element] = []
  private(set) var ids: [String] = []
  private(set) var names: Set<String> = []
  private(set) var viewBox: [Double] = []
  private var open: [Int?] = []
  private var characters = ""

  /// Reads a document; `nil` if it is not well-formed.
  init?(_ data: Data?) {
    super.init()
    let parser = XMLParser(data: data ?? Data())
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func groups(_ name: String) -> [Element] { groups.filter { $0.classes.contains(name) } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    names.insert(name)
    characters = ""
    if let id = attributes["id"] { ids.append(id) }
    if name == "svg" {
      viewBox = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    }
    guard name == "g", attributes["class"] != nil else {
      if let last = open.last(where: { $0 != nil }) ?? nil {
        if let link = attributes["xlink:href"] { groups[last].links.append(link) }
        if let tooltip = attributes["xlink:title"] { groups[last].tooltips.append(tooltip) }
      }
      open.append(nil)
      return
    }
    groups.append(Element(name: name, attributes: attributes))
    open.append(groups.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
    guard let last = open.last(where: { $0 != nil }) ?? nil else { return }
    if name == "title", groups[last].title == nil { groups[last].title = characters }
    if name == "text" { groups[last].texts.append(characters) }
  }
}
