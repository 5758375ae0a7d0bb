import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct Neo4jTests {
  @Test func `headers say types, lists, labels and spaces of ids`() throws {
    let nodes = """
      personId:ID(Person),name,age:int,tags:string[],sizes:double[],born:date,open:boolean,x:IGNORE,:LABEL
      1,"Ann, A.",30,a;b,1.5;2,2001-02-03,true,no,Person;Author
      2,"",,"",,,false,no,Person

      """
    let relationships = """
      :START_ID(Person),weight:float,:END_ID(Person),:TYPE
      1,0.5,2,KNOWS
      2,,1,LIKES

      """
    let document = try read(["nodes": nodes, "relationships": relationships])
    #expect(Array(document.nodeIDs) == ["1", "2"])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("name", .texts(["Ann, A.", ""])),
        AttributeColumn("age", .integers([30, 0]), missing: [1]),
        AttributeColumn("tags", .structures([#"["a","b"]"#, "[]"])),
        AttributeColumn("sizes", .structures(["[1.5,2.0]", ""]), missing: [1]),
        AttributeColumn("born", .texts(["2001-02-03", ""]), missing: [1]),
        AttributeColumn("open", .booleans([true, false])),
        AttributeColumn("labels", .texts(["Person;Author", "Person"])),
      ])
    #expect(document.direction == .directed)
    #expect(document.targets == [1, 0])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .reals([0.5, 0]), missing: [1]),
        AttributeColumn("type", .texts(["KNOWS", "LIKES"])),
      ])
  }

  @Test func `a table of relationships tells the direction even without rows`() throws {
    let nodes = ":ID\na\n"
    func direction(_ header: String) throws -> Graph.Direction {
      try read(["nodes": nodes, "relationships": "\(header)\n"]).direction
    }
    #expect(try direction(":START_ID,:END_ID,:TYPE") == .directed)
    #expect(try direction(":START_ID,:END_ID,:TYPE,_directed:boolean") == .undirected)
  }

  @Test func `nodes have their kinds for labels, and edges without a type the one of Cypher`()
    throws
  {
    func document(_ labels: [String]?) -> GraphDocument {
      var document = GraphDocument(
        .directed, nodeIDs: ["a", "b", "c"], sources: [0], targets: [1])
      document.nodeAttributes = [
        AttributeColumn("id", .integers([7, 8, 9])),
        AttributeColumn("kind", .texts(["bank", "", "state"]), missing: [1]),
      ]
      if let labels {
        document.nodeAttributes.append(AttributeColumn("labels", .texts(TextColumn(labels))))
      }
      return document
    }
    let plain = """
      id:ID,id__2:long,kind:string,:LABEL
      a,7,bank,Node;bank
      b,8,,Node
      c,9,state,Node;state

      """
    let files = try GraphFormat.neo4j.files(of: GraphContent(document(nil)))
    #expect(files[0].text == plain)
    #expect(files[1].text == ":START_ID,:END_ID,:TYPE\na,b,TIE\n")
    #expect(try GraphFormat.cypher.text(of: document(nil)).contains("[r:TIE]"))
    // Labels of their own are kept, also those that look like kinds.
    for labels in [nil, ["x", "x;y", "z"], ["Node;bank", "Node", "Node;state"]] {
      let files = try GraphFormat.neo4j.files(of: GraphContent(document(labels)))
      let again = try read(Dictionary(uniqueKeysWithValues: files.map { ($0.part, $0.text) }))
      #expect(again == document(labels))
    }
  }

  @Test func `an id that is in two spaces is told by its space`() throws {
    let folder = try TemporaryFolder()
    var tables = GraphTables()
    tables.nodes = [
      try folder.write(":ID(Actor),name\n1,Ann\n2,Bo\n", to: "actors.csv"),
      try folder.write(":ID(Movie),year:int\n1,1999\n", to: "movies.csv"),
    ]
    let path = try folder.write(
      ":START_ID(Actor),:END_ID(Movie),:TYPE\n2,1,ACTED_IN\n", to: "roles.csv")
    let document = try GraphReading(path, tables: tables).document
    #expect(Array(document.nodeIDs) == ["Actor:1", "Actor:2", "Movie:1"])
    #expect(document.sources == [1])
    #expect(document.targets == [2])
    #expect(document.nodeAttributes.map(\.name) == ["name", "year"])
  }

  @Test func `spaces that only relationships name count, and those without one mean any`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(":START_ID(A),:END_ID(B)\n1,1\n2,1\n", to: "r.csv")
    var document = try GraphReading(path).document
    #expect(Set(document.nodeIDs) == ["A:1", "A:2", "B:1"])
    var tables = GraphTables()
    tables.nodes = [try folder.write(":ID(A),name\n1,Ann\n", to: "a.csv")]
    document = try GraphReading(path, tables: tables).document
    #expect(Set(document.nodeIDs) == ["A:1", "A:2", "B:1"])
    // The same ids in no two spaces need none.
    let other = try folder.write(":START_ID(A),:END_ID(B)\n1,x\n2,x\n", to: "s.csv")
    document = try GraphReading(other, tables: tables).document
    #expect(Set(document.nodeIDs) == ["1", "2", "x"])
    let spaceless = try folder.write(":START_ID,:END_ID\n1,2\n", to: "t.csv")
    document = try GraphReading(spaceless, tables: tables).document
    #expect(Set(document.nodeIDs) == ["1", "2"])
  }

  @Test(arguments: [
    (":ID,age:int\na,1\nb,x\n", 3, "“x” is not a whole number"),
    (":ID,x:double\na,1\nb,1e400\n", 3, "“1e400” is not a number"),
    (":ID,age:money\na,1\n", 1, "the type of the column is not known"),
    (":ID,b:ID\na,1\n", 1, "several columns are the :ID"),
    (":ID\na\n\"a\"\n", 3, "is there before"),
  ])
  func `what is wrong is said with its line`(text: String, line: Int, message: String) {
    let problem = #expect(throws: Problem.self) { try read(["nodes": text]) }
    #expect(problem?.line == line)
    #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
  }

  /// The rules of the importer as its manual states them, checked field by field.
  @Test(arguments: HostileDocuments.all.map(\.name))
  func `what is written keeps the rules of the importer`(name: String) throws {
    let (_, document) = try #require(HostileDocuments.all.first { $0.name == name })
    let files = try GraphFormat.neo4j.files(of: GraphContent(document))
    #expect(files.map(\.part) == ["nodes", "relationships"])
    let tables = try files.map { try CSVTable($0.bytes, file: $0.part) }
    #expect(tables[0].header.first == "id:ID" && tables[0].header.last == ":LABEL")
    #expect(tables[0].rows.allSatisfy { $0.fields.last?.isEmpty == false })
    #expect(Array(tables[1].header.prefix(2)) == [":START_ID", ":END_ID"])
    #expect(tables[1].header.count { $0 == ":TYPE" } == 1)
    let types = ["long", "double", "boolean", "string", "string[]"]
    for table in tables {
      for field in table.header where !field.hasPrefix(":") && field != "id:ID" {
        let type = field.split(separator: ":", omittingEmptySubsequences: false).last.map(
          String.init)
        #expect(types.contains(type ?? ""), "\(field)")
        let place: Int = try #require(table.header.firstIndex(of: field))
        for row in table.rows where !row.fields[place].isEmpty {
          switch type {
          case "long": #expect(Int64(row.fields[place]) != nil)
          case "double": #expect(Double(row.fields[place]) != nil)
          case "boolean": #expect(["true", "false"].contains(row.fields[place]))
          default: break
          }
        }
      }
    }
    let ids = Set(tables[0].rows.map { $0.fields[0] })
    #expect(ids.count == document.nodeCount)
    #expect(tables[1].rows.allSatisfy { ids.contains($0.fields[0]) && ids.contains($0.fields[1]) })
    #expect(tables[1].rows.allSatisfy { !$0.fields[2].isEmpty })
  }

  @Test(arguments: ["a{b", "", "x__2"])
  func `a name that the importer cannot hold is refused`(name: String) {
    var document = GraphDocument(.directed, nodeIDs: ["a"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("x", .texts(["1"])), AttributeColumn(name, .texts(["2"])),
    ]
    #expect(throws: Problem.self) { try GraphFormat.neo4j.files(of: GraphContent(document)) }
  }

  @Test(.enabled(if: SharedFolder.testData != nil, "the shared test data is absent"))
  func `the tables of the Graph Data Science library are read`() throws {
    let folder: URL = try #require(SharedFolder.testData).appending(path: "csv-a/gds")
    func text(_ names: String...) throws -> String {
      try names.map { name in
        var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        if !text.hasSuffix("\n") { text += "\n" }
        return text
      }.joined()
    }
    let document = try read([
      "nodes": text("nodes_A_header.csv", "nodes_A_0.csv", "nodes_A_1.csv"),
      "relationships": text("relationships_REL_header.csv", "relationships_REL_0.csv")
        .replacing(":END_ID,", with: ":END_ID,"),
    ])
    #expect(document.nodeCount == 5)
    #expect(document.edgeCount == 3)
    #expect(
      document.nodeAttributes[1].text(0) == #"[0.1,2e-05]"#)
  }

  private func read(_ parts: [String: String]) throws -> GraphDocument {
    try GraphFormat.neo4j.read(
      GraphSource(parts.mapValues { Array($0.utf8) }, name: "graph.csv"), tools: .none
    ).document
  }
}
