extension GraphDocument {
  /// The document without the control characters that XML cannot hold.
  var withoutControls: GraphDocument {
    var document = GraphDocument(
      direction, nodeIDs: nodeIDs.withoutControls, sources: sources, targets: targets,
      edgeDirections: edgeDirections, edgeIDs: edgeIDs?.withoutControls)
    document.id = id.map(TextColumn.withoutControls)
    document.isSecondMode = isSecondMode
    document.graphAttributes = graphAttributes.map(\.withoutControls)
    document.nodeAttributes = nodeAttributes.map(\.withoutControls)
    document.edgeAttributes = edgeAttributes.map(\.withoutControls)
    return document
  }
}

extension AttributeColumn {
  fileprivate var withoutControls: AttributeColumn {
    let texts: Values? =
      switch values {
      case .texts(let texts): .texts(texts.withoutControls)
      case .structures(let texts): .structures(texts.withoutControls)
      case .booleans, .integers, .reals: nil
      }
    let value: AttributeValue? =
      switch defaultValue {
      case .text(let text)?: .text(TextColumn.withoutControls(text))
      case .structure(let text)?: .structure(TextColumn.withoutControls(text))
      default: defaultValue
      }
    return AttributeColumn(
      TextColumn.withoutControls(name), texts ?? values, presence: presence, defaultValue: value)
  }
}

extension TextColumn {
  /// The texts without the control characters that XML cannot hold.
  fileprivate var withoutControls: TextColumn {
    var check = CharacterCheck()
    let isPlain = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { check.firstWrong($0, bytes.count) } == nil
    }
    return isPlain ? self : TextColumn(map(TextColumn.withoutControls))
  }

  fileprivate static func withoutControls(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(XMLText.isCharacter) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter(XMLText.isCharacter)))
  }
}
