import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

/// Graphs in which each node and each edge has attributes of names that few others have.
@Suite struct ManyNamesTests {
  private struct Place: Hashable {
    let row: Int
    let name: String
  }

  private static let count = 60

  /// Values by row and name: one name of each row's own, one that all have and one that half of them have.
  private static func values(_ kind: String) -> [Place: String] {
    var generator = SplitMix64(seed: 4)
    var values: [Place: String] = [:]
    for row in 0..<count {
      values[Place(row: row, name: "\(kind)\(row % 50)")] = "own \(row)"
      values[Place(row: row, name: "all")] = "x\(row)"
      if Bool.random(using: &generator) { values[Place(row: row, name: "some")] = "y\(row)" }
    }
    return values
  }

  private static func columns(_ values: [Place: String]) -> [AttributeColumn] {
    Set(values.keys.map(\.name)).sorted().map { name in
      let texts = (0..<count).map { values[Place(row: $0, name: name)] }
      return AttributeColumn(
        name, .texts(TextColumn(texts.map { $0 ?? "" })),
        missing: texts.indices.filter { texts[$0] == nil })
    }
  }

  private static func values(_ columns: [AttributeColumn], _ names: Set<String>) -> [Place: String]
  {
    var values: [Place: String] = [:]
    for column in columns where names.contains(column.name) {
      for row in 0..<column.count { values[Place(row: row, name: column.name)] = column.text(row) }
    }
    return values
  }

  private static func document(_ ofNodes: [Place: String], _ ofEdges: [Place: String])
    -> GraphDocument
  {
    let rows = (0..<UInt32(count)).map { $0 }
    var document = GraphDocument(
      .directed, nodeIDs: TextColumn(rows.map { "v\($0)" }), sources: rows,
      targets: rows.map { ($0 + 1) % UInt32(count) })
    document.nodeAttributes = columns(ofNodes)
    document.edgeAttributes = columns(ofEdges)
    return document
  }

  private static let formats: [GraphFormat] = [
    .graphML, .yEd, .gexf, .nodeLinkJSON, .d3, .cytoscape, .graphology, .hif,
    .followTheMoney, .csv, .tsv, .neo4j, .gml, .dataPackage,
  ]

