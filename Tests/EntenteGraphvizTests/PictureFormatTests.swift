import EntenteFormats
import EntenteGraph
import EntenteGraphviz
import Foundation
import Testing

/// Pictures of graph files, and the formats that are pictures.
@Suite struct PictureFormatTests {
  private let tools: GraphTools = {
    var tools = GraphTools()
    tools.addGraphviz()
    return tools
  }()

  private func grid(_ side: Int) throws -> GraphDocument {
    var edges: [Graph.Edge] = []
    for node in 0..<side * side {
      if node % side + 1 < side { edges.append(.init(node, node + 1)) }
      if node + side < side * side { edges.append(.init(node, node + side)) }
    }
    var document = GraphDocument(
      try Graph(.directed, nodeCount: side * side, edges: edges))
    document.nodeAttributes = [
      AttributeColumn(
        "label", .texts(TextColumn((0..<side * side).map { "<\($0)> & \"\u{1}é\"" })))
    ]
    return document
  }

  @Test(arguments: [("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF")])
  func `a graph file is written as a picture`(id: String, start: String) throws {
    let format = try #require(GraphFormat.named(id))
    #expect(format.canWrite && !format.canRead)
    for side in [3, 21] {
      let files = try format.files(of: GraphContent(grid(side)), tools: tools)
      #expect(files.count == 1)
      #expect(files[0].bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
    }
    #expect(throws: (any Error).self) { try format.files(of: GraphContent(grid(2))) }
    #expect(throws: (any Error).self) { try format.read(bytes: [], tools: tools) }
  }

  @Test func `a large graph has a dot for each node, with its name`() throws {
    let svg = try GraphFormat.svg.files(of: GraphContent(grid(21)), tools: tools)[0].bytes
    let reader = try #require(SVGReader(Data(svg)))
    let nodes = reader.groups("node")
    let dots = nodes.compactMap(\.title)
    #expect(dots.count == 441 && dots.contains("<440> & \"é\""))
    #expect(reader.groups("edge").count == 840)
    // The names, the title and the line below are nodes without a title of their own.
    let texts = nodes.filter { $0.title == nil }.flatMap(\.texts)
    #expect(texts.count > 12 && texts.count <= 42)
    #expect(
      texts.last == "441 nodes, 840 edges; names of the \(texts.count - 1) with most neighbors")
    // The same once more.
    #expect(try GraphFormat.svg.files(of: GraphContent(grid(21)), tools: tools)[0].bytes == svg)
  }

  @Test func `a graph that is too large for a picture is refused`() throws {
    let large = GraphDocument(
      .undirected, nodeIDs: TextColumn((0...50_000).map { "\($0)" }), sources: [], targets: [])
    let error = #expect(throws: GraphvizError.self) {
      try DiagramRenderer().render(large, name: "large", as: [.svg])
    }
    #expect(error?.kind == .tooLarge)
  }
}
