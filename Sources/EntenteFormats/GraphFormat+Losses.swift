import EntenteData

extension GraphFormat {
  /// Something that the format cannot hold, and what becomes of it.
  public struct Loss: Sendable, Hashable {
    /// What it cannot hold.
    public let feature: GraphFeature
    /// What becomes of it, in English.
    public let outcome: String
    /// Whether a document that has it is not written at all.
    public let isRefused: Bool
    /// Whether it is read back as it was, though other programs may not know it for what it is.
    public let isReadBack: Bool
    /// The names of attributes that it holds all the same.
    public let exceptions: [String]
    /// The names that attributes must not have, besides that of another one, if it is these that it
    /// cannot hold.
    public let names: [String]

    init(
      _ feature: GraphFeature, _ outcome: String = "left out", exceptions: [String] = [],
      names: [String] = [], isRefused: Bool = false, isReadBack: Bool = false
    ) {
      (self.feature, self.outcome, self.exceptions) = (feature, outcome, exceptions)
      self.names = names
      (self.isRefused, self.isReadBack) = (isRefused, isReadBack)
    }

    /// Something that a document must not have.
    static func refused(_ feature: GraphFeature) -> Loss {
      Loss(feature, "refused", isRefused: true)
    }

    /// Hyperedges, in a format that has such, but which other programs do not read.
    static let hyperedges = Loss(
      .hyperedges, "written as nodes with an edge for each member, and read back as they were",
      isReadBack: true)
  }

  /// What of a document is lost in this format.
  ///
  /// - Parameter document: The document.
  /// - Returns: The losses that it has something for, in the order of features.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public func losses(of document: GraphDocument) -> [Loss] {
    losses.filter { loss in
      func loses(_ columns: [AttributeColumn]) -> Bool {
        columns.contains { !loss.exceptions.contains($0.name) }
      }
      return switch loss.feature {
      case .graphAttributes: loses(document.graphAttributes)
      case .nodeAttributes: loses(document.nodeAttributes)
      case .edgeAttributes: loses(document.edgeAttributes)
      case .anyAttributeName:
        [document.nodeAttributes, document.edgeAttributes].contains { columns in
          var seen = Set(loss.names.map(ExactText.init))
          return columns.contains { !seen.insert(new: $0.name) }
        }
      case .structures:
        document.has(.structures) && losesStructures?(document) ?? true
      default: document.has(loss.feature)
      }
    }
  }
}
