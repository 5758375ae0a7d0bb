import EntenteData
import EntenteDrawing

/// A diagram with its title, its legend and its source line, ready to be measured and placed.
struct Sheet {
  /// A sample of the legend, with the text to the right of it.
  struct Entry {
    let sample: Piece
    /// Where the line of the sample ends, if it is a line.
    let end: Piece?
    let style: EdgeStyle?
    let text: Piece
  }

  let diagram: Diagram
  /// The nodes, then the joints, in the order of the diagram.
  let items: [Piece]
  let title: Piece
  let source: Piece
  /// The heading of each group.
  let headings: [Piece]
  /// The rows of the legend.
  let legend: [[Entry]]

  init(_ diagram: Diagram) {
    self.diagram = diagram
    var ties: [String: Int] = [:]
    for edge in diagram.edges {
      ties[edge.source, default: 0] += 1
      ties[edge.target, default: 0] += 1
    }
    items =
      diagram.nodes.enumerated().map { Piece($1, name: "n\($0)", ties: ties[$1.id] ?? 0) }
      + diagram.joints.enumerated().map { Piece($1, name: "j\($0)") }
    title = Piece(text: diagram.title, size: 20, color: "#1A1D21", name: "title")
    source = Piece(
      text: diagram.sourceLine, size: 9, color: "#5A6068", name: "source",
      link: diagram.sourceLink)
    headings = diagram.groups.enumerated().map {
      Piece(text: $1.label, size: 14, color: "#3C4249", name: "heading\($0)")
    }
    let rows = [diagram.legend.kinds, diagram.legend.types, diagram.legend.lines]
    legend = rows.enumerated().map { row, entries in
      entries.enumerated().map { Self.entry($1, name: "legend\(row)_\($0)") }
    }
  }

  private static func entry(_ entry: Legend.Entry, name: String) -> Entry {
    let text = Piece(text: entry.text, size: 10, color: "#1A1D21", name: "\(name)_text")
    switch entry.sample {
    case .node(let style):
      return Entry(
        sample: Piece(sample: style, name: name), end: nil, style: nil, text: text)
    case .edge(let style):
      return Entry(
        sample: Piece(invisible: name), end: Piece(invisible: "\(name)_end"), style: style,
        text: text)
    }
  }

  /// Every piece.
  var pieces: [Piece] {
    items + headings + [title, source]
      + legend.joined().flatMap { [$0.sample, $0.end, $0.text].compactMap { $0 } }
  }

  /// The graph with everything in one place, to be measured.
  var unplaced: String {
    var text = GraphText()
    for piece in pieces { text.add(piece, at: Point(x: 0, y: 0)) }
    return text.text
  }

  /// What is to be laid out, with the outlines that were measured.
  func problem(_ outlines: [String: Outline]) -> LayoutProblem {
    var numbers: [String: Int] = [:]
    for (number, id) in (diagram.nodes.map(\.id) + diagram.joints.map(\.id)).enumerated() {
      numbers[id] = number
    }
    let groups = Dictionary(
      diagram.groups.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let items = items.enumerated().map { number, piece in
      let isJoint = number >= diagram.nodes.count
      return LayoutProblem.Item(
        shape: outlines[piece.name] ?? Outline(width: 60, height: 20),
        group: isJoint ? nil : diagram.nodes[number].group.flatMap { groups[$0] },
        isJoint: isJoint)
    }
    let links = diagram.edges.map { edge in
      LayoutProblem.Link(source: numbers[edge.source] ?? 0, target: numbers[edge.target] ?? 0)
    }
    return LayoutProblem(
      items: items, links: links, headingWidths: headings.map { outlines[$0.name]?.width ?? 0 })
  }
}
