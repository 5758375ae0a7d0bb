import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The start tags of an XML file with their attributes and the text right in their elements, as
/// Foundation's parser finds them.
final class XMLTags: NSObject, XMLParserDelegate {
  private(set) var found: [(name: String, attributes: [String: String], text: String)] = []
  private var open: [Int] = []

  /// Returns whether the text is XML.
  func parse(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes attributeDict: [String: String]
  ) {
    open.append(found.count)
    found.append((name, attributeDict, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { found[last].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}
