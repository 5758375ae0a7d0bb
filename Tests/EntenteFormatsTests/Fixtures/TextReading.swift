import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

extension GraphFormat {
  /// Reads a text.
  func read(text: String) throws -> GraphReading { try read(bytes: Array(text.utf8)) }

  /// The problem for which a text is refused.
  func refusal(_ text: String) throws -> Problem {
    try #require(throws: Problem.self) { try read(text: text) }
  }

  /// The text that a document is written as.
  func text(of document: GraphDocument) throws -> String {
    try files(of: GraphContent(document)).map(\.text).joined()
  }
}

/// Expects that what is read is refused on a line, with a message in which there are some words.
func expectRefusal(
  line: Int, _ words: String = "", sourceLocation: SourceLocation = #_sourceLocation,
  of read: () throws -> some Any
) throws {
  let problem = try #require(
    throws: Problem.self, sourceLocation: sourceLocation, performing: { _ = try read() })
  #expect(problem.line == line, "\(problem)", sourceLocation: sourceLocation)
  #expect(problem.message.contains(words), "\(problem)", sourceLocation: sourceLocation)
  #expect(!problem.file.isEmpty && !problem.advice.isEmpty, sourceLocation: sourceLocation)
}

extension GraphDocument {
  /// Its edges as texts, such as `a>b` and `a-b`, with their weights if they have such.
  var edgeTexts: [String] {
    sources.indices.map { edge in
      let direction = edgeDirections?[edge] ?? direction
      let ends = [sources[edge], targets[edge]].map { nodeIDs[Int($0)] }
      let weight = edgeAttributes.first { $0.name == "weight" }?.text(edge)
      return ends.joined(separator: direction == .directed ? ">" : "-")
        + (weight.map { " \($0)" } ?? "")
    }
  }

  /// The values of an attribute of nodes, as texts.
  func nodeTexts(_ name: String) -> [String?]? {
    nodeAttributes.first { $0.name == name }.map { column in
      nodeIDs.indices.map { column.text($0) }
    }
  }

  /// The values of an attribute of edges, as texts.
  func edgeTexts(_ name: String) -> [String?]? {
    edgeAttributes.first { $0.name == name }.map { column in
      sources.indices.map { column.text($0) }
    }
  }
}

extension AttributeColumn {
  /// The number of each row, `nil` where it has none.
  var numbers: [Double?] {
    (0..<count).map { row in
      switch self[row] {
      case .integer(let number)?: Double(number)
      case .real(let number)?: number
      default: nil
      }
    }
  }
}
