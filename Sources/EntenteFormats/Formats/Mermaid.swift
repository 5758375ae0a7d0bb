import EntenteData
import EntenteGraph

extension GraphFormat {
  /// A flowchart in the language of Mermaid, which many wikis and code hosts draw.
  ///
  /// Nodes show their `label` or id, edges their `label`, `role` or `relations`.
  public static let mermaid = GraphFormat(
    id: "mermaid", title: "Mermaid flowchart", fileExtensions: ["mmd", "mermaid"],
    losses: [
      Loss(.graphAttributes, "left out but for the title", exceptions: ["title", "label"]),
      Loss(.nodeIDs, "numbered n0, n1 and so on"),
      Loss(.nodeAttributes, "left out but for the label", exceptions: ["label"]),
      Loss(.secondMode, "drawn with round corners"), Loss(.edgeIDs),
      Loss(
        .edgeAttributes, "left out but for one that is shown",
        exceptions: ["label", "role", "relations"]), Loss(.types), Loss(.structures),
      Loss(.defaultValues, "shown as values"), Loss(.emptyTexts), Loss(.whiteSpace, "folded"),
      Loss(.controlCharacters),
    ],
    writer: { content, _, target throws(Problem) in
      try target.write { sink throws(Problem) in
        try MermaidWriter(document: content.document).write(into: &sink)
      }
    })
}

private struct MermaidWriter {
  let document: GraphDocument

  func write(into sink: inout ByteSink) throws(Problem) {
    let title = document.graphAttributes.first { $0.name == "title" || $0.name == "label" }
    if let title = title?.text(0) ?? document.id, !title.isEmpty {
      // A text of JSON is one of YAML too.
      let folded = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      sink.bytes.append(contentsOf: "---\ntitle: \(JSONValue.text(folded).compact)\n---\n".utf8)
    }
    sink.bytes.append(contentsOf: "flowchart LR\n".utf8)
    let labels = document.nodeAttributes.first { $0.name == "label" }
    for node in document.nodeIDs.indices {
      let label = labels?.text(node).flatMap { $0.isEmpty ? nil : $0 } ?? document.nodeIDs[node]
      let isSecond = document.isSecondMode?[node] ?? false
      let shape = isSecond ? ("(", ")") : ("[", "]")
      sink.bytes.append(
        contentsOf: "  n\(node)\(shape.0)\(quoted(label))\(shape.1)\n".utf8)
      try sink.flushIfLarge()
    }
    let shown = ["label", "role", "relations"].compactMap { name in
      document.edgeAttributes.first { $0.name == name && !$0.isStructure }
    }
    for edge in document.sources.indices {
      let direction = document.edgeDirections?[edge] ?? document.direction
      let arrow = direction == .directed ? "-->" : "---"
      let label = shown.lazy.compactMap { $0.text(edge) }.first { !$0.isEmpty }
      let text = label.map { "|\(quoted($0))|" } ?? ""
      sink.bytes.append(
        contentsOf: "  n\(document.sources[edge]) \(arrow)\(text) n\(document.targets[edge])\n".utf8
      )
      try sink.flushIfLarge()
    }
  }

  /// A text in quotation marks, in which what Mermaid takes for markup stands as an entity.
  private func quoted(_ text: String) -> String {
    var value = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !value.isEmpty { value += " " }
      for scalar in word.unicodeScalars where XMLText.isCharacter(scalar) {
        switch scalar {
        case "\"", "#", "&", "<", ">", "`", "\\", "|", "*", "_", ";": value += "#\(scalar.value);"
        default: value.unicodeScalars.append(scalar)
        }
      }
    }
    return "\"\(value.isEmpty ? " " : value)\""
  }
}