  @Test(arguments: formats.map(\.id))
  func `each value comes back in its row and under its name`(id: String) throws {
    let format = try #require(GraphFormat.named(id))
    let (ofNodes, ofEdges) = (Self.values("n"), Self.values("e"))
    let document = Self.document(ofNodes, ofEdges)
    let files = try format.files(of: GraphContent(document))
    let source = GraphSource(
      Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.bytes) }), name: "graph")
    let read = try format.read(source, tools: .none).document
    #expect(read.nodeIDs == document.nodeIDs)
    #expect(Self.values(read.nodeAttributes, Set(ofNodes.keys.map(\.name))) == ofNodes)
    #expect(Self.values(read.edgeAttributes, Set(ofEdges.keys.map(\.name))) == ofEdges)
  }

  @Test func `each value comes back from a row of columns in order and from no other`() {
    var generator = SplitMix64(seed: 8)
    let rowCount = 400
    let columns = (0..<60).map { number in
      let share = [0.01, 0.04, 0.5, 1][number % 4]
      let missing = (0..<rowCount).filter { _ in
        Double.random(in: 0..<1, using: &generator) >= share
      }
      return AttributeColumn(
        "c", .integers(Array(repeating: 1, count: rowCount)), missing: missing,
        defaultValue: number % 10 == 9 ? .integer(5) : nil)
    }
    for haveDefaults in [false, true] {
      let byRow = ColumnsByRow(columns, haveDefaults: haveDefaults)
      for row in 0..<rowCount {
        var found: [Int] = []
        byRow.forEach(row) { found.append($0) }
        #expect(found == found.sorted() && Set(found).count == found.count)
        let valued = columns.indices.filter {
          columns[$0].hasValue(row) || haveDefaults && columns[$0].defaultValue != nil
        }
        #expect(Set(found).isSuperset(of: valued))
      }
    }
  }

  @Test func `rows of as many columns ask for as many values`() {
    let count = 300
    let columns = (0..<count).map { row in
      AttributeColumn(
        "\(row)", .booleans([true]), presence: .some([UInt32(row)], of: count), defaultValue: nil)
    }
    let byRow = ColumnsByRow(columns, haveDefaults: true)
    var asked = 0
    for row in 0..<count {
      byRow.forEach(row) { column in
        #expect(column == row)
        asked += 1
      }
    }
    #expect(asked == count)
  }

  @Test func `tables of many more cells than values are refused, and other formats are not`() throws
  {
    let document = Self.document(Self.values("n"), Self.values("e"))
    var bare = document
    bare.nodeAttributes = document.nodeAttributes.filter { $0.name.hasPrefix("n") }
    bare.edgeAttributes = []
    var defaults = bare
    defaults.nodeAttributes = bare.nodeAttributes.map {
      AttributeColumn($0.name, $0.values, presence: $0.presence, defaultValue: .text("z"))
    }
    // Fifty columns of sixty rows.
    let cellCount = 50 * Self.count
    for format in GraphFormat.all where format.canWrite {
      let isTable = [
        "csv", "excel-csv", "neo4j", "tsv", "markdown", "html", "sqlite", "datapackage",
      ].contains(format.id)
      func isRefused(_ document: GraphDocument, most: Int) -> Bool {
        (try? format.checkCells(document, file: "f", most: most)) == nil
      }
      // A fiftieth of the cells has a value, which is enough.
      #expect(!isRefused(bare, most: cellCount - 1))
      let fewer = bare.nodeAttributes.map { column in column.keeping { $0 % 4 == 0 } }
      bare.nodeAttributes = fewer
      #expect(isRefused(bare, most: cellCount - 1) == isTable)
      #expect(!isRefused(bare, most: cellCount))
      bare.nodeAttributes = document.nodeAttributes.filter { $0.name.hasPrefix("n") }
    }
    defaults.nodeAttributes = defaults.nodeAttributes.map { column in
      column.keeping { $0 % 4 == 0 }
    }
    let refused = GraphFormat.all.filter { format in
      (try? format.checkCells(defaults, file: "f", most: cellCount - 1)) == nil
    }
    #expect(refused.contains { $0.id == "json" } && refused.contains { $0.id == "dot" })
    #expect(!refused.contains { ["graphml", "gexf", "mermaid", "edges", "mtx"].contains($0.id) })
  }

  @Test func `the order of rows is undone whichever rows have values`() throws {
    let (ofNodes, ofEdges) = (Self.values("n"), Self.values("e"))
    let document = Self.document(ofNodes, ofEdges)
    var generator = SplitMix64(seed: 9)
    let nodes = Array(0..<Self.count).shuffled(using: &generator)
    let edges = Array(0..<Self.count).shuffled(using: &generator)
    var place = [UInt32](repeating: 0, count: Self.count)
    for (new, old) in nodes.enumerated() { place[old] = UInt32(new) }
    var shuffled = GraphDocument(
      .directed, nodeIDs: TextColumn(nodes.map { document.nodeIDs[$0] }),
      sources: edges.map { place[Int(document.sources[$0])] },
      targets: edges.map { place[Int(document.targets[$0])] })
    shuffled.nodeAttributes = document.nodeAttributes.map { $0.picking(nodes) }
    shuffled.edgeAttributes = document.edgeAttributes.map { $0.picking(edges) }
    #expect(shuffled.nodeAttributes != document.nodeAttributes)
    #expect(shuffled.inOrder == document.inOrder)
    let names = Set(ofNodes.keys.map(\.name))
    let ordered = Self.values(document.inOrder.nodeAttributes, names)
    let order = document.nodeIDs.indices.sorted { document.nodeIDs[$0] < document.nodeIDs[$1] }
    for (new, old) in order.enumerated() {
      for name in names {
        #expect(ordered[Place(row: new, name: name)] == ofNodes[Place(row: old, name: name)])
      }
    }
  }
}
