extension DOTText {
  /// Attributes whose values Graphviz shows, so that escapes and entities in them stand for others.
  static let shown: Set<String> = [
    "label", "xlabel", "headlabel", "taillabel", "tooltip", "edgetooltip", "labeltooltip",
    "headtooltip", "tailtooltip",
  ]

  /// Returns the text that a string of ``text(_:)`` was made of.
  static func plain(_ string: String) -> String {
    guard string.utf8.contains(UInt8(ascii: "&")) else { return string }
    var bytes: [UInt8] = []
    var rest = Array(string.utf8)[...]
    while let first = rest.first {
      if rest.starts(with: "&#92;".utf8) {
        bytes.append(UInt8(ascii: "\\"))
        rest = rest.dropFirst(5)
      } else if rest.starts(with: "&#37;".utf8), bytes.isEmpty {
        bytes.append(UInt8(ascii: "%"))
        rest = rest.dropFirst(5)
      } else if rest.starts(with: "&#10;".utf8) {
        bytes.append(0x0A)
        rest = rest.dropFirst(5)
      } else if rest.starts(with: "&#38;#".utf8) {
        bytes.append(UInt8(ascii: "&"))
        rest = rest.dropFirst(5)
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the text that Graphviz shows of a label or tooltip.
  ///
  /// - Parameters:
  ///   - string: The string as Graphviz read it.
  ///   - name: What the letter of an escape, such as `N` for the id of a node, stands for.
  /// - Returns: The text.
  static func shown(_ string: String, name: (Unicode.Scalar) -> String?) -> String {
    guard string.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") })
    else { return string }
    var text = String.UnicodeScalarView()
    var rest = string.unicodeScalars[...]
    while let first = rest.popFirst() {
      switch first {
      case "\\":
        switch rest.popFirst() {
        case nil: text.append("\\")
        case "n"?: text.append("\n")
        // The end of a line that is to stand on the left or right; none follows the last.
        case "l"?, "r"?: if !rest.isEmpty { text.append("\n") }
        case let letter?:
          text.append(contentsOf: (name(letter) ?? String(letter)).unicodeScalars)
        }
      case "&":
        if let (character, length) = entity(rest) {
          text.append(character)
          rest = rest.dropFirst(length)
        } else {
          text.append("&")
        }
      default: text.append(first)
      }
    }
    return String(text)
  }

  /// The character of an entity whose ampersand was read, and the number of characters to its end.
  private static func entity(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
    guard let end = text.prefix(10).firstIndex(of: ";") else { return nil }
    let name = String(text[..<end])
    let length = name.unicodeScalars.count + 1
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
      let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map { ($0, length) }
    }
    let entities: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]
    if let character = entities[name] { return (character, length) }
    return latin.firstIndex(of: name[...]).flatMap { Unicode.Scalar(UInt32(0xA1 + $0)) }
      .map { ($0, length) }
  }

  /// The names of the characters from U+00A1 to U+00FF in HTML.
  private static let latin =
    """
    iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
    acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc \
    Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde \
    Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave \
    aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth \
    ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """.split(separator: " ")

  /// Returns the text of an HTML-like label: its words, with a line end for each break and row.
  static func words(ofMarkup markup: String) -> String {
    var text = ""
    var rest = markup[...]
    while let first = rest.first {
      guard first == "<" else {
        let part = rest.prefix { $0 != "<" }
        let words = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isApart = part.first?.isWhitespace ?? false
        if isApart, !words.isEmpty, !text.isEmpty, text.last != "\n" { text += " " }
        text += words
        if !words.isEmpty, part.last?.isWhitespace ?? false { text += " " }
        rest = rest.dropFirst(part.count)
        continue
      }
      let tag = rest.prefix { $0 != ">" }
      let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }.uppercased()
      if ["BR", "BR/", "/TR", "/TABLE"].contains(name) {
        text = trimmed(text) + "\n"
      } else if name == "/TD" {
        text = trimmed(text) + " "
      }
      rest = rest.dropFirst(tag.count + 1)
    }
    // Backslashes are plain in markup, entities are not.
    return shown(trimmed(text, andLines: true).replacing("\\", with: "\\\\")) { _ in nil }
  }

  private static func trimmed(_ text: String, andLines: Bool = false) -> String {
    var text = text[...]
    while let last = text.last, last == " " || andLines && last == "\n" { text.removeLast() }
    if andLines { text = text.drop { $0 == "\n" || $0 == " " } }
    return String(text)
  }
}
