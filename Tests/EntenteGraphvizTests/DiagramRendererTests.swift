import EntenteData
import EntenteDrawing
import Foundation
import Testing

@testable import EntenteGraphviz

@Suite struct DiagramRendererTests {
  private func svg(_ diagram: Diagram, _ layout: DiagramLayout? = nil) throws -> SVGReader {
    let made = try DiagramRenderer(layout: layout).render(diagram, as: [.svg])
    return try #require(SVGReader(made[.svg]))
  }

  @Test(arguments: DiagramLayout.allCases)
  func `every node, joint, edge and group is drawn once, named and linked`(
    layout: DiagramLayout
  ) throws {
    let diagram = Samples.facing()
    let svg = try svg(diagram, layout)
    let drawn = Dictionary(grouping: svg.groups) { $0.attributes["id"] ?? "" }
    for node in diagram.nodes {
      #expect(drawn["node-\(node.id)"]?.count == 1)
      #expect(drawn["node-\(node.id)"]?.first?.texts == node.lines)
    }
    for joint in diagram.joints { #expect(drawn["joint-\(joint.id)"]?.count == 1) }
    for edge in diagram.edges {
      let element = try #require(drawn["edge-\(edge.id)"]?.first)
      #expect(drawn["edge-\(edge.id)"]?.count == 1)
      #expect(element.title == edge.tooltip)
      #expect(element.links == [edge.link])
      #expect(element.classes.contains(edge.style.type?.rawValue ?? "link"))
    }
    for group in diagram.groups { #expect(drawn["group-\(group.id)"]?.first?.title == group.label) }
    #expect(Set(svg.ids).count == svg.ids.count)
    #expect(
      svg.groups("edge").count == diagram.edges.count + diagram.legend.types.count
        + diagram.legend.lines.count)
    let texts = Set(svg.groups.flatMap(\.texts))
    #expect(texts.isSuperset(of: diagram.legend.entries.map(\.text) + ["Title", "Source"]))
  }

  @Test func `what is written survives Graphviz and XML, whatever it is`() throws {
    let diagram = Samples.hostileDiagram
    for layout in DiagramLayout.allCases {
      let svg = try svg(diagram, layout)
      let drawn = Dictionary(grouping: svg.groups) { $0.attributes["id"] ?? "" }
      for node in diagram.nodes {
        let element = try #require(drawn["node-\(SVGNames.id(node.id))"]?.first)
        #expect(element.texts == node.lines)
        #expect(element.title == node.tooltip)
      }
      #expect(!svg.names.contains("script") && !svg.names.contains("b"))
      let links = svg.groups.flatMap(\.links)
      #expect(links.allSatisfy { $0.hasPrefix("https://example.org/") })
      #expect(links.contains("https://example.org/?a=1&b=2"))
    }
  }

  @Test func `the DOT of a diagram is read back by Graphviz as the same texts`() throws {
    let diagram = Samples.hostileDiagram
    let made = try GraphvizRenderer().render(
      GraphvizRequest(dot: diagram.dot, engine: .dot, formats: [.svg]))
    let svg = try #require(SVGReader(made[.svg]))
    let nodes = svg.groups("node")
    #expect(nodes.count == diagram.nodes.count + diagram.joints.count)
    for node in diagram.nodes {
      let element = try #require(nodes.first { $0.attributes["id"] == node.id })
      #expect(element.texts == node.lines)
      #expect(element.tooltips.map { $0.replacing("\u{2060}", with: "") } == [node.tooltip])
    }
    #expect(svg.groups("edge").count == diagram.edges.count)
  }

  @Test(arguments: Language.allCases, DiagramLayout.allCases)
  func `no two labels overlap and none leaves the page`(
    language: Language, layout: DiagramLayout
  ) throws {
    let diagram = Samples.facing(12, language: language)
    let json = try DiagramRenderer(layout: layout).render(diagram, as: [.json])
    let measure = try Measure(json[.json])
    // Invisible ends of the legend's lines are no labels.
    let boxes = measure.outlines.filter { $0.value.width > 1 }.map { name, shape in
      (name, Layout.Box(around: measure.centers[name] ?? Point(x: 0, y: 0), shape))
    }.sorted { $0.0 < $1.0 }
    #expect(
      boxes.count == diagram.nodes.count + diagram.joints.count + diagram.groups.count + 2
        + diagram.legend.kinds.count * 2 + diagram.legend.types.count + diagram.legend.lines.count)
    for (index, (name, box)) in boxes.enumerated() {
      for (other, otherBox) in boxes[(index + 1)...] {
        #expect(!box.grown(by: -1).overlaps(otherBox), "\(name) and \(other)")
      }
    }
    let page = try #require(try page(json[.json]))
    for (name, box) in boxes {
      #expect(page.left <= box.left && box.right <= page.right, "\(name)")
      #expect(page.bottom <= box.bottom && box.top <= page.top, "\(name)")
    }
  }

