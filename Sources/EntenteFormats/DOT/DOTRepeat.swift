import EntenteData

/// An attribute that Graphviz shows, made of another one for it: it is written besides, and is none
/// when it is read again.
struct DOTRepeat: Sendable {
  /// The name under which Graphviz shows it.
  let name: String
  /// The name of the attribute that it is made of.
  let source: String
  /// What a text of this is shown as, in quotation marks; `nil` if it is not.
  let value: @Sendable (String) -> String?

  /// What is shown of the graph: its title.
  static let ofGraph = [DOTRepeat(name: "label", source: "title", value: DOTText.label)]

  /// What is shown of edges: their claims, and as a link the first address in their evidence.
  static let ofEdges = [
    DOTRepeat(name: "tooltip", source: "claims", value: DOTText.tooltip),
    DOTRepeat(name: "URL", source: "evidence") { evidence in
      evidence.split(separator: " | ").lazy.compactMap { DOTText.link(String($0)) }.first
    },
  ]

  /// Whether each of some texts is what is made of another one.
  ///
  /// - Parameters:
  ///   - rows: The numbers of the texts.
  ///   - shown: A text of ``name``, in quotation marks; `nil` if there is none.
  ///   - source: The text of ``source`` in the same row; an empty one if there is none.
  /// - Returns: Whether the texts say nothing else.
  /// - Complexity: O(*n*) for *n* bytes.
  func isMade(
    _ rows: Range<Int>, shown: (Int) -> String?, source: (Int) -> String
  ) -> Bool {
    rows.allSatisfy { row in
      ExactText(shown(row) ?? "\"\"") == ExactText(value(source(row)) ?? "\"\"")
    }
  }
}
