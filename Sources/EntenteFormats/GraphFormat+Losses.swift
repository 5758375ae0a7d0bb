import EntenteData

extension GraphFormat {
  /// Something that the format cannot hold, and what becomes of it.
  public struct Loss: Sendable, Hashable {
    /// What it cannot hold.
    public let feature: GraphFeature
    /// What becomes of it, in English.
    public private(set) var outcome: String
    /// Whether a document that has it is not written at all.
    public let isRefused: Bool
    /// Whether it is read back as it was, though other programs may not know it for what it is.
    public let isReadBack: Bool
    /// The names of attributes that it holds all the same.
    public let exceptions: [String]
    /// Whether it holds the attribute `weight` all the same, if an edge has one and it is a number.
    public let holdsWeights: Bool
    /// Whether it holds that attribute even if no edge has one.
    private let holdsEmptyWeights: Bool
    /// Whether only default values that no row takes have it.
    public private(set) var isOfUnusedDefaults = false
    /// The names that attributes must not have, besides that of another one, if it is these that it
    /// cannot hold.
    public let names: [String]

    init(
      _ feature: GraphFeature, _ outcome: String = "left out", exceptions: [String] = [],
      holdsWeights: Bool = false, holdsEmptyWeights: Bool = false, names: [String] = [],
      isRefused: Bool = false,
      isReadBack: Bool = false
    ) {
      (self.feature, self.outcome, self.exceptions) = (feature, outcome, exceptions)
      (self.holdsWeights, self.names) = (holdsWeights, names)
      self.holdsEmptyWeights = holdsEmptyWeights
      (self.isRefused, self.isReadBack) = (isRefused, isReadBack)
    }

    /// What it cannot hold, in English.
    public var title: String {
      feature.rawValue + (isOfUnusedDefaults ? " in defaults that no row takes" : "")
    }

    /// Whether each node, each edge and each value is read back all the same, as only what stands in for what
    /// is not said is lost.
    public var keepsValues: Bool {
      !isRefused
        && (isOfUnusedDefaults || feature == .defaultValues || feature == .usualDirection)
    }

    /// Those of some attributes that it holds all the same.
    package func held(of columns: [AttributeColumn]) -> [AttributeColumn] {
      let weight =
        holdsWeights ? columns.firstIndex { $0.name == "weight" && $0.isNumber } : nil
      return columns.indices.filter { place in
        exceptions.contains(columns[place].name)
          || place == weight && (holdsEmptyWeights || columns[place].hasValues)
      }
      .map { columns[$0] }
    }

    /// The same with what a document has of it.
    fileprivate func told(of document: GraphDocument, by format: GraphFormat) -> Loss {
      var loss = self
      if feature == .unlikeTimes, let first = document.firstUnlikeTime {
        loss.outcome += "; the first is \(first)"
      } else if feature == .takenNames, let renamed = format.renamed?(document) {
        loss.outcome = "\(renamed.text); \(outcome)"
      }
      return loss
    }

    /// The same where only default values that no row takes have it.
    fileprivate var ofUnusedDefaults: Loss {
      var loss = self
      loss.isOfUnusedDefaults = true
      return loss
    }

    /// Something that a document must not have.
    static func refused(_ feature: GraphFeature) -> Loss {
      Loss(feature, "refused", isRefused: true)
    }

    /// Hyperedges, in a format that has such, but which other programs do not read.
    static let hyperedges = Loss(
      .hyperedges, "written as nodes with an edge for each member, and read back as they were",
      isReadBack: true)

    /// The direction of a graph that has edges of both, in a format that says that of each edge alone.
    static let usualDirectionOfFirst = Loss(.usualDirection, "read as that of the first edge")

    /// Directed edges beside undirected ones, in a format of XML.
    static func mixedDirections(_ outcome: String) -> Loss {
      Loss(
        .mixedDirections,
        "\(outcome); for these write json, whose edges have the attribute directed",
        isReadBack: true)
    }

    /// Whole numbers that programs in JavaScript take for others.
    static let numbersBesideJavaScript = Loss(
      .longIntegers,
      "read as the nearest number by programs in JavaScript, and read back as they were",
      isReadBack: true)

    /// Names that attributes cannot have in a format of JSON.
    static let takenNames = Loss(
      .takenNames, "written with “entente:” before them", isReadBack: true)

    /// Numbers that JSON has not.
    static let numbersBesideJSON = Loss(
      .specialNumbers,
      "written as texts under names of their own, which other programs do not know, and read back as"
        + " they were", isReadBack: true)
  }

