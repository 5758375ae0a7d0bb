import EntenteData
import EntenteGraph
import EntenteNetwork
import Foundation
import EntenteTestSupport
import Testing

@testable import EntenteFormats

@Suite struct DataPackageTests {
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    deinit { try? FileManager.default.removeItem(at: url) }
  }

  private func document() throws -> GraphDocument {
    try #require(HostileDocuments.all.first { $0.name == "numbers" }).document
  }

  @Test func `a folder is written and recognized, by its descriptor too`() throws {
    let folder = Folder()
    let document = try document()
    try GraphFormat.dataPackage.write(GraphContent(document), to: folder.url.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(names == ["datapackage.json", "edges.csv", "nodes.csv"])
    #expect(try GraphReading(folder.url.path).document == document)
    let descriptor = folder.url.path + "/datapackage.json"
    #expect(try GraphReading(descriptor).document == document)
    #expect(try GraphReading(descriptor, as: .dataPackage).document == document)
  }

  @Test func `a network is written as its dataset, and read as its ties`() throws {
    let folder = Folder()
    let network = try HostileRecords.network(Projection(.incidence))
    try GraphFormat.dataPackage.write(
      GraphContent(network), to: folder.url.path)
    let (dataset, warnings) = try Dataset.read(folder: folder.url.path)
    #expect(warnings.isEmpty && dataset.tables == network.dataset.tables)
    let ties = try Network(dataset, Projection(.ties, hasPlaces: true))
    #expect(try GraphReading(folder.url.path).document == GraphDocument(ties))
  }

  @Test(
    .enabled(if: OutsideReader.frictionless != nil, "frictionless is not installed"),
    arguments: HostileDocuments.all.map(\.name))
  func `frictionless finds the package valid, with as many rows`(name: String) throws {
    let folder = Folder()
    let (_, document) = try #require(HostileDocuments.all.first { $0.name == name })
    try GraphFormat.dataPackage.write(GraphContent(document), to: folder.url.path)
    let reader: OutsideReader = try #require(OutsideReader.frictionless)
    let answer: [String: Any] = try #require(try reader.read(folder.url.path) as? [String: Any])
    #expect(answer["valid"] as? Bool == true, "\(answer)")
    #expect(
      answer["rows"] as? [String: Int] == [
        "nodes": document.nodeCount, "edges": document.edgeCount,
      ])
  }

  @Test func `a name with white space at its ends is a title, and the column has another`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [0], targets: [0])
    document.nodeAttributes = [" s ", "s", "s\t", "\n", "\u{3000}id", "a b"].map {
      AttributeColumn($0, .texts(["x"]))
    }
    let folder = Folder()
    try GraphFormat.dataPackage.write(GraphContent(document), to: folder.url.path)
    let table = try String(contentsOf: folder.url.appending(path: "nodes.csv"), encoding: .utf8)
    #expect(table.hasPrefix("id,s,s_2,s_3,_2,id_2,a b\n"), "\(table)")
    #expect(try GraphReading(folder.url.path).document == document)
    if let reader = OutsideReader.frictionless {
      let answer = try #require(try reader.read(folder.url.path) as? [String: Any])
      #expect(answer["valid"] as? Bool == true, "\(answer)")
    }
  }

  @Test(.enabled(if: OutsideReader.frictionless != nil, "frictionless is not installed"))
  func `frictionless finds the package of a dataset valid, with as many rows`() throws {
    let folder = Folder()
    let network = try HostileRecords.network()
    try GraphFormat.dataPackage.write(
      GraphContent(network), to: folder.url.path)
    let reader: OutsideReader = try #require(OutsideReader.frictionless)
    let answer: [String: Any] = try #require(try reader.read(folder.url.path) as? [String: Any])
    #expect(answer["valid"] as? Bool == true, "\(answer)")
    let rows = Table.allCases.map { ($0.rawValue, HostileRecords.tables.rows(of: $0).count) }
    #expect(answer["rows"] as? [String: Int] == Dictionary(uniqueKeysWithValues: rows))
  }

  @Test(arguments: [
    ("edges.csv", "source,target\na,x\n", "edges.csv:2:target", "“x” is no node"),
    ("edges.csv", "source,goal\na,a\n", "edges.csv:1:target", "the column is missing"),
    ("edges.csv", "source,target,w\na,a,many\n", "edges.csv:2:w", "“many” is not a number"),
    ("edges.csv", "source,target\n\"a\n", "edges.csv:2", "quote"),
    ("nodes.csv", "id\na\na\n", "nodes.csv:3:id", "is there twice"),
    ("nodes.csv", "name\na\n", "nodes.csv:1:id", "the column is missing"),
    ("datapackage.json", "{", "datapackage.json:1:2", "not valid JSON"),
    ("datapackage.json", #"{"name": "x"}"#, "datapackage.json:resources", "it is missing"),
    (
      "datapackage.json", #"{"name": "x", "resources": [{"name": "nodes", "path": "../n.csv"}]}"#,
      "datapackage.json:resources.nodes.path", "leaves the folder"
    ),
  ])
  func `what is wrong is said with its place`(
    part: String, text: String, place: String, message: String
  ) throws {
    var parts = [
      "datapackage.json": #"""
      {"name": "x", "resources": [
        {"name": "nodes", "path": "nodes.csv"},
        {"name": "edges", "path": "edges.csv", "schema": {"fields": [{"name": "w", "type": "number"}]}}]}
      """#, "nodes.csv": "id\na\n", "edges.csv": "source,target,w\na,a,0.5\n",
    ]
    let whole = GraphSource(parts.mapValues { Array($0.utf8) }, name: "g")
    #expect(try GraphFormat.dataPackage.read(whole, tools: .none).document.edgeCount == 1)
    parts[part] = text
    let source = GraphSource(parts.mapValues { Array($0.utf8) }, name: "g")
    let error = #expect(throws: Problem.self) {
      try GraphFormat.dataPackage.read(source, tools: .none)
    }
    #expect(error?.description.contains("\(place): ") == true, "\(error?.description ?? "")")
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
  }

  private func source(_ type: String, _ nodes: String) -> GraphSource {
    let parts = [
      "datapackage.json": """
      {"name": "x", "resources": [
        {"name": "nodes", "path": "nodes.csv", "schema": {"fields": [{"name": "v", \(type)}]}},
        {"name": "edges", "path": "edges.csv"}]}
      """, "nodes.csv": nodes, "edges.csv": "source,target\na,b\n",
    ]
    return GraphSource(parts.mapValues { Array($0.utf8) }, name: "g")
  }

  @Test func `values of any type are JSON, or texts where one of them is none`() throws {
    func column(_ type: String, _ first: String) throws -> AttributeColumn? {
      let source = source("\"type\": \"\(type)\"", "id,v\na,\(first)\nb,\"[1, 2]\"\n")
      return try GraphFormat.dataPackage.read(source, tools: .none).document.nodeAttributes.first
    }
    #expect(try column("any", "3") == AttributeColumn("v", .structures(["3", "[1,2]"])))
    #expect(try column("any", "[]") == AttributeColumn("v", .structures(["[]", "[1,2]"])))
    #expect(try column("any", "3 or 4") == AttributeColumn("v", .texts(["3 or 4", "[1, 2]"])))
    // No digit is lost, and what is no text of JSON stays as it is written.
    let long = "1.23456789012345678901"
    #expect(try column("any", long) == AttributeColumn("v", .texts([long, "[1, 2]"])))
    for (first, second, read) in [
      (long, "2.5", "2.5"), ("1e5", #""""a""""#, "a"), ("1.10", "true", "true"),
    ] {
      let source = source("\"type\": \"any\"", "id,v\na,\(first)\nb,\(second)\n")
      let document = try GraphFormat.dataPackage.read(source, tools: .none).document
      #expect(document.nodeAttributes == [AttributeColumn("v", .texts([first, read]))])
    }
    #expect(try column("array", "[ ]") == AttributeColumn("v", .structures(["[]", "[1,2]"])))
    let problem = #expect(throws: Problem.self) { try column("array", "3 or 4") }
    #expect(problem?.description.contains("nodes.csv:2:v: “3 or 4” is not a list") == true)
  }

  @Test(arguments: [
    ("\"hello\"", AttributeColumn("v", .texts(["hello"]))),
    ("\"[1, 2]\"", AttributeColumn("v", .structures(["[1,2]"]))),
    (
      "\"3 or 4\", \"default\": \"[]\"",
      AttributeColumn("v", .texts(["3 or 4"]), missing: [], defaultValue: .text("[]"))
    ),
  ])
  func `an attribute of the graph of any type is JSON or a text, as a column is`(
    value: String, column: AttributeColumn
  ) throws {
    let descriptor = """
      {"name": "x", "entente": {"direction": "directed",
        "attributes": [{"name": "v", "type": "any", "value": \(value)}]},
      "resources": [{"name": "nodes", "path": "n.csv"}, {"name": "edges", "path": "e.csv"}]}
      """
    let parts = ["datapackage.json": descriptor, "n.csv": "id\n", "e.csv": "source,target\n"]
    let source = GraphSource(parts.mapValues { Array($0.utf8) }, name: "g")
    let document = try GraphFormat.dataPackage.read(source, tools: .none).document
    #expect(document.graphAttributes == [column])
  }

  @Test func `a descriptor of another name is refused by its own name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{\"resources\": []}", to: "other.json")
    let problem = #expect(throws: Problem.self) { try GraphReading(path, as: .dataPackage) }
    #expect(problem?.file == path && problem?.message.contains("datapackage.json") == true)
  }

  @Test func `a default that is no value of its column is refused, not left out`() throws {
    let wrong = source(#""type": "integer", "default": "many""#, "id,v\na,1\nb,2\n")
    let problem = #expect(throws: Problem.self) {
      try GraphFormat.dataPackage.read(wrong, tools: .none)
    }
    #expect(problem?.description.contains("nodes.csv:1:v: the default “many” is not a") == true)
    let right = source(#""type": "integer", "default": "7""#, "id,v\na,1\nb,2\n")
    let document = try GraphFormat.dataPackage.read(right, tools: .none).document
    #expect(document.nodeAttributes.first?.defaultValue == .integer(7))
  }
}
