/// The texts of a row in those of its columns that have one, in the order of the columns.
///
/// Rows are in the order of their texts, column by column, and no text comes before any.
package struct SparseRow: Sendable, Hashable, Comparable {
  /// A text in a column.
  package struct Cell: Sendable, Hashable {
    package let column: Int
    package let text: ExactText

    package init(_ column: Int, _ text: String) {
      (self.column, self.text) = (column, ExactText(text))
    }
  }

  package private(set) var cells: [Cell]

  /// Creates a row of texts, of which some are missing.
  package init(_ texts: [String?]) {
    cells = texts.enumerated().compactMap { column, text in text.map { Cell(column, $0) } }
  }

  /// Creates a row of cells in the order of their columns.
  package init(cells: [Cell]) { self.cells = cells }

  /// Adds a text in a column after all others.
  package mutating func append(_ column: Int, _ text: String) {
    cells.append(Cell(column, text))
  }

  /// The text of a column; `nil` if there is none.
  ///
  /// - Complexity: O(*c*) for *c* texts.
  package func text(_ column: Int) -> ExactText? { cells.first { $0.column == column }?.text }

  package static func < (first: SparseRow, second: SparseRow) -> Bool {
    for (one, other) in zip(first.cells, second.cells) where one != other {
      // Where one has a text and the other has none, the other comes first.
      return one.column == other.column ? one.text < other.text : one.column > other.column
    }
    return first.cells.count < second.cells.count
  }

  /// The columns in which two rows have other texts, in order, and these.
  package static func differences(
    _ first: SparseRow, _ second: SparseRow
  ) -> [(column: Int, first: ExactText?, second: ExactText?)] {
    var (one, other) = (first.cells[...], second.cells[...])
    var found: [(Int, ExactText?, ExactText?)] = []
    while let column = [one.first?.column, other.first?.column].compactMap(\.self).min() {
      let texts = (
        one.first?.column == column ? one.removeFirst().text : nil,
        other.first?.column == column ? other.removeFirst().text : nil
      )
      if texts.0 != texts.1 { found.append((column, texts.0, texts.1)) }
    }
    return found
  }
}
