import EntenteData

extension GraphFormat {
  /// Tables of nodes and edges in Markdown, for people.
  public static let markdown = GraphFormat(
    id: "markdown", title: "Markdown tables", fileExtensions: ["md", "markdown"],
    losses: [
      Loss(.types, "written as texts"), Loss(.structures, "written as JSON text"),
      Loss(.defaultValues, "written as values"), Loss(.emptyTexts, "shown as missing"),
      Loss(.whiteSpace, "line ends become breaks, other white space is folded"),
      Loss(.controlCharacters),
    ],
    isTable: true,
    writer: { content, _, target throws(Problem) in
      let document = content.document.withModesAsAttribute
      try target.write { sink throws(Problem) in
        sink.bytes.append("# \(MarkdownText.escaped(DocumentTable.title(of: document)))\n")
        for table in DocumentTable.all(of: document) {
          sink.bytes.append("\n## \(table.title)\n\n")
          sink.bytes.append(MarkdownText.row(table.headings))
          sink.bytes.append(MarkdownText.row(table.headings.map { _ in "---" }, isEscaped: true))
          for row in 0..<table.rowCount {
            sink.bytes.append(MarkdownText.row(table.row(row)))
            try sink.flushIfLarge()
          }
        }
      }
    })
}

/// Writes texts so that Markdown shows them as they are.
enum MarkdownText {
  /// A row of a table; addresses stay links.
  static func row(_ cells: [String], isEscaped: Bool = false) -> String {
    let cells = isEscaped ? cells : cells.map(escaped)
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  /// A text without anything that Markdown takes for markup.
  static func escaped(_ text: String) -> String {
    var value = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": value += "&amp;"
      case "<": value += "&lt;"
      case ">": value += "&gt;"
      case "\n": value += "<br>"
      case "\r": break
      case "\t": value += " "
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$":
        value += "\\"
        value.unicodeScalars.append(scalar)
      default:
        if XMLText.isCharacter(scalar) { value.unicodeScalars.append(scalar) }
      }
    }
    return value
  }
}
