import EntenteData
import EntenteFuzz
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct PajekTests {
  private let format = GraphFormat.pajek

  @Test
  func `labels are ids where each node has one of its own`() throws {
    let document = try format.read(
      text: """
        % a comment
        *Network Two treaties
        *VERTICES 3
        1 "Japan &#34;JP&#34;" 0.1 0.2 0.5 box ic Red x_fact 2
        2 US 0.5 1
        3 "two\\nlines" diamond
        *edges
        1 2 3 c RGBFF8000 w 2 l "peace"
        *Arcs
        3 1

        """
    ).document
    #expect(document.id == "Two treaties")
    #expect(Array(document.nodeIDs) == ["Japan \"JP\"", "US", "two\nlines"])
    #expect(document.edgeTexts == ["Japan \"JP\"-US 3", "two\nlines>Japan \"JP\" 1"])
    #expect(
      document.nodeAttributes == [
        AttributeColumn("x", .reals([0.1, 0.5, 0]), missing: [2]),
        AttributeColumn("y", .reals([0.2, 1, 0]), missing: [2]),
        AttributeColumn("z", .reals([0.5, 0, 0]), missing: [1, 2]),
        AttributeColumn("shape", .texts(["box", "", "diamond"]), missing: [1]),
        AttributeColumn("color", .texts(["Red", "", ""]), missing: [1, 2]),
        AttributeColumn("x_fact", .integers([2, 0, 0]), missing: [1, 2]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .integers([3, 0]), missing: [1], defaultValue: .integer(1)),
        AttributeColumn("color", .texts(["#ff8000", ""]), missing: [1]),
        AttributeColumn("thickness", .integers([2, 0]), missing: [1]),
        AttributeColumn("label", .texts(["peace", ""]), missing: [1]),
      ])
  }

  @Test
  func `numbers are ids where labels are missing or the same`() throws {
    let missing = try format.read(text: "*Vertices 3\n2 \"b\"\n*Arcs\n1 3\n").document
    #expect(Array(missing.nodeIDs) == ["1", "2", "3"])
    #expect(missing.nodeTexts("label") == [nil, "b", nil])
    let same = try format.read(text: "*Vertices 2\n1 \"b\"\n2 \"b\"\n").document
    #expect(Array(same.nodeIDs) == ["1", "2"])
    #expect(same.nodeTexts("label") == ["b", "b"])
    #expect(try format.read(text: "*Vertices 2\n*Edges\n1 2\n").document.edgeTexts == ["1-2"])
  }

  @Test
  func `a second number says how many nodes are of the first mode`() throws {
    let document = try format.read(text: "*Vertices 3 2\n*Edges\n1 3\n").document
    #expect(document.isSecondMode == [false, false, true])
    let matrix = try format.read(text: "*Vertices 3 2\n*Matrix\n1\n0\n").document
    #expect(matrix.edgeTexts == ["1-3 1"])
  }

  @Test
  func `lists have a source and its targets`() throws {
    let document = try format.read(
      text: "*Nodes 3\n*Arcslist\n1 2 3\n2\n*Edgeslist\n3 1\n"
    ).document
    #expect(document.edgeTexts == ["1>2", "1>3", "3-1"])
  }

  @Test
  func `a matrix has a number for each pair, in any lines`() throws {
    let document = try format.read(
      text: "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Matrix\n0 1.5\n2\n0\n"
    ).document
    #expect(document.edgeTexts == ["a>b 1.5", "b>a 2"])
  }

  @Test
  func `relations are named by headings or by number in their lines`() throws {
    let document = try format.read(
      text: """
        *Vertices 2
        *Arcs :1 "is ally"
        1 2 1
        *Arcs :2
        2 1 1
        *Edges
        1: 1 2 4
        3: 2 2

        """
    ).document
    #expect(document.edgeTexts("relation") == ["is ally", "2", "is ally", "3"])
    #expect(document.edgeTexts == ["1>2 1", "2>1 1", "1-2 4", "2-2 1"])
  }

  @Test
  func `times become the start, the end and, if there are several, spells`() throws {
    let document = try format.read(
      text: "*Vertices 2\n1 \"a\" [5-8, 10]\n2 \"b\" [3-*]\n*Edges\n1 2 1 [7]\n"
    ).document
    #expect(document.nodeTexts("start") == ["5", "3"])
    #expect(document.nodeTexts("end") == ["10", nil])
    #expect(
      document.nodeTexts("spells")
        == [#"[{"start":"5","end":"8"},{"start":"10","end":"10"}]"#, nil])
    #expect(document.edgeTexts("start") == ["7"])
    #expect(document.edgeTexts("end") == ["7"])
    let text = try format.text(of: document)
    #expect(text.contains("1 \"a\" [5-8,10]\n2 \"b\" [3-*]\n"))
    #expect(text.contains("1 2 1 [7]\n"))
  }

  @Test
  func `a project gives its first network, with partitions and vectors of its nodes`() throws {
    let reading = try format.read(
      text: """
        *Network one
        *Vertices 2
        1 "a"
        2 "b"
        *Arcs
        1 2 1
        *Network two
        *Vertices 3
        *Arcs
        1 3 1
        *Partition groups
        *Vertices 2
        4
        5
        *Vector sizes
        *Vertices 2
        0.5
        1
        *Partition of others
        *Vertices 3
        1
        1
        2
        *Hierarchy h
        what is not known

        """)
    #expect(reading.document.id == "one")
    #expect(reading.document.edgeTexts == ["a>b 1"])
    #expect(
      reading.document.nodeAttributes == [
        AttributeColumn("groups", .integers([4, 5])), AttributeColumn("sizes", .reals([0.5, 1])),
      ])
    let messages = reading.warnings.map(\.message)
    #expect(messages.count == 3)
    #expect(messages.contains { $0.contains("several networks") })
    #expect(messages.contains { $0.contains("“of others”") })
    #expect(messages.contains { $0.contains("*hierarchy") })
  }

  @Test(arguments: [
    ("", 1, "no heading *Vertices"), ("1 2\n", 1, "expected a heading"),
    ("*Arcs\n1 2\n", 1, "before its nodes"), ("*Vertices\n", 1, "expected the number of nodes"),
    ("*Vertices x\n", 1, "expected the number of nodes"),
    ("*Vertices 4294967296\n", 1, "there are more than 4294967295 vertices"),
    ("*Vertices 2 3\n", 1, "expected the number of nodes"),
    ("*Vertices 4000000000\n", 1, "in a file too small for them"),
    ("*Vertices 2\n3 \"c\"\n", 2, "from 1 to 2, not “3”"),
    ("*Vertices 2\n2 \"b\"\n1 \"a\"\n", 3, "vertex 1 comes after vertex 2"),
    ("*Vertices 2\n1 \"a\n", 2, "not closed"), ("*Vertices 2\n1 \"a\" [3-5\n", 2, "not closed"),
    ("*Vertices 2\n1 \"a\" [3-x]\n", 2, "expected times"),
    ("*Vertices 2\n*Edges\n1\n", 3, "not the end of the line"),
    ("*Vertices 2\n*Edges\n1 0\n", 3, "from 1 to 2, not “0”"),
    ("*Vertices 2\n*Matrix\n0 1\n1\n", 4, "ends after 1 of 2 rows"),
    ("*Vertices 2\n*Matrix\n0 1\n1 0 1\n", 4, "more than 2 rows"),
    ("*Vertices 2\n*Matrix\n0 x\n", 3, "expected a number of the matrix"),
    ("*Vertices 2\n*Partition p\n*Vertices 2\n1\n", 4, "ends 1 values too early"),
    ("*Vertices 2\n*Partition p\n*Vertices 2\n1\nx\n", 5, "expected a number"),
  ])
  func `what is no network is refused with its line`(
    text: String, line: Int, message: String
  ) throws {
    try expectRefusal(line: line, message) { try format.read(text: text) }
  }

  @Test
  func `what Pajek has a place for is written and read back`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a \"b\"", "c\\n", "d"], sources: [0, 1, 2], targets: [1, 2, 0],
      edgeDirections: [.directed, .undirected, .directed])
    document.id = "a network"
    document.isSecondMode = [false, true, true]
    document.nodeAttributes = [
      AttributeColumn("x", .reals([0.25, 0, 1])), AttributeColumn("y", .integers([1, 2, 3])),
      AttributeColumn("shape", .texts(["box", "house", "ellipse"])),
      AttributeColumn("color", .texts(["#00ff7f", "", "OrangeRed"]), missing: [1]),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([1, 0.1, -2])),
      AttributeColumn("relation", .texts(["trade", "war", "trade"])),
      AttributeColumn("color", .texts(["#123456", "Blue", "Blue"])),
      AttributeColumn("label", .texts(["", "two\nlines", "x"]), missing: [0]),
      AttributeColumn("thickness", .integers([1, 2, 3])),
    ]
    let text = try format.text(of: document)
    #expect(
      text.hasPrefix(
        """
        *Network a network
        *Vertices 3 1
        1 "a &#34;b&#34;" 0.25 1 box ic RGB00FF7F
        2 "c&#92;n" 0.0 2 house
        3 "d" 1.0 3 ellipse ic OrangeRed
        *Arcs :1 "trade"
        1 2 1.0 c RGB123456 w 1
        *Edges :2 "war"
        2 3 0.1 c Blue l "two\\nlines" w 2
        *Arcs :1 "trade"

        """))
    // The attributes are in an order of their own.
    var read = try format.read(text: text).document
    read.nodeAttributes.sort { $0.name < $1.name }
    read.edgeAttributes.sort { $0.name < $1.name }
    document.nodeAttributes.sort { $0.name < $1.name }
    document.edgeAttributes.sort { $0.name < $1.name }
    #expect(PlainDocument(read, .graphML) == PlainDocument(document, .graphML))
  }

  @Test
  func `a label that tells a node from all others is written in place of the id`() throws {
    var document = GraphDocument(.undirected, nodeIDs: ["jp", "us"], sources: [0], targets: [1])
    document.nodeAttributes = [AttributeColumn("label", .texts(["Japan", "United States"]))]
    #expect(try format.text(of: document).contains("2 \"United States\"\n"))
    #expect(format.losses(of: document).map(\.feature).contains(.idsBesideLabels))
    document.nodeAttributes = [AttributeColumn("label", .texts(["Japan", "Japan"]))]
    #expect(try format.text(of: document).contains("2 \"us\"\n"))
    #expect(!format.losses(of: document).map(\.feature).contains(.idsBesideLabels))
  }

  @Test(.enabled(if: OutsideReader.networkXPajek != nil, "NetworkX is not installed"))
  func `NetworkX reads the same nodes and edges`() throws {
    let reader = try #require(OutsideReader.networkXPajek)
    let read = try #require(reader.read(format.text(of: Self.plain)) as? [String: Any])
    #expect((read["nodes"] as? [String: Any])?.keys.sorted() == ["a b", "it's", "東京"])
    let edges = try #require(read["edges"] as? [[Any]])
    #expect(edges.map { ($0[2] as? [String: Any])?["weight"] as? Double } == [0.5, 3, 1])
    #expect(read["directed"] as? Bool == true)
  }

  private static let pajek = OutsideReader.igraph("pajek", probe: "*Vertices 1\n*Arcs\n")

  @Test(.enabled(if: pajek != nil, "igraph is not installed"))
  func `igraph reads the same nodes and edges`() throws {
    let reader = try #require(Self.pajek)
    let read = try #require(reader.read(format.text(of: Self.plain)) as? [String: Any])
    let nodes = try #require(read["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["id"] as? String ?? $0["name"] as? String } == ["a b", "it's", "東京"])
    let edges = try #require(read["edges"] as? [[Any]])
    #expect(edges.map { ($0[2] as? [String: Any])?["weight"] as? Double } == [0.5, 3, 1])
    #expect(read["directed"] as? Bool == true)
  }

  private static let plain: GraphDocument = {
    var document = GraphDocument(
      .directed, nodeIDs: ["a b", "it's", "東京"], sources: [0, 1, 1], targets: [1, 2, 1])
    document.nodeAttributes = [
      AttributeColumn("x", .reals([0.25, 0, 1])), AttributeColumn("y", .reals([1, 2, 3])),
    ]
    document.edgeAttributes = [
      AttributeColumn("weight", .reals([0.5, 3, 1])),
      AttributeColumn("color", .texts(["#123456", "Blue", "Blue"])),
    ]
    return document
  }()

  @Test(
    .enabled(if: shared != nil, "the shared test data are not there"),
    arguments: [
      ("pajek-a/igraph/links.net", 4, 7), ("pajek-a/igraph/pajek1.net", 10, 9),
      ("pajek-a/igraph/pajek2.net", 10, 9), ("pajek-a/igraph/pajek3.net", 10, 9),
      ("pajek-a/jung/weighted.net", 3, 3), ("pajek-a/jung/zachary.net", 34, 78),
      ("pajek-a/manynet/adols.net", 8, 10), ("socnetv-a/Krackhardt_Kite_N10.paj", 10, 18),
      ("socnetv-a/TinyDirChain_N3.paj", 3, 2), ("socnetv-a/TinyPath_N3_E2.paj", 3, 2),
    ])
  func `networks of others have the nodes and edges that their lines list`(
    name: String, nodeCount: Int, edgeCount: Int
  ) throws {
    let path = try #require(Self.shared).appending(path: name).path
    let document = try format.read(path).document
    #expect(document.nodeCount == nodeCount)
    #expect(document.edgeCount == edgeCount)
  }

  private static let shared = SharedFolder.testData
}
