import EntenteData
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// Tables as other tools write them.
@Suite struct TableReadingTests {
  @Test(arguments: [
    ("source,target\na,b\nb,c\n", Graph.Direction.directed),
    ("Source;Target\na;b\nb;c\n", .directed), ("from\tto\na\tb\nb\tc\n", .directed),
    ("SRC|DST\na|b\nb|c\n", .directed), ("sender,receiver\na,b\nb,c\n", .directed),
    ("head,tail\na,b\nb,c\n", .directed), ("source_id,target_id\na,b\nb,c\n", .directed),
    (":START_ID,:END_ID\na,b\nb,c\n", .directed),
    ("\u{FEFF}source,target\r\na,b\r\nb,c\r\n", .directed),
    ("source,target\ra,b\rb,c\r", .directed), ("source,target\n\na,b\n\nb,c", .directed),
    ("\"source\",\"target\"\n\"a\",\"b\"\n\"b\",\"c\"\n", .directed),
    ("node1,node2\na,b\nb,c\n", .undirected), ("Person 1,Person 2\na,b\nb,c\n", .undirected),
    ("sep=;\nsource;target\na;b\nb;c\n", .directed), ("a,b\nb,c\n", .undirected),
    ("from , to\n a , b\nb,c \n", .directed),
  ])
  func `the ends of edges are found by their names`(text: String, direction: Graph.Direction) throws
  {
    let document = try read(text).document
    #expect(Array(document.nodeIDs) == ["a", "b", "c"])
    #expect(document.sources == [0, 1])
    #expect(document.targets == [1, 2])
    #expect(document.direction == direction)
    #expect(document.edgeAttributes.isEmpty)
  }

  @Test func `a table without header is read, and that is said`() throws {
    let reading = try read("1\t18\t1\n1\t264\t2\n9\t112\t2.5\n")
    #expect(Array(reading.document.nodeIDs) == ["1", "18", "264", "9", "112"])
    #expect(reading.document.edgeAttributes == [AttributeColumn("weight", .reals([1, 2, 2.5]))])
    let said = reading.warnings.map(\.message).joined(separator: "\n")
    #expect(said.contains("parted by tabs"))
    #expect(said.contains("no header; the columns are source, target, weight"))
    #expect(said.contains("“weight” as numbers"))
    #expect(said.contains("taken as undirected"))
  }

  @Test func `a column without a name is called by its number, and that is said`() throws {
    let one = try read(",source,target\nx,a,b\n")
    #expect(one.document.edgeTexts("column1") == ["x"])
    #expect(one.warnings.contains { $0.message.contains("has no name in the header") })
    #expect(one.warnings.contains { $0.message.contains("“column1”") })
    let two = try read("source,target,,\na,b,,y\n")
    #expect(two.document.edgeTexts("column4") == ["y"])
    #expect(two.warnings.contains { $0.message.contains("2 columns have no names") })
    // Without a header no column has a name, which is said in another way.
    let none = try read("1,18,\n1,264,\n")
    #expect(!none.warnings.contains { $0.message.contains("name in the header") })
  }

  @Test(arguments: ["a,w\n1,x\n2,y\n1,z\n", "a\n1\n2\n1\n"])
  func `a column can have both ends of edges`(text: String) throws {
    var tables = GraphTables()
    (tables.sourceColumn, tables.targetColumn) = ("a", "a")
    let document = try read(text, tables).document
    #expect(Array(document.nodeIDs) == ["1", "2"])
    #expect(document.sources == [0, 1, 0])
    #expect(document.targets == [0, 1, 0])
    #expect(document.edgeAttributes.allSatisfy { $0.count == 3 })
  }

  @Test func `a table of edges without a row is an empty graph, and that is said`() throws {
    let reading = try read("source,target\n")
    #expect(reading.document.edgeCount == 0)
    #expect(reading.warnings.contains { $0.message == "there is no edge in the table" })
    for direction in [Graph.Direction.directed, .undirected] {
      var tables = GraphTables()
      tables.direction = direction
      let document = try read("id,source,target,directed,weight\n", tables).document
      #expect(document.direction == direction)
      #expect(document.edgeAttributes.map(\.name) == ["weight"])
    }
  }

