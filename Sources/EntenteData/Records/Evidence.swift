/// Where a source says that a relation holds.
public struct Evidence: Sendable, Hashable {
  /// The id of the relation.
  public var relation: String

  /// The id of the source.
  public var source: String

  /// The paragraph and sentence, such as `p3s2`; see ``SourceText``.
  public var locator: String

  /// A verbatim fragment of at most 40 characters that finds the passage.
  public var excerpt: String

  /// What it says, in words of our own.
  public var claim: String

  /// Creates a piece of evidence.
  ///
  /// - Parameters:
  ///   - relation: The id of the relation.
  ///   - source: The id of the source.
  ///   - locator: The paragraph and sentence.
  ///   - excerpt: A verbatim fragment that finds the passage.
  ///   - claim: What it says, in words of our own.
  public init(relation: String, source: String, locator: String, excerpt: String, claim: String) {
    (self.relation, self.source, self.locator) = (relation, source, locator)
    (self.excerpt, self.claim) = (excerpt, claim)
  }

  /// Returns the link that opens a source at the excerpt.
  ///
  /// - Parameter url: The address of the source.
  /// - Returns: The address with a text directive; `nil` if the address is empty.
  ///
  /// Source: Web Incubator Community Group, "URL Fragment Text Directives", draft report, 2023.
  public func link(in url: String) -> String? {
    guard !url.isEmpty else { return nil }
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~".utf8)
    let hex = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in excerpt.utf8 {
      if plain.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    // A fragment may be there already, and may end in a directive already.
    let joint = url.contains("#") ? (url.contains(":~:") ? "&" : ":~:") : "#:~:"
    return "\(url)\(joint)text=\(encoded)"
  }
}
