import EntenteData
import EntenteDrawing

/// A node of the graph that Graphviz draws: a node or joint of a diagram, or furniture.
struct Piece {
  /// Its name in the graph.
  let name: String
  /// Its attributes, without a position.
  let attributes: DOTAttributes
  /// Its id in SVG, or none.
  var id: String?

  /// A name of an actor or a place, in its outline: high enough for its ties to end apart.
  init(_ node: Diagram.Node, name: String, ties: Int) {
    var attributes = node.style.attributes
    attributes.set("height", min(max(0.28, Double(ties) * 0.08), 1.2))
    attributes.set("label", shown: node.lines.joined(separator: "\n"))
    attributes.set("class", node.style.kind?.rawValue ?? "plain")
    attributes.set("URL", link: node.link)
    self.init(name, attributes, id: "node-\(SVGNames.id(node.id))")
  }

  /// A sum or a number on a chip, or a dot; a chip is high enough for its ties to end apart.
  init(_ joint: Diagram.Joint, name: String, ties: Int) {
    var attributes = joint.attributes
    if joint.label != nil { attributes.set("height", min(max(0.1, Double(ties) * 0.062), 1.2)) }
    attributes.set("class", "joint")
    attributes.set("URL", link: joint.link)
    self.init(name, attributes, id: "joint-\(SVGNames.id(joint.id))")
  }

  /// A line of text.
  init(text: String, size: Double, color: String, name: String, link: String? = nil) {
    var attributes = DOTAttributes()
    attributes.set("shape", "plain")
    attributes.set("style", "solid")
    attributes.set("fontsize", size)
    attributes.set("fontcolor", color)
    attributes.set("class", "text")
    attributes.set("label", shown: text)
    attributes.set("URL", link: link)
    self.init(name, attributes)
  }

  /// A small empty node for the legend.
  init(sample style: NodeStyle, name: String) {
    var attributes = style.attributes
    attributes.set("class", style.kind?.rawValue ?? "plain")
    attributes.set("label", "")
    attributes.set("fixedsize", "true")
    attributes.set("width", 0.38)
    attributes.set("height", 0.21)
    self.init(name, attributes)
  }

  /// A point that is not drawn, for a line of the legend to end at.
  init(invisible name: String) {
    var attributes = DOTAttributes()
    attributes.set("shape", "point")
    attributes.set("style", "invis")
    attributes.set("width", 0.01)
    self.init(name, attributes)
  }

  private init(_ name: String, _ attributes: DOTAttributes, id: String? = nil) {
    (self.name, self.attributes, self.id) = (name, attributes, id)
  }
}

/// Ids that XML, CSS and links can hold.
enum SVGNames {
  /// An id of letters, digits, hyphens and underscores, a different one for a different text.
  static func id(_ text: String) -> String {
    var id = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": id.unicodeScalars.append(scalar)
      default: id += "_\(String(scalar.value, radix: 16))_"
      }
    }
    return id
  }
}