  private func page(_ json: Data?) throws -> Layout.Box? {
    struct Graph: Decodable { var bb: String }
    let bb = try JSONDecoder().decode(Graph.self, from: json ?? Data()).bb
    let numbers = bb.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4 else { return nil }
    return Layout.Box(left: numbers[0], bottom: numbers[1], right: numbers[2], top: numbers[3])
      .grown(by: 0.5)
  }

  @Test(arguments: DiagramLayout.allCases)
  func `the same diagram gives the same bytes, in whatever order it was made`(
    layout: DiagramLayout
  ) throws {
    let diagram = Samples.facing()
    let shuffled = Diagram(
      title: diagram.title, sourceLine: diagram.sourceLine, language: diagram.language,
      nodes: diagram.nodes.reversed(), joints: diagram.joints.reversed(),
      edges: diagram.edges.reversed(), groups: diagram.groups.reversed())
    let renderer = DiagramRenderer(layout: layout)
    let first = try renderer.render(diagram, as: [.svg, .png])
    #expect(try renderer.render(diagram, as: [.svg, .png]) == first)
    #expect(try renderer.render(shuffled, as: [.svg, .png]) == first)
  }

  @Test(arguments: DiagramLayout.allCases)
  func `everybody is in the panel of the own group and in no other`(
    layout: DiagramLayout
  ) throws {
    struct Graph: Decodable { var objects: [Object] }
    struct Object: Decodable { var name: String, id: String?, bb: String?, pos: String? }
    func numbers(_ text: String) -> [Double] {
      text.split(separator: ",").compactMap { Double($0) }
    }
    let diagram = Samples.facing(10)
    let json = try DiagramRenderer(layout: layout).render(diagram, as: [.json])[.json]
    let objects = try JSONDecoder().decode(Graph.self, from: json ?? Data()).objects
    var panels: [String: [Double]] = [:]
    for object in objects {
      if let bb = object.bb, let id = object.id { panels[id] = numbers(bb) }
    }
    #expect(panels.count == 3)
    for node in diagram.nodes {
      let object = try #require(objects.first { $0.id == "node-\(node.id)" })
      let center = numbers(object.pos ?? "")
      let inside = panels.filter { _, box in
        box[0] < center[0] && center[0] < box[2] && box[1] < center[1] && center[1] < box[3]
      }
      #expect(inside.map(\.key) == (node.group.map { ["group-\($0)"] } ?? []))
    }
  }

