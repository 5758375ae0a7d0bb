import EntenteFormats

extension Diagram {
  /// The diagram in the DOT language, without positions, for the programs of Graphviz to lay out.
  ///
  /// Nodes, joints and clusters are numbered; their ids are in the attribute `id`, names and links in
  /// `tooltip` and `URL`. Every text is written so that Graphviz reads the same text back, whatever
  /// is in it.
  public var dot: String {
    var graph = DOTAttributes()
    graph.set("label", shown: [title, sourceLine].filter { !$0.isEmpty }.joined(separator: "\n"))
    graph.set("labelloc", "t")
    graph.set("fontname", "Arial,Helvetica,sans-serif")
    graph.set("rankdir", "LR")
    graph.set("newrank", "true")
    graph.set("overlap", "prism")
    graph.set("outputorder", "edgesfirst")
    var lines = [
      "digraph diagram {", "graph \(graph.text);",
      "node [fontname=\"Arial,Helvetica,sans-serif\", fontsize=\"10\"];",
    ]
    var names: [String: String] = [:]
    for (number, node) in nodes.enumerated() where node.group == nil {
      lines.append(Self.line(node, "n\(number)"))
    }
    for (number, group) in groups.enumerated() {
      var panel = DOTAttributes()
      panel.set("label", shown: group.label)
      panel.set("style", "rounded,filled")
      panel.set("color", "#D4D8DD")
      panel.set("fillcolor", "#F6F7F9")
      lines.append("subgraph cluster_\(number) {")
      lines.append("graph \(panel.text);")
      for (number, node) in nodes.enumerated() where node.group == group.id {
        lines.append(Self.line(node, "n\(number)"))
      }
      lines.append("}")
    }
    for (number, node) in nodes.enumerated() { names[node.id] = "n\(number)" }
    for (number, joint) in joints.enumerated() {
      names[joint.id] = "j\(number)"
      lines.append("j\(number) \(Self.attributes(joint).text);")
    }
    for edge in edges {
      guard let source = names[edge.source], let target = names[edge.target] else { continue }
      var attributes = edge.style.attributes
      attributes.set("id", shown: edge.id)
      attributes.set(tooltip: edge.tooltip)
      attributes.set("URL", link: edge.link)
      lines.append("\(source) -> \(target) \(attributes.text);")
    }
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private static func line(_ node: Node, _ name: String) -> String {
    var attributes = node.style.attributes
    attributes.set("id", shown: node.id)
    attributes.set("label", shown: node.lines.joined(separator: "\n"))
    attributes.set(tooltip: node.tooltip)
    attributes.set("URL", link: node.link)
    return "\(name) \(attributes.text);"
  }

  private static func attributes(_ joint: Joint) -> DOTAttributes {
    var attributes = joint.attributes
    attributes.set("id", shown: joint.id)
    attributes.set(tooltip: joint.tooltip)
    attributes.set("URL", link: joint.link)
    return attributes
  }
}

extension Diagram.Joint {
  /// The attributes of a chip with a text on it, or of a dot.
  package var attributes: DOTAttributes {
    var attributes = DOTAttributes()
    attributes.set("color", color.hex)
    if let label {
      attributes.set("shape", "box")
      attributes.set("style", "filled,rounded")
      attributes.set("fillcolor", "#FFFFFF")
      attributes.set("margin", "0.05,0.02")
      attributes.set("height", 0.1)
      attributes.set("width", 0.1)
      attributes.set("label", shown: label)
    } else {
      attributes.set("shape", "circle")
      attributes.set("style", "filled")
      attributes.set("fillcolor", color.hex)
      attributes.set("fixedsize", "true")
      attributes.set("width", 0.1)
      attributes.set("height", 0.1)
      attributes.set("label", "")
    }
    return attributes
  }
}
