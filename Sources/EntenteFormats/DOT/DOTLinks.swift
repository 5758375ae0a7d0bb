import EntenteData

/// The links of edges that DOT shows, which are addresses of their evidence.
enum DOTLinks {
  /// The attribute of an edge that is its link.
  static let name = "URL"

  /// The link of an edge with some evidence: the first address in this.
  ///
  /// - Parameter evidence: The value of the attribute `evidence`.
  /// - Returns: The link as it stands in quotation marks; `nil` if there is no address.
  /// - Complexity: O(*n*) for *n* bytes.
  static func link(toEvidence evidence: String) -> String? {
    evidence.split(separator: " | ").lazy.compactMap { DOTText.address(String($0)) }.first?
      .replacing("&", with: "&amp;")
  }

  /// Whether each of some links is the one that the evidence of the edge gives.
  ///
  /// - Parameters:
  ///   - edges: The numbers of the edges.
  ///   - link: The link of an edge; an empty text if it has none.
  ///   - evidence: The evidence of an edge; an empty text if it has none.
  /// - Returns: Whether the links say nothing else.
  /// - Complexity: O(*n*) for *n* bytes.
  static func repeatEvidence(
    _ edges: Range<Int>, link: (Int) -> String, evidence: (Int) -> String
  ) -> Bool {
    edges.allSatisfy { edge in
      ExactText(link(edge)) == ExactText(self.link(toEvidence: evidence(edge)) ?? "")
    }
  }
}
