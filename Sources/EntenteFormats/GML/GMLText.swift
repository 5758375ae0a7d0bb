/// Texts as GML has them: ASCII, and entities of HTML for everything else.
enum GMLText {
  /// The entities for the characters from U+00A0 to U+00FF.
  private static let latinNames = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
    "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
    "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
    "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
    "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
    "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute",
    "ucirc", "uuml", "yacute", "thorn", "yuml",
  ]

  private static let entities: [String: Unicode.Scalar] = {
    var entities: [String: Unicode.Scalar] = [
      "quot": "\"", "amp": "&", "lt": "<", "gt": ">", "apos": "'",
    ]
    for (place, name) in latinNames.enumerated() {
      entities[name] = Unicode.Scalar(UInt8(0xA0 + place))
    }
    return entities
  }()

  /// Adds a text in quotation marks, with entities for all that is not printable ASCII.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x26 }) {
      bytes.append(contentsOf: text)
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\"": bytes.append("&quot;")
        case "&": bytes.append("&amp;")
        case " "..."~": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        default: bytes.append("&#\(scalar.value);")
        }
      }
    }
    bytes.append(0x22)
  }

  /// Adds a text in quotation marks.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  /// The text between quotation marks; what is no entity stays as it is.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> String {
    guard text.contains(0x26) else { return text.text }
    var decoded = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: 0x26) {
      decoded += String(decoding: rest[..<start], as: UTF8.self)
      rest = rest[start...]
      // The longest entity has ten characters.
      if let end = rest.prefix(12).firstIndex(of: 0x3B),
        let scalar = scalar(String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      {
        decoded.unicodeScalars.append(scalar)
        rest = rest[(end + 1)...]
      } else {
        decoded += "&"
        rest = rest.dropFirst()
      }
    }
    return decoded + String(decoding: rest, as: UTF8.self)
  }

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    guard entity.hasPrefix("#") else { return entities[entity] }
    let digits = entity.dropFirst()
    guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
    let isHexadecimal = digits.hasPrefix("x")
    return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init)
  }
}
