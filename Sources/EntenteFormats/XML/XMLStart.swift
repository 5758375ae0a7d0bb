/// The start of a text, looked at to tell whether it is XML and of which kind.
enum XMLStart {
  /// Returns the name of the first element, without a prefix; `nil` if the text is no XML.
  static func element(_ start: [UInt8]) -> String? {
    var rest = start[...]
    while true {
      rest = rest.drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "<"), let second = rest.dropFirst().first else { return nil }
      if second == UInt8(ascii: "?") || second == UInt8(ascii: "!") {
        let end: [UInt8] =
          rest.starts(with: Array("<!--".utf8)) ? Array("-->".utf8) : [UInt8(ascii: ">")]
        guard let place = rest.firstRange(of: end) else { return nil }
        rest = rest[place.upperBound...]
        continue
      }
      let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
      return String(decoding: name, as: UTF8.self).split(separator: ":").last.map(String.init)
    }
  }
}
