import EntenteData

/// Names of attributes as GML has keys: letters, digits and underscores after a letter.
///
/// Another name, or one that GML has a use of its own for, becomes `x_` and the name, in which each
/// byte that is no letter or digit is an underscore and its two hexadecimal digits. What looks like
/// such a key and is none stays as it is, so that every name is read back.
enum GMLKeys {
  /// What the keys of graphs, nodes and edges that GML or its readers know are for.
  static let graph: Set<String> = ["node", "edge", "directed", "multigraph", "name"]
  static let node: Set<String> = ["id", "label", "name", "graphics"]
  static let edge: Set<String> = ["source", "target", "id", "key", "directed", "graphics"]

  private static let prefix = Array("x_".utf8)

  /// Returns the key for a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - number: The number of the attribute among those with this name, from 1.
  ///   - reserved: The keys that are for something else.
  /// - Returns: The name, if it is a key that tells it, or a longer one.
  static func key(
    _ name: String, number: Int = 1, besides reserved: Set<String>
  ) -> String {
    guard number > 1 || !isPlain(name) || reserved.contains(name) || self.name(name) != name
    else { return name }
    var key = prefix
    for byte in name.utf8 {
      if isLetter(byte) || isDigit(byte) {
        key.append(byte)
      } else {
        let digits = Array("0123456789abcdef".utf8)
        key += [0x5F, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    if number > 1 { key.append("_n\(number)") }
    return String(decoding: key, as: UTF8.self)
  }

  /// Returns the name for a key.
  static func name(_ key: String) -> String {
    let bytes = Array(key.utf8)
    guard bytes.starts(with: prefix), let (name, number) = decoded(bytes.dropFirst(prefix.count)),
      number > 1 || !isPlain(name) || reservedAnywhere.contains(name) || self.name(name) != name
    else { return key }
    return name
  }

  /// Returns the names for keys that stand beside each other, in their order.
  ///
  /// One that looks like the key of the second attribute of a name, where there is none of the first, is
  /// a name itself.
  static func names(_ keys: [String]) -> [String] {
    let parts = keys.map { key -> (name: String, number: Int) in
      let isOwn = name(key) != key
      return isOwn ? decoded(Array(key.utf8).dropFirst(prefix.count)) ?? (key, 1) : (key, 1)
    }
    let known = Set(parts.map { ExactText("\($0.number):\($0.name)") })
    return zip(keys, parts).map { key, part in
      part.number == 1 || known.contains(ExactText("\(part.number - 1):\(part.name)"))
        ? part.name : key
    }
  }

  private static let reservedAnywhere = graph.union(node).union(edge)

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> (name: String, number: Int)? {
    var name: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x5F else {
        name.append(byte)
        continue
      }
      if rest.first == 0x6E {
        guard let number = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), number > 1
        else { return nil }
        return (String(decoding: name, as: UTF8.self), number)
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      name.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: name, as: UTF8.self).map { ($0, 1) }
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x5F }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
