/// How a node or an edge looks, in a list of its own, and the well-known attributes for it.
enum GMLGraphics {
  /// The key within the list for each well-known attribute that is a number.
  static let nodeNumbers = [("x", "x"), ("y", "y"), ("z", "z"), ("size", "w"), ("size", "h")]
  static let edgeNumbers = [("thickness", "width")]

  /// The key within the list for each well-known attribute that is a text.
  static let nodeTexts = [("color", "fill"), ("shape", "type")]
  static let edgeTexts = [("color", "fill")]

  /// The attributes that a list tells, and what remains of it.
  static func attributes(
    _ list: [GMLValue.Member], isNode: Bool
  ) -> (known: [(name: String, value: AttributeValue)], rest: [GMLValue.Member]) {
    var known: [(name: String, value: AttributeValue)] = []
    var rest: [GMLValue.Member] = []
    let size = isNode ? size(list) : nil
    for member in list {
      if isNode, member.key == "center", case .list(let center) = member.value {
        let (places, others) = attributes(center, isNode: true)
        known += places
        if !others.isEmpty { rest.append(.init(key: member.key, value: .list(others))) }
        continue
      }
      guard case .scalar(let value) = member.value, let name = name(member.key, value, isNode),
        name != "size" || size != nil,
        name == "size" || !known.contains(where: { $0.name == name })
      else {
        rest.append(member)
        continue
      }
      if name != "size" { known.append((name, value)) }
    }
    if let size { known.append(("size", size)) }
    return (known, rest)
  }

  /// The width and the height, if they are the same number.
  private static func size(_ list: [GMLValue.Member]) -> AttributeValue? {
    let sides = ["w", "h"].map { key in list.filter { $0.key == key } }
    guard sides.allSatisfy({ $0.count == 1 }), case .scalar(let width) = sides[0][0].value,
      case .scalar(let height) = sides[1][0].value, width == height
    else { return nil }
    if case .text = width { return nil }
    return width
  }

  private static func name(_ key: String, _ value: AttributeValue, _ isNode: Bool) -> String? {
    switch value {
    case .integer, .real: (isNode ? nodeNumbers : edgeNumbers).first { $0.1 == key }?.0
    case .text: (isNode ? nodeTexts : edgeTexts).first { $0.1 == key }?.0
    case .boolean, .structure: nil
    }
  }
}
