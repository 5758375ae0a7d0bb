extension GraphDocument {
  /// The name that NetworkX gives the attribute of nodes that tells their mode: 0 or 1.
  static let modeName = "bipartite"

  /// The document with the mode of each node as an attribute, for formats that know no modes.
  var withModesAsAttribute: GraphDocument {
    guard let isSecondMode else { return self }
    var document = self
    document.nodeAttributes.insert(
      AttributeColumn(Self.modeName, .integers(isSecondMode.map { $0 ? 1 : 0 })), at: 0)
    document.isSecondMode = nil
    return document
  }

  /// The document with the mode of each node taken from such an attribute, if there is one.
  var withModesFromAttribute: GraphDocument {
    guard isSecondMode == nil,
      let place = nodeAttributes.firstIndex(where: { $0.name == Self.modeName }),
      case .integers(let modes) = nodeAttributes[place].values,
      nodeAttributes[place].presence == nil,
      modes.allSatisfy({ $0 == 0 || $0 == 1 })
    else { return self }
    var document = self
    document.nodeAttributes.remove(at: place)
    document.isSecondMode = modes.map { $0 == 1 }
    return document
  }
}
