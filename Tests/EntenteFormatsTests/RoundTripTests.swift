import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteNetwork
import Testing

@testable import EntenteFormats

/// Every format that is read and written gives back what it was given, but for its written losses.
@Suite struct RoundTripTests {
  static let formats = GraphFormat.all.filter { $0.canRead && $0.canWrite }.map(\.id)

  @Test(arguments: formats, HostileDocuments.every.map(\.name))
  func `a document survives writing and reading`(id: String, name: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let (_, document) = try #require(HostileDocuments.every.first { $0.name == name })
    if format.losses(of: document).contains(where: \.isRefused) {
      #expect(throws: Problem.self) {
        try format.files(of: GraphContent(document), tools: .test)
      }
      return
    }
    let files = try format.files(of: GraphContent(document), tools: .test)
    let read = try format.readBack(files)
    let expected = document.changed(by: format)
    #expect(PlainDocument(read, format) == PlainDocument(expected, format))
    expectNothingWrong(read, expected, format)
  }

  /// Expects that attributes of which a format may leave out some have their values where they are kept.
  private func expectNothingWrong(
    _ read: GraphDocument, _ expected: GraphDocument, _ format: GraphFormat
  ) {
    let lost = Set(format.losses.map(\.feature))
    if !lost.contains(.nodeOrder) {
      expectNothingWrong(read.nodeAttributes, expected.nodeAttributes, lost)
    }
    if !lost.contains(.edgeOrder) {
      expectNothingWrong(read.edgeAttributes, expected.edgeAttributes, lost)
    }
  }

  private func expectNothingWrong(
    _ read: [AttributeColumn], _ expected: [AttributeColumn], _ lost: Set<GraphFeature>
  ) {
    guard lost.contains(.nodeAttributes) else { return }
    for column in read {
      for row in 0..<column.count {
        let values = expected.filter { $0.name == column.name }.map { $0[row] }
        #expect(column[row] == nil || values.contains(column[row]), "\(column.name) \(row)")
      }
    }
  }

  @Test(
    arguments: formats.filter { GraphFormat.named($0)?.retypes != nil },
    HostileDocuments.withEquivalents.map(\.name))
  func `attributes come back as other types where that is told, and nowhere else`(
    id: String, name: String
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let (_, document) = try #require(HostileDocuments.withEquivalents.first { $0.name == name })
    let losses = format.losses(of: document)
    guard !losses.contains(where: \.isRefused) else { return }
    let files = try format.files(of: GraphContent(document), tools: .test)
    let (before, after) = (types(document), types(try format.readBack(files)))
    let changed = before.keys.filter { key in after[key] != nil && before[key] != after[key] }
    #expect(losses.contains { $0.feature == .types } == !changed.isEmpty, "\(changed)")
  }

  @Test(arguments: ["csv", "tsv", "excel-csv"], ["label", "start", "Color"])
  func `numbers and truth values under a name of texts are told`(id: String, name: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    for values in [
      AttributeColumn.Values.integers([1, 2]), .reals([0.5, 2]), .booleans([true, false]),
    ] {
      var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [0], targets: [1])
      document.nodeAttributes = [AttributeColumn(name, values)]
      #expect(format.losses(of: document).contains { $0.feature == .types })
      document.nodeAttributes = [AttributeColumn("other", values)]
      #expect(!format.losses(of: document).contains { $0.feature == .types })
    }
  }

  @Test func `a default that a format changes is told`() {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([0]), missing: [0], defaultValue: .real(.nan))
    ]
    #expect(GraphFormat.sqlite.losses(of: document).map(\.feature) == [.specialNumbers])
    document.nodeAttributes = [
      AttributeColumn("x", .integers([0]), missing: [0], defaultValue: .integer(1 << 31))
    ]
    #expect(document.has(.wideIntegers) && !document.has(.specialNumbers))
  }

  @Test func `a default that no row takes is no lost value`() {
    func losses(_ format: GraphFormat, missing: [Int]) -> [GraphFormat.Loss] {
      var document = GraphDocument(.directed, nodeIDs: ["a", "b"], sources: [], targets: [])
      document.nodeAttributes = [
        AttributeColumn("x", .reals([1, 2]), missing: missing, defaultValue: .real(.nan)),
        AttributeColumn("y", .texts(["p", "q"]), missing: missing, defaultValue: .text("\u{1}")),
        AttributeColumn("z", .integers([1, 2]), missing: missing, defaultValue: .integer(1 << 40)),
      ]
      return format.losses(of: document)
    }
    for format in [GraphFormat.sqlite, .graphML, .gexf] {
      let feature: GraphFeature = format.id == "sqlite" ? .specialNumbers : .controlCharacters
      let (used, unused) = (losses(format, missing: [1]), losses(format, missing: []))
      #expect(used.map(\.feature) == [feature] && unused.map(\.feature) == [feature])
      #expect(used.map(\.keepsValues) == [false] && unused.map(\.keepsValues) == [true])
    }
    // These have no defaults, so what these are is of no account where no row takes them.
    for format in [GraphFormat.nodeLinkJSON, .gml, .html] {
      let unused = losses(format, missing: [])
      #expect(unused.map(\.feature).contains(.defaultValues))
      #expect(format.id == "html" || unused.allSatisfy(\.keepsValues))
      let ofContent: [GraphFeature] = [.specialNumbers, .controlCharacters, .wideIntegers]
      #expect(!unused.contains { ofContent.contains($0.feature) })
      #expect(losses(format, missing: [1]).count > unused.count)
    }
  }

  /// The types of attributes, by what they are of and their names; lists are texts here.
  private func types(_ document: GraphDocument) -> [String: String] {
    var types: [String: String] = [:]
    for (subject, columns) in [
      ("node", document.nodeAttributes), ("edge", document.edgeAttributes),
      ("graph", document.graphAttributes),
    ] {
      for column in columns {
        let key = "\(subject) \(Array(column.name.utf8))"
        let type =
          switch column.values {
          case .booleans: "boolean "
          case .integers: "integer "
          case .reals: "real "
          case .texts, .structures: "text "
          }
        types[key, default: ""] += type
      }
    }
    return types
  }

  /// Formats whose files are the same once more.
  static let exact = [
    "graphml", "json", "d3", "cytoscape", "graphology", "gexf", "hif", "datapackage",
  ]

  @Test(arguments: formats.filter(exact.contains), HostileDocuments.every.map(\.name))
  func `what is read back is written as the same bytes`(id: String, name: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let (_, document) = try #require(HostileDocuments.every.first { $0.name == name })
    guard !format.losses(of: document).contains(where: \.isRefused) else { return }
    let files = try format.files(of: GraphContent(document), tools: .test)
    #expect(try format.files(of: GraphContent(format.readBack(files))) == files)
  }

  @Test(arguments: formats.filter(exact.contains), HostileRecords.projections)
  func `an exported network is written as the same bytes once more`(
    id: String, projection: Projection
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let network = try HostileRecords.network(projection)
    let document = GraphContent(network).document
    let files = try format.files(of: GraphContent(document), tools: .test)
    #expect(try format.files(of: GraphContent(format.readBack(files))) == files)
  }
}
