import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// Tables for Neo4j whose headers are files of their own, and several tables of one kind.
@Suite final class Neo4jHeadersTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  private func write(_ name: String, _ text: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func read(_ path: String, nodes: [String] = []) throws -> GraphReading {
    var tables = GraphTables()
    tables.nodes = nodes
    return try GraphReading(path, tables: tables)
  }

  @Test(arguments: ["actors-header.csv", "actors_header.csv", "actors.headers.csv"])
  func `a header beside the rows is theirs, whichever of both is named`(header: String) throws {
    try write("ties-header.csv", ":START_ID;w:int;:END_ID;:TYPE\r\n")
    let ties = try write("ties.csv", "a;1;b;KNOWS\nb;2;a;KNOWS\n")
    let named = try write(header, "id:ID;age:int;:LABEL\n")
    let actors = try write("actors.csv", "a;30;urn:id:x\nb;;Bank\n")
    for nodes in [named, actors] {
      let reading = try read(ties, nodes: [nodes])
      #expect(reading.document.edgeTexts == ["a>b", "b>a"])
      #expect(reading.document.edgeTexts("w") == ["1", "2"])
      #expect(reading.document.nodeTexts("age") == ["30", nil])
      #expect(reading.document.nodeTexts("labels") == ["urn:id:x", "Bank"])
      #expect(reading.warnings.isEmpty)
    }
    #expect(
      try read(named).warnings.map(\.message) == [
        "it is a table of nodes; there are no relationships"
      ])
  }

  @Test func `all parts of a header are read in the order of their numbers`() throws {
    try write("actors_header.csv", ":ID,x\n")
    for (name, id) in [("actors_10", "c"), ("actors_2", "b"), ("actors-part1", "a")] {
      try write("\(name).csv", "\(id),\(name)\n")
    }
    // Not of this header.
    try write("actors_more.csv", "z,z\n")
    try write("actors2-header.csv", ":ID,x\n")
    try write("actors2.csv", "y,y\n")
    try write("ties-header.csv", ":START_ID,:END_ID,:TYPE\n")
    try write("ties1.csv", "a,b,T\n")
    try write("ties2.csv", "b,c,T\n")
    let reading = try read(
      folder.appending(path: "ties-header.csv").path,
      nodes: [folder.appending(path: "actors_header.csv").path])
    let document = reading.document
    #expect(
      reading.warnings.map(\.message) == [
        "its rows were read from actors-part1.csv, actors_2.csv, actors_10.csv",
        "its rows were read from ties1.csv, ties2.csv",
      ])
    #expect(Array(document.nodeIDs) == ["a", "b", "c"])
    #expect(document.nodeTexts("x") == ["actors-part1", "actors_2", "actors_10"])
    #expect(document.edgeTexts == ["a>b", "b>c"])
  }

  @Test func `rows may be compressed and their header not, or the other way`() throws {
    let rows = try write("a-1.csv.gz", ""), header = try write("a-header.csv", "")
    let plain = try write("b.csv", ""), packed = try write("b_header.csv.gz", "")
    #expect(Neo4jFiles.header(of: rows) == header && Neo4jFiles.tables(of: header) == [rows])
    #expect(Neo4jFiles.header(of: plain) == packed && Neo4jFiles.tables(of: packed) == [plain])
    #expect(Neo4jFiles.tables(of: plain) == nil && Neo4jFiles.header(of: header) == nil)
  }

  @Test func `rows that are there compressed too are read once`() throws {
    let header = try write("ties-header.csv", ":START_ID,:END_ID\n")
    try write("ties.csv", "a,b\n")
    try write("ties.csv.gz", "not read")
    let reading = try read(header)
    #expect(reading.document.edgeTexts == ["a>b"] && reading.warnings.isEmpty)
  }

  @Test func `one table of another name is named`() throws {
    let header = try write("r-header.csv", ":START_ID,:END_ID\n")
    try write("r2019.csv", "a,b\n")
    #expect(try read(header).warnings.map(\.message) == ["its rows were read from r2019.csv"])
  }

  @Test func `a table keeps a header of its own, whichever file is named`() throws {
    let header = try write("r-header.csv", ":START_ID,:END_ID\n")
    try write("r-1.csv", ":START_ID,:END_ID\na,b\n")
    try write("r-2.csv", "c,d\n")
    try write("r-3.csv", ":END_ID;w:int;:START_ID\nf;7;e\n")
    let document = try read(header).document
    #expect(document.edgeTexts == ["a>b", "c>d", "e>f"])
    #expect(document.edgeTexts("w") == [nil, nil, "7"])
    #expect(try read(folder.appending(path: "r-2.csv").path).document.edgeTexts == ["c>d"])
  }

  @Test func `other tables of the header of the one that is named are told`() throws {
    try write("r-header.csv", ":START_ID,:END_ID\n")
    let first = try write("r-1.csv", "a,b\n")
    #expect(try read(first).warnings.isEmpty)
    try write("r-2.csv", "c,d\n")
    try write("r-3.csv", "e,f\n")
    let reading = try read(first)
    #expect(reading.document.edgeTexts == ["a>b"])
    #expect(
      reading.warnings.map(\.message)
        == ["rows of the same header were not read from r-2.csv, r-3.csv"])
    #expect(reading.warnings.map(\.advice) == ["name \(folder.path)/r-header.csv to read all"])
    // What is named besides is read.
    try write("n-header.csv", ":ID\n")
    let nodes = try [write("n-1.csv", "a\n"), write("n-2.csv", "b\n")]
    try FileManager.default.removeItem(atPath: "\(folder.path)/r-2.csv")
    try FileManager.default.removeItem(atPath: "\(folder.path)/r-3.csv")
    #expect(try read(first, nodes: nodes).warnings.isEmpty)
    let spelled = [nodes[0], "\(folder.path)/./n-2.csv"]
    #expect(try read(first, nodes: spelled).warnings.isEmpty)
  }

  @Test(arguments: ["\":ID\",\"name\"\n", ":ID,name\n", "name;id:ID\n"])
  func `a header of its own need not be that beside a table`(own: String) throws {
    let header = try write("t-header.csv", ":ID,name\n")
    let table = try write("t.csv", own + (own.contains(";") ? "x;a\n" : "a,x\n"))
    for path in [header, table] {
      let reading = try read(path)
      #expect(Array(reading.document.nodeIDs) == ["a"])
      #expect(reading.document.nodeTexts("name") == ["x"])
      let isTold = reading.warnings.contains { $0.message.hasPrefix("its first row is a header") }
      #expect(isTold == (own != ":ID,name\n"))
    }
    // The kind of one table is that of all.
    try write("t2.csv", ":START_ID,:END_ID\na,a\n")
    try expectRefusal(line: 1, "no column is the :ID of nodes") { try read(header) }
  }

  @Test func `the parts of one graph may have headers of their own`() throws {
    try write("g.nodes-header.csv", "id:ID\n")
    try write("g.nodes.csv", "a\nb\n")
    try write("g.relationships-header.csv", ":START_ID,:END_ID,:TYPE\n")
    try write("g.relationships.csv", "a,b,T\n")
    let document = try read(folder.appending(path: "g.csv").path).document
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.edgeTexts == ["a>b"])
  }

  @Test func `a header alone is refused, and one above no row is said to be`() throws {
    let header = try write("nodes-header.csv", ":ID,name\n")
    try expectRefusal(line: 1, "a header alone") { try read(header) }
    let table = try write("actors.csv", ":ID,name\n")
    let reading = try read(table)
    #expect(reading.document.nodeCount == 0)
    #expect(reading.warnings.map(\.message) == ["there is no row below the header"])
    // What is wrong with a row has the line in its own file.
    try write("nodes.csv", "a,1\na,2\n")
    try expectRefusal(line: 2, "is there before") { try read(header) }
  }

  @Test func `what has another type in another table is named by that table and row`() throws {
    let nodes = [
      try write("a.csv", ":ID,x:int,y:int\na,1,1\n"),
      try write("b.csv", ":ID,y:double,x:string\nb,1.5,\nc,2,two\n"),
    ]
    let ties = try write("ties.csv", ":START_ID,:END_ID,:TYPE\na,b,T\n")
    let reading = try read(ties, nodes: nodes)
    #expect(reading.document.nodeTexts("x") == ["1", nil, "two"])
    #expect(reading.document.nodeTexts("y") == ["1", "1.5", "2"])
    #expect(reading.warnings.map(\.line) == [3])
    #expect(reading.warnings.first?.file == nodes[1])
    #expect(
      reading.warnings.first?.message.hasPrefix("the values of “x” of nodes are of several types")
        == true)
  }
}