  @Test func `without two large groups the layout is organic`() throws {
    let nodes = (0..<30).map {
      Diagram.Node(
        id: "n\($0)", lines: ["Node \($0)"], style: NodeStyle(.company), group: "g\($0 % 6)")
    }
    let edges = (0..<60).map {
      Diagram.Edge(
        id: "e\($0)", source: "n\($0 % 30)", target: "n\(($0 * 7 + 1) % 30)",
        style: EdgeStyle(type: .partnership))
    }
    let diagram = Diagram(
      title: "Six groups", language: .english, nodes: nodes, edges: edges,
      groups: (0..<6).map { .init(id: "g\($0)", label: "Group \($0)") })
    let svg = try svg(diagram)
    #expect(svg.groups("panel").count == 6)
    #expect(
      svg.groups("edge").count == 60 + diagram.legend.types.count + diagram.legend.lines.count)
  }

  @Test func `a hub of hundreds and a random graph are drawn within the limit`() throws {
    // With dot, 48 edges into one node and 1,500 among 600 take minutes.
    func diagram(_ nodes: Int, _ ends: [(Int, Int)]) -> Diagram {
      Diagram(
        title: "Hard", language: .english,
        nodes: (0..<nodes).map {
          .init(id: "n\($0)", lines: ["Node \($0)"], style: NodeStyle(.company))
        },
        edges: ends.enumerated().map { index, ends in
          .init(
            id: "e\(index)", source: "n\(ends.0)", target: "n\(ends.1)",
            style: EdgeStyle(type: .funding))
        })
    }
    let hub = diagram(300, (1..<300).map { ($0, 0) })
    let random = diagram(600, (0..<1_500).map { (($0 * 7_919) % 600, ($0 * 104_729 + 13) % 600) })
    for diagram in [hub, random] {
      let renderer = DiagramRenderer(GraphvizRenderer(secondsLimit: 60))
      let svg = try #require(SVGReader(try renderer.render(diagram, as: [.svg])[.svg]))
      #expect(svg.groups("funding").count == diagram.edges.count + 1)
    }
  }

  @Test func `a diagram of nothing, of one node and of loops is drawn`() throws {
    let node = Diagram.Node(id: "one", lines: ["One"], style: NodeStyle(.company))
    let loop = Diagram.Edge(
      id: "loop", source: "one", target: "one", style: EdgeStyle(type: .agreement))
    for (nodes, edges) in [([], []), ([node], []), ([node], [loop])] {
      let diagram = Diagram(title: "Small", language: .english, nodes: nodes, edges: edges)
      let svg = try svg(diagram)
      #expect(svg.groups("company").count == nodes.count * 2)
    }
  }

  @Test func `a bitmap has the size that the resolution says`() throws {
    let diagram = Samples.facing()
    let small = try DiagramRenderer(dotsPerInch: 72).render(diagram, as: [.png])[.png]
    let large = try DiagramRenderer(dotsPerInch: 216).render(diagram, as: [.png])[.png]
    func width(_ png: Data?) -> Int {
      (png ?? Data()).dropFirst(16).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(width(small) > 300)
    #expect(abs(width(large) - 3 * width(small)) <= 3)
    let error = try #require(throws: GraphvizError.self) {
      try DiagramRenderer(dotsPerInch: 5_000).render(diagram, as: [.png])
    }
    #expect(error.kind == .tooLarge)
  }

  @Test func `a picture for a light page has no dark colors`() throws {
    var renderer = DiagramRenderer()
    let dark = try renderer.render(Samples.facing(), as: [.svg])[.svg] ?? Data()
    renderer.adaptsToDarkPages = false
    let light = try renderer.render(Samples.facing(), as: [.svg])[.svg] ?? Data()
    #expect(String(decoding: dark, as: UTF8.self).contains("prefers-color-scheme"))
    #expect(!String(decoding: light, as: UTF8.self).contains("prefers-color-scheme"))
  }

  @Test func `a label that no font can draw stops a bitmap, not SVG`() throws {
    let node = Diagram.Node(id: "x", lines: ["\u{10FFFD}"], style: NodeStyle(.company))
    let diagram = Diagram(title: "Private", language: .japanese, nodes: [node], edges: [])
    let error = try #require(throws: GraphvizError.self) {
      try DiagramRenderer().render(diagram, as: [.pdf])
    }
    #expect(error.kind == .fontMissing)
    #expect(try svg(diagram).groups("node").count > 0)
  }
}