  /// Whether a format without a direction of graphs loses something of a document that has it.
  @Sendable
  static func losesDirection(_ feature: GraphFeature, _ document: GraphDocument) -> Bool {
    feature != .usualDirection || document.edgeDirections?.first != document.direction
  }

  /// What of a document is lost in this format.
  ///
  /// - Parameter document: The document.
  /// - Returns: The losses that it has something for, in the order of features.
  /// - Complexity: O(*b*) for *b* bytes of the document.
  public func losses(of document: GraphDocument) -> [Loss] {
    losses(of: document) { _ in true }
  }

  /// Those of the losses that are asked for.
  func losses(of document: GraphDocument, where isAskedFor: (Loss) -> Bool) -> [Loss] {
    let held = held(of: document)
    let used = document.withoutUnusedDefaults
    let heldOfUsed = used.map(self.held)
    func isLost(_ loss: Loss, _ document: GraphDocument, _ held: GraphDocument) -> Bool {
      isFound(loss, in: document, held: held) && loses?(loss.feature, document) ?? true
    }
    return losses.compactMap { loss in
      guard isAskedFor(loss), isLost(loss, document, held) else { return nil }
      if let used, let heldOfUsed, loss.feature.isOfContent, loss.feature != .defaultValues,
        !isLost(loss, used, heldOfUsed)
      {
        guard hasDefaults else { return nil }
        // A wide number makes all values of its column others.
        if loss.feature != .wideIntegers { return loss.ofUnusedDefaults }
      }
      return loss.told(of: document, by: self)
    }
  }

  /// Whether an attribute has a default value in the format, whoever takes it.
  private var hasDefaults: Bool { !losses.contains { $0.feature == .defaultValues } }

  /// Whether a document has what a loss is of.
  private func isFound(_ loss: Loss, in document: GraphDocument, held: GraphDocument) -> Bool {
    switch loss.feature {
    case .graphAttributes: held.graphAttributes.count < document.graphAttributes.count
    case .nodeAttributes: held.nodeAttributes.count < document.nodeAttributes.count
    case .edgeAttributes: held.edgeAttributes.count < document.edgeAttributes.count
    case .types: held.allAttributes.contains(where: retypes ?? { !$0.isText })
    case .anyAttributeName:
      [held.graphAttributes, held.nodeAttributes, held.edgeAttributes].contains { columns in
        var seen = Set(loss.names.map(ExactText.init))
        return columns.contains { !seen.insert(new: $0.name) }
      }
    case .takenNames: renamed.map { !$0(document).isEmpty } ?? false
    case .secondMode:
      document.has(.secondMode) && !(loss.isReadBack && document.hasScatteredModes)
    case let feature: (feature.isOfContent ? held : document).has(feature)
    }
  }

  /// A document without the ids and attributes that are lost.
  private func held(of document: GraphDocument) -> GraphDocument {
    func held(_ columns: [AttributeColumn], _ feature: GraphFeature) -> [AttributeColumn] {
      losses.first { $0.feature == feature }?.held(of: columns) ?? columns
    }
    var document = document
    let kept = kept?(document)
    if losses.contains(where: { $0.feature == .graphID }) { document.id = nil }
    if losses.contains(where: { $0.feature == .edgeIDs }) { document.edgeIDs = nil }
    document.graphAttributes = held(document.graphAttributes, .graphAttributes)
    if let kept {
      document.nodeAttributes.removeAll { !kept.nodes.contains($0.name) }
      document.edgeAttributes.removeAll { !kept.edges.contains($0.name) }
      return document
    }
    document.nodeAttributes = held(document.nodeAttributes, .nodeAttributes)
    document.edgeAttributes = held(document.edgeAttributes, .edgeAttributes)
    return document
  }
}

extension GraphDocument {
  /// The document without the default values that no row takes; `nil` if there are none.
  fileprivate var withoutUnusedDefaults: GraphDocument? {
    guard allAttributes.contains(where: \.hasUnusedDefault) else { return nil }
    func used(_ columns: [AttributeColumn]) -> [AttributeColumn] {
      columns.map { $0.hasUnusedDefault ? $0.withoutDefault : $0 }
    }
    var document = self
    document.graphAttributes = used(graphAttributes)
    document.nodeAttributes = used(nodeAttributes)
    document.edgeAttributes = used(edgeAttributes)
    return document
  }
}

extension AttributeColumn {
  fileprivate var hasUnusedDefault: Bool { defaultValue != nil && !hasMissing }

  fileprivate var withoutDefault: AttributeColumn {
    AttributeColumn(name, values, presence: presence, defaultValue: nil)
  }
}
