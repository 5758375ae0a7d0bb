import EntenteData

extension GraphFormat {
  /// A page with tables of nodes and edges, for people; addresses in it are links.
  public static let html = GraphFormat(
    id: "html", title: "HTML tables", fileExtensions: ["html", "htm"],
    losses: [
      Loss(.types, "written as texts"), Loss(.structures, "written as JSON text"),
      Loss(.defaultValues, "written as values"), Loss(.emptyTexts, "shown as missing"),
      Loss(.controlCharacters),
    ],
    isTable: true,
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      let title = HTMLText.escaped(DocumentTable.title(of: document))
      let language = content.language.rawValue
      try target.write { sink throws(Problem) in
        sink.bytes.append(HTMLText.head(title: title, language: language))
        for table in DocumentTable.all(of: document) {
          sink.bytes.append("<h2>\(table.title)</h2>\n<table>\n<thead>\n")
          sink.bytes.append(HTMLText.row(table.headings, "th"))
          sink.bytes.append("</thead>\n<tbody>\n")
          for row in 0..<table.rowCount {
            sink.bytes.append(HTMLText.row(table.row(row), "td"))
            try sink.flushIfLarge()
          }
          sink.bytes.append("</tbody>\n</table>\n")
        }
        sink.bytes.append("</body>\n</html>\n")
      }
    })
}

/// Writes texts so that HTML shows them as they are.
enum HTMLText {
  /// The start of a page that needs nothing else.
  static func head(title: String, language: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>\(title)</title>
    <style>
    body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color-scheme: light dark; }
    table { border-collapse: collapse; margin-bottom: 2rem; }
    th, td { border: 1px solid #8888; padding: .25rem .5rem; text-align: left; vertical-align: top; }
    td { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 4rem; max-width: 40rem; }
    thead th { position: sticky; top: 0; background: Canvas; }
    </style>
    </head>
    <body>
    <h1>\(title)</h1>

    """
  }

  static func row(_ cells: [String], _ tag: String) -> String {
    "<tr>\(cells.map { "<\(tag)>\(linked($0))</\(tag)>" }.joined())</tr>\n"
  }

  /// A text in which each word that is an address leads there.
  private static func linked(_ text: String) -> String {
    guard text.contains("://") else { return escaped(text) }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.hasPrefix("http://") || word.hasPrefix("https://"),
        let address = DOTText.address(String(word))
      else { return escaped(String(word)) }
      return "<a href=\"\(escaped(address))\">\(escaped(String(word)))</a>"
    }.joined(separator: " ")
  }

  static func escaped(_ text: String) -> String {
    var value = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": value += "&amp;"
      case "<": value += "&lt;"
      case ">": value += "&gt;"
      case "\"": value += "&quot;"
      case "\r": value += "&#13;"
      case "\n", "\t": value.unicodeScalars.append(scalar)
      default:
        if XMLText.isCharacter(scalar) { value.unicodeScalars.append(scalar) }
      }
    }
    return value
  }
}
