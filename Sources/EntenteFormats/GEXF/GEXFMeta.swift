import EntenteData

/// The attributes of a graph that GEXF has places for, and the others.
struct GEXFMeta {
  /// The elements of `<meta>`, in the order in which they are written.
  static let elements = ["creator", "keywords", "description"]
  static let date = "lastmodifieddate"

  private var date: String?
  private var values: [String: String] = [:]
  /// The attributes in the order in which they are read.
  let read: [AttributeColumn]
  /// The attributes without a place.
  let others: [AttributeColumn]
  /// Whether the description is only the title, for programs that show no other attribute.
  let isDescriptionAdded: Bool

  init(_ columns: [AttributeColumn]) {
    var others: [AttributeColumn] = []
    var placed: [AttributeColumn] = []
    for column in columns {
      guard column.isText, column.defaultValue == nil, column.hasValue(0) else {
        others.append(column)
        continue
      }
      let text = column.plainText(0)
      if Self.elements.contains(column.name), values[column.name] == nil {
        values[column.name] = text
        placed.append(column)
      } else if column.name == Self.date, date == nil, Self.isDay(text) {
        date = text
        placed.append(column)
      } else {
        others.append(column)
      }
    }
    let title = others.first { $0.name == "title" && $0.isText && $0.hasValue(0) }
    isDescriptionAdded = values["description"] == nil && title != nil
    if isDescriptionAdded { values["description"] = title?.plainText(0) }
    self.others = others
    let names = [Self.date] + Self.elements
    read = names.compactMap { name in placed.first { $0.name == name } } + others
  }

  private static func isDay(_ text: String) -> Bool {
    guard let date = EDTFDate(text), case .at(let point) = date.start, case .day = point.part,
      !date.isInterval
    else { return false }
    return !point.isQualified
  }

  func write(into bytes: inout [UInt8]) {
    guard date != nil || !values.isEmpty else { return }
    bytes.append(contentsOf: "<meta".utf8)
    if let date { bytes.append(attribute: Self.date, date) }
    bytes.append(contentsOf: ">".utf8)
    for name in Self.elements {
      guard var text = values[name] else { continue }
      bytes.append(contentsOf: "<\(name)>".utf8)
      text.withUTF8 { XMLText.encode($0, isAttribute: false, into: &bytes) }
      bytes.append(contentsOf: "</\(name)>".utf8)
    }
    bytes.append(contentsOf: "</meta>\n".utf8)
  }
}
