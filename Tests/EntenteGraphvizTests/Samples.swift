import EntenteData
import EntenteDrawing
import Foundation

/// Diagrams to draw.
enum Samples {
  /// Two countries of so many actors each, one of a third country, joints, and ties across.
  static func facing(_ size: Int = 8, language: Language = .english) -> Diagram {
    let kinds = Entity.Kind.allCases
    let name = language.pick("Organization number", "機関その", "机构编号")
    var nodes: [Diagram.Node] = []
    for country in ["A", "B"] {
      for number in 0..<size {
        nodes.append(
          .init(
            id: "\(country)-\(number)", lines: [name, "\(country) \(number)"],
            style: NodeStyle(kinds[number % kinds.count]), group: country, tooltip: "Tooltip"))
      }
    }
    nodes.append(.init(id: "C-0", lines: ["Third"], style: NodeStyle(.company), group: "C"))
    nodes.append(.init(id: "D-0", lines: ["International"], style: NodeStyle(.association)))
    let types = RelationType.allCases
    var edges: [Diagram.Edge] = []
    func tie(_ source: String, _ target: String) {
      let type = types[edges.count % types.count]
      let dash = EdgeStyle.Dash.allCases[edges.count % 3]
      var style = EdgeStyle(type: type, dash: dash)
      style.targetMarker = EdgeStyle.Marker.allCases[edges.count % 8]
      style.isTargetImplied = edges.count % 2 == 0
      edges.append(
        .init(
          id: "edge-\(edges.count)", source: source, target: target, style: style,
          tooltip: "\(source) — \(target)", link: "https://example.org/?a=\(edges.count)&b=2"))
    }
    for number in 0..<size {
      tie("A-\(number)", "B-\((number * 3 + 1) % size)")
      if number > 2 { tie("A-\(number)", "A-\(number % 3)") }
      if number > 4 { tie("B-\(number)", "B-\(number - 1)") }
    }
    let joints = [
      Diagram.Joint(id: "sum", label: "US$110M", type: .funding, link: "https://example.org/"),
      Diagram.Joint(id: "dot", type: .partnership),
    ]
    for end in ["A-0", "A-1", "B-0", "B-1", "C-0"] { tie(end, "sum") }
    for end in ["A-2", "B-2", "D-0"] { tie("dot", end) }
    return Diagram(
      title: "Title", sourceLine: "Source", language: language, nodes: nodes, joints: joints,
      edges: edges,
      groups: ["A", "B", "C"].map { .init(id: $0, label: "Country \($0)") })
  }

  /// Texts that break writers of DOT and XML.
  static let hostile = [
    #"quote " and apostrophe '"#, #"back\slash at the end\"#, #"\N \G \l \n \E"#, "R&D &amp; &lt;",
    "<b>bold</b> <script>", "]]> <!-- -->", "emoji 🚀👩‍🔬", "東京大学 量子", "a -> b; }", "%7 %n",
    "{ record | <port> }", "#00000000", "é\u{301} \u{202E}right to left",
  ]

  /// A diagram that shows them everywhere.
  static var hostileDiagram: Diagram {
    let nodes = hostile.enumerated().map { index, text in
      Diagram.Node(
        id: "\(text) \(index)", lines: [text, "line two"], style: NodeStyle(.company),
        group: index % 2 == 0 ? "even \"<" : "odd\\", tooltip: "\(text)\nsecond",
        link: "https://example.org/\(text)?a=1&b=2")
    }
    let edges = nodes.indices.dropFirst().map { index in
      Diagram.Edge(
        id: "edge \(hostile[index])", source: nodes[index - 1].id, target: nodes[index].id,
        style: EdgeStyle(type: .agreement), tooltip: hostile[index],
        link: index == 3 ? "javascript:alert(1)" : "https://example.org/?q=\(hostile[index])")
    }
    return Diagram(
      title: hostile[0], sourceLine: hostile[3], sourceLink: "https://example.org/?a=1&b=2",
      language: .english, nodes: nodes,
      joints: [.init(id: "joint \"", label: hostile[2], type: .funding, tooltip: hostile[4])],
      edges: edges + [
        .init(
          id: "spoke", source: nodes[0].id, target: "joint \"", style: EdgeStyle(type: .funding))
      ],
      groups: [.init(id: "even \"<", label: hostile[4]), .init(id: "odd\\", label: hostile[1])])
  }
}