  @Test func `tables of Gephi say directions, ids and times`() throws {
    let text = """
      Source,Target,Type,Id,Label,Interval,Weight
      a,b,Directed,0,first,"<[2010.0, 2012.5]>",1.0
      b,c,Undirected,1,,"<[2011.0, Infinity]>",2.5

      """
    let document = try read(text, nodes: "Id,Label,timeset\na,A,\nb,B,\nc,,\n").document
    #expect(document.edgeDirections == [.directed, .undirected])
    #expect(document.edgeIDs.map(Array.init) == ["0", "1"])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("label", .texts(["first", ""]), missing: [1]),
        AttributeColumn("start", .texts(["2010.0", "2011.0"])),
        AttributeColumn("end", .texts(["2012.5", ""]), missing: [1]),
        AttributeColumn("weight", .reals([1, 2.5])),
      ])
    #expect(
      document.nodeAttributes[0] == AttributeColumn("label", .texts(["A", "B", ""]), missing: [2]))
  }

  @Test func `several intervals are spells`() throws {
    let document = try read(
      "source,target,interval\na,b,\"<[1, 2]; [3, 4)>\"\nb,c,\n"
    ).document
    #expect(
      document.edgeAttributes == [
        AttributeColumn(
          "spells", .structures([#"[{"start":"1","end":"2"},{"start":"3","end":"4"}]"#, ""]),
          missing: [1])
      ])
  }

  @Test func `quotes, delimiters and line ends in fields`() throws {
    let document = try read(
      "source,target,note\n\"a,\"\"x\"\"\",\"two\r\nlines\",\"\"\n5\" pipe,b,\n"
    ).document
    #expect(Array(document.nodeIDs) == ["a,\"x\"", "two\r\nlines", "5\" pipe", "b"])
    #expect(document.edgeAttributes == [AttributeColumn("note", .texts(["", ""]), missing: [1])])
  }

  @Test(arguments: [
    (["1", "2", "-3"], AttributeColumn.Values.integers([1, 2, -3])),
    (["1", "2.50", "-0"], .reals([1, 2.5, -0.0])),
    (["1e+22", "2e-300", ".5"], .reals([1e22, 2e-300, 0.5])),
    (["INF", "-INF", "1"], .reals([.infinity, -.infinity, 1])),
    (
      ["9007199254740993", "9223372036854775807", "0"], .integers([9_007_199_254_740_993, .max, 0])
    ),
    (["true", "false", "true"], .booleans([true, false, true])),
    (["TRUE", "FALSE", "TRUE"], .booleans([true, false, true])),
    // What only looks like a number or mixes types stays as it is written.
    (["007", "1", "2"], .texts(["007", "1", "2"])),
    (["+81", "1", "2"], .texts(["+81", "1", "2"])),
    (["1e3", "1", "2"], .texts(["1e3", "1", "2"])),
    (["1,5", "1", "2"], .texts(["1,5", "1", "2"])),
    (["1", "2.50", "x"], .texts(["1", "2.50", "x"])),
    (["x", "1", "2.50"], .texts(["x", "1", "2.50"])),
    (["1", "TRUE", "2"], .texts(["1", "TRUE", "2"])),
    (["TRUE", "true", "FALSE"], .texts(["TRUE", "true", "FALSE"])),
    (["inf", "NaN", "-inf"], .texts(["inf", "NaN", "-inf"])),
    (["inf", "2.50", "x"], .texts(["inf", "2.50", "x"])),
    (["9007199254740993", "0.5", "1"], .texts(["9007199254740993", "0.5", "1"])),
    (["9223372036854775808", "1", "2"], .texts(["9223372036854775808", "1", "2"])),
    (["2014-01-01", "1", "2"], .texts(["2014-01-01", "1", "2"])),
    (["1e+999", "1", "2"], .texts(["1e+999", "1", "2"])),
    (["1e-999", "1", "0e-999"], .texts(["1e-999", "1", "0e-999"])),
    (["-18446744073709551616", "1", "-"], .texts(["-18446744073709551616", "1", "-"])),
    (["1.", "1", "2"], .texts(["1.", "1", "2"])),
    (["0x1F", "1", "2"], .texts(["0x1F", "1", "2"])),
  ])
  func `the type of a column is that of all its values`(
    texts: [String], values: AttributeColumn.Values
  ) throws {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let rows = order.map { "a,b,\"\(texts[$0])\"" }
      let document = try read("source,target,value\n" + rows.joined(separator: "\n")).document
      let expected = AttributeColumn("value", values)
      let column: AttributeColumn = try #require(document.edgeAttributes.first)
      #expect(order.indices.map { column[$0] } == order.map { expected[$0] }, "\(order)")
    }
  }

  @Test(arguments: [
    (["1", "", "x", "y"], "has numbers and other texts", 4),
    (["x", "", "2", "3"], "has numbers and other texts", 4),
    (["1", "true", "2", "3"], "has numbers and other texts", 3),
    (["1", "1e+999", "x", "2"], "has numbers and other texts", 4),
    (["1", "9007199254740993", "2", "0.5"], "has whole numbers beyond 2⁵³", 5),
    (["1", "2", "-99999999999999999999", "3"], "is too large or too small for 64 bits", 4),
    (["", "1e+999", "1e+999", ""], "is too large or too small for 64 bits", 3),
    (["1e-999", "2", "", ""], "is too large or too small for 64 bits", 2),
  ])
  func `numbers that become texts are said, with the first row for which they do`(
    values: [String], message: String, line: Int
  ) throws {
    let rows = values.map { "a,b,\($0)\n" }.joined()
    let reading = try read("source,target,value\n" + rows)
    let column = reading.document.edgeAttributes[0]
    for (row, value) in values.enumerated() { #expect(column.text(row) ?? "" == value) }
    let warning = reading.warnings.first { $0.message.hasSuffix("it was read as texts") }
    #expect(
      warning?.line == line && warning?.message.contains(message) == true, "\(reading.warnings)")
  }

  @Test func `the row for which numbers become texts is told beside rows that are left out`() throws
  {
    let reading = try read("source,target,value\na,,1\na,b,1\n,b,x\n\"a\n\",b,2\na,b,none\n")
    let warning = reading.warnings.first { $0.message.hasSuffix("it was read as texts") }
    #expect(warning?.line == 7)
  }

  @Test func `a column of texts is no mixture for a number that is none of 64 bits`() throws {
    for values in [["x", "1e+999"], ["1e+999", "x"], ["x", "y"], ["true", "1e+999"]] {
      let reading = try read("source,target,value\na,b,\(values[0])\na,b,\(values[1])\n")
      #expect(!reading.warnings.contains { $0.message.contains("texts") }, "\(reading.warnings)")
    }
  }

  @Test func `missing numbers, and empty texts among numbers, have no value`() throws {
    let column = try read("source,target,n\na,b,\na,b,1\na,b,\"\"\n").document.edgeAttributes[0]
    #expect(column == AttributeColumn("n", .integers([0, 1, 0]), missing: [0, 2]))
    let texts = try read("source,target,n\na,b,\na,b,1\na,b,\"\"\na,b,x\n").document.edgeAttributes[
      0]
    #expect(texts == AttributeColumn("n", .texts(["", "1", "", "x"]), missing: [0]))
  }

  @Test(arguments: [
    ("", 1, "there is no row"), ("\n\n", 1, "there is no row"),
    ("source,target\na,b\nc\n", 3, "the row has 1 of the 2 fields of the first row"),
    ("source,target\na,b\nc,d,e\n", 3, "more than the 2 fields"),
    ("source,target\n\"a\nb\",c\n\"d,e\n", 4, "never closed"),
    ("source,target\n\"a\"x,b\n", 2, "text behind a closing double quote"),
    ("id,x\na,b\n,b\n", 3, "the id of a node is empty"),
    ("id,x\ra,b\r,c\r", 3, "the id of a node is empty"),
    ("from,to,sender,receiver\na,b,c,d\n", 1, "several columns may be the ends of edges"),
    (
      "lender,borrower\nx,y\n", 1,
      "no columns are known as the two ends of edges, among “lender”, “borrower”"
    ),
    ("source,target\na,\u{0}\n", 2, "control character 0"),
  ])
  func `what is wrong is said with its line`(text: String, line: Int, message: String) throws {
    try expectRefusal(line: line, message) { try read(text) }
  }

  @Test func `the best known names of ends are taken`() throws {
    let document = try read("source,target,from,to\na,b,c,d\n").document
    #expect(Array(document.nodeIDs) == ["a", "b"])
    #expect(document.edgeAttributes.map(\.name) == ["from", "to"])
  }

  @Test func `bytes that are no UTF-8 late in a file are refused with their line`() throws {
    var bytes = Array("source,target\n".utf8)
    for _ in 0..<200_000 { bytes += Array("node-a,node-b\n".utf8) }
    bytes += [0xFF, 0x2C, 0x61, 0x0A]
    let problem = #expect(throws: Problem.self) { try GraphFormat.csv.read(bytes: bytes) }
    #expect(problem?.line == 200_002)
  }

  @Test func `columns are named by who knows them`() throws {
    var tables = GraphTables()
    (tables.sourceColumn, tables.targetColumn) = ("borrower", "Lender")
    let document = try read("lender,amount,borrower\nx,1,y\n", tables).document
    #expect(document.sources.map { document.nodeIDs[Int($0)] } == ["y"])
    #expect(document.targets.map { document.nodeIDs[Int($0)] } == ["x"])
    #expect(document.edgeAttributes.map(\.name) == ["amount"])
    (tables.sourceColumn, tables.targetColumn) = ("3", "1")
    let numbered = try read("x,1,y\n", tables).document
    #expect(numbered.sources.map { numbered.nodeIDs[Int($0)] } == ["y"])
    tables.sourceColumn = "nobody"
    let problem = #expect(throws: Problem.self) {
      try read("lender,amount,borrower\nx,1,y\n", tables)
    }
    #expect(problem?.message == "there is no column “nobody”")
    #expect(throws: Problem.self) {
      try GraphFormat.graphML.read(GraphSource([:], name: "x", tables: tables), tools: .none)
    }
  }

  @Test func `nodes are in the order of their table, and others come last`() throws {
    let reading = try read("source,target\nd,b\na,c\n", nodes: "id,age\nc,3\nb,\na,1\n")
    #expect(Array(reading.document.nodeIDs) == ["c", "b", "a", "d"])
    #expect(
      reading.document.nodeAttributes == [
        AttributeColumn("age", .integers([3, 0, 1, 0]), missing: [1, 3])
      ])
    #expect(
      reading.warnings.contains {
        $0.message == "the node “d” is only named by edges; it was added"
      })
  }

  @Test func `a node that is listed twice is refused with its line`() {
    let problem = #expect(throws: Problem.self) {
      try read("source,target\na,b\n", nodes: "id\na\n\"b\"\na\n")
    }
    #expect(problem?.line == 4)
    #expect(problem?.message == "the id “a” is there before")
  }

  @Test func `edges without an end are left out, and that is said with a line`() throws {
    let reading = try read("source,target,n\na,b,1\n,b,2\na,,3\n\"\",c,4\nb,c,5\n")
    #expect(Array(reading.document.nodeIDs) == ["a", "b", "c"])
    #expect(reading.document.edgeAttributes == [AttributeColumn("n", .integers([1, 5]))])
    let warning = reading.warnings.first { $0.message.contains("left out") }
    #expect(warning?.line == 3)
    #expect(warning?.message.hasSuffix("(3 times)") == true)
  }

  @Test func `a table of nodes alone is a graph without edges`() throws {
    let reading = try read("Id,Label\na,A\nb,B\n")
    #expect(reading.document.nodeCount == 2)
    #expect(reading.warnings.contains { $0.message.contains("there are no edges") })
  }

  @Test func `tables that are there and not read are named`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for part in ["nodes", "edges", "evidence"] {
      let text = part == "edges" ? "source,target\na,b\n" : "id\nc\n"
      try Data(text.utf8).write(to: folder.appending(path: "graph.\(part).csv"))
    }
    let whole = try GraphReading(folder.appending(path: "graph.csv").path)
    #expect(Array(whole.document.nodeIDs) == ["c", "a", "b"])
    #expect(whole.warnings.contains { $0.message.contains("evidence beside it are not read") })
    let edges = try GraphReading(folder.appending(path: "graph.edges.csv").path)
    #expect(edges.document.nodeCount == 2)
    #expect(
      edges.warnings.contains { $0.message.contains("graph.nodes.csv beside it was not read") })
  }

  @Test func `a header that is not known is quoted in a line that can be read`() throws {
    let names = (1...1000).map { "\($0)" + String(repeating: "x", count: 1000) }
    let problem = try GraphFormat.csv.refusal(names.joined(separator: ",") + "\n")
    #expect(problem.message.contains("“1xxx"))
    #expect(problem.message.hasSuffix("” and 980 more") && problem.message.count < 1200)
  }

  private func read(
    _ text: String, nodes: String? = nil, _ tables: GraphTables = GraphTables()
  ) throws -> GraphReading {
    var parts = ["edges": Array(text.utf8)]
    if let nodes { parts["nodes"] = Array(nodes.utf8) } else { parts = ["": Array(text.utf8)] }
    return try GraphFormat.csv.read(
      GraphSource(parts, name: "graph.csv", tables: tables), tools: .none)
  }
}
