import EntenteData
import EntenteGraph
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct MatrixMarketTests {
  private let format = GraphFormat.matrixMarket

  @Test
  func `a general matrix is a directed graph, its entries edges from rows to columns`() throws {
    let document = try format.read(
      text: """
        %%MatrixMarket matrix coordinate real general
        % a comment

        3 3 3
        1 2 1.5
        % another one
        3 1 -2e3
        2 2 4

        """
    ).document
    #expect(document.direction == .directed)
    #expect(Array(document.nodeIDs) == ["1", "2", "3"])
    #expect(document.edgeTexts == ["1>2 1.5", "3>1 -2000", "2>2 4"])
    #expect(document.edgeAttributes == [AttributeColumn("weight", .reals([1.5, -2000, 4]))])
  }

  @Test
  func `a symmetric matrix is an undirected graph, and whole numbers stay such`() throws {
    let document = try format.read(
      text: "%%matrixmarket MATRIX Coordinate Integer Symmetric\n2 2 2\n2 1 7\n2 2 -1"
    ).document
    #expect(document.direction == .undirected)
    #expect(document.edgeTexts == ["2-1 7", "2-2 -1"])
    #expect(document.edgeAttributes == [AttributeColumn("weight", .integers([7, -1]))])
  }

  @Test
  func `a pattern has no weights`() throws {
    let document = try format.read(
      text: "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2\n"
    ).document
    #expect(document.edgeTexts == ["1>2"])
    #expect(document.edgeAttributes.isEmpty)
  }

  @Test
  func `an entry of a skew-symmetric matrix is an edge there and one back`() throws {
    let document = try format.read(
      text: "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 3.5\n"
    ).document
    #expect(document.edgeTexts == ["2>1 3.5", "1>2 -3.5"])
  }

  @Test
  func `a matrix that is not square joins two modes`() throws {
    let document = try format.read(
      text: "%%MatrixMarket matrix coordinate pattern general\n2 3 2\n1 3\n2 1\n"
    ).document
    #expect(document.isSecondMode == [false, false, true, true, true])
    #expect(document.edgeTexts == ["1-5", "2-3"])
  }

  @Test
  func `an array is read column by column, and zeros are no edges`() throws {
    let general = try format.read(
      text: "%%MatrixMarket matrix array real general\n2 2\n0\n3\n0.5\n0\n")
    #expect(general.document.edgeTexts == ["2>1 3", "1>2 0.5"])
    let symmetric = try format.read(
      text: "%%MatrixMarket matrix array integer symmetric\n3 3\n1\n2\n0\n0\n4\n5\n")
    #expect(symmetric.document.edgeTexts == ["1-1 1", "2-1 2", "3-2 4", "3-3 5"])
    let skew = try format.read(
      text: "%%MatrixMarket matrix array real skew-symmetric\n3 3\n1\n0\n2\n")
    #expect(skew.document.edgeTexts == ["2>1 1", "1>2 -1", "3>2 2", "2>3 -2"])
  }

  @Test(arguments: [
    ("", 1, "expected %%MatrixMarket"),
    ("%%MatrixMarket matrix coordinate complex general\n1 1 1\n1 1 1 0\n", 1, "complex"),
    ("%%MatrixMarket matrix coordinate real\n1 1 0\n", 1, "expected %%MatrixMarket"),
    ("%%MatrixMarket matrix array pattern general\n1 1\n1\n", 1, "expected %%MatrixMarket"),
    ("%%MatrixMarket matrix coordinate real general\n2 2\n", 2, "rows, columns and entries"),
    ("%%MatrixMarket matrix coordinate real general\n2 -2 1\n", 2, "rows, columns and entries"),
    ("%%MatrixMarket matrix coordinate real symmetric\n2 3 1\n", 2, "as many rows as columns"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", 3, "a row from 1 to 2"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 0 1\n", 3, "a column from 1 to 2"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1\n", 3, "expected a number"),
    ("%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 -1e-400\n", 3, "for 64 bits"),
    ("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 0.5\n", 3, "a whole number"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1 1\n", 3, "after the entry"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", 3, "ends after 1 of 2"),
    ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1\n1 2 1\n", 4, "more entries"),
    ("%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n1 1 1\n", 3, "no number here"),
    ("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n", 5, "row 2 of column 2"),
    ("%%MatrixMarket matrix array real general\n1 1\n1\n2\n", 4, "more numbers"),
    (
      "%%MatrixMarket matrix coordinate real general\n4000000000 4000000000 0\n", 2,
      "in a file too small for them"
    ),
    ("%%MatrixMarket matrix coordinate real general\n5000000000 1 0\n", 2, "more than 4294967295"),
  ])
  func `what is no such matrix is refused with its line`(
    text: String, line: Int, message: String
  ) throws {
    try expectRefusal(line: line, message) { try format.read(text: text) }
  }

  @Test
  func `an empty matrix is an empty graph`() throws {
    let text = "%%MatrixMarket matrix coordinate real general\n0 0 0\n"
    #expect(try format.read(text: text).document.nodeCount == 0)
    let array = "%%MatrixMarket matrix array real general\n0 0\n"
    #expect(try format.read(text: array).document.nodeCount == 0)
  }

  @Test
  func `an undirected graph is written below the diagonal, nodes without edges in the size`() throws
  {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1], targets: [1, 1])
    document.edgeAttributes = [AttributeColumn("weight", .reals([2, .infinity]))]
    #expect(
      try format.text(of: document)
        == "%%MatrixMarket matrix coordinate real symmetric\n3 3 2\n2 1 2.0\n2 2 inf\n")
  }

  @Test
  func `a strength is written where there is no weight, and 1 where it is missing`() throws {
    var document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1], targets: [1, 0])
    document.edgeAttributes = [AttributeColumn("strength", .integers([5, 0]), missing: [1])]
    #expect(
      try format.text(of: document)
        == "%%MatrixMarket matrix coordinate integer general\n2 2 2\n1 2 5\n2 1 1\n")
    #expect(format.losses(of: document).map(\.feature).contains(.missingWeights))
  }

  @Test
  func `two modes are rows and columns if their numbers differ`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "x"], sources: [0, 2], targets: [2, 1])
    document.isSecondMode = [false, false, true]
    let text = try format.text(of: document)
    #expect(text == "%%MatrixMarket matrix coordinate pattern general\n2 1 2\n1 1\n2 1\n")
    #expect(try format.read(text: text).document.isSecondMode == document.isSecondMode)
  }

  @Test
  func `undirected edges beside directed ones are written there and back`() throws {
    let document = GraphDocument(
      .directed, nodeIDs: ["a", "b"], sources: [0, 1, 0], targets: [1, 0, 0],
      edgeDirections: [.undirected, .directed, .undirected])
    #expect(
      try format.text(of: document)
        == "%%MatrixMarket matrix coordinate pattern general\n2 2 4\n1 2\n2 1\n2 1\n1 1\n")
  }

  @Test(.enabled(if: OutsideReader.sciPy != nil, "SciPy is not installed"))
  func `SciPy reads the same matrix`() throws {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "c"], sources: [0, 1, 2], targets: [1, 2, 2])
    document.edgeAttributes = [AttributeColumn("weight", .reals([0.1, 2, -3e-7]))]
    let reader = try #require(OutsideReader.sciPy)
    let rows = try #require(reader.read(format.text(of: document)) as? [[Double]])
    #expect(rows == [[0, 0.1, 0], [0.1, 0, 2], [0, 2, -3e-7]])
  }
}
