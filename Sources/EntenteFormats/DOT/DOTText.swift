/// Writes strings into DOT so that Graphviz, from 2.42 to 14, reads the same strings back.
public enum DOTText {
  /// Returns a name of a graph, a node or an attribute value that Graphviz takes as it is.
  ///
  /// - Parameter name: The name.
  /// - Returns: The name in quotation marks; `nil` if DOT cannot hold it: it has a NUL, a backslash
  ///   at its end or before a quotation mark, a line end alone between two of these or at the start or
  ///   end, or, which Graphviz renames, starts with `%`.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func name(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    guard !bytes.contains(0), !name.hasPrefix("%"), !name.hasSuffix("\\"),
      !name.contains("\\\""), !name.contains("\\\n"),
      !bytes.indices.contains(where: { isLostNewline(bytes, $0) })
    else { return nil }
    return "\"\(name.replacing("\"", with: "\\\""))\""
  }

  /// Whether Graphviz leaves out a newline: one that is all there is between two quotation marks or
  /// backslashes, perhaps with a carriage return before it.
  private static func isLostNewline(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard bytes[place] == 0x0A else { return false }
    func isEnd(_ place: Int) -> Bool {
      !bytes.indices.contains(place) || bytes[place] == UInt8(ascii: "\"")
        || bytes[place] == UInt8(ascii: "\\")
    }
    let hasReturn = place > 0 && bytes[place - 1] == 0x0D
    return isEnd(hasReturn ? place - 2 : place - 1) && isEnd(place + 1)
  }

  /// Returns a name of a node or an attribute value that is read back as a text, whatever it is.
  ///
  /// What DOT cannot hold is written as an entity, which labels show as what it stands for: a backslash
  /// at the end, or before a quotation mark or newline, `%` at the start, and a newline that Graphviz
  /// leaves out.
  ///
  /// - Parameter text: The text.
  /// - Returns: The text in quotation marks, without the NULs that it has.
  /// - Complexity: O(*n*) for *n* bytes.
  static func text(_ text: String) -> String {
    var bytes: [UInt8] = []
    var backslashes = 0
    let plain = text.utf8.filter { $0 != 0 }
    for (place, byte) in plain.enumerated() {
      let isOdd = backslashes & 1 == 1
      switch byte {
      case UInt8(ascii: "%") where bytes.isEmpty: bytes += "&#37;".utf8
      case UInt8(ascii: "#") where bytes.last == UInt8(ascii: "&"): bytes += "#38;#".utf8
      case UInt8(ascii: "\""):
        if isOdd { bytes.replaceSubrange((bytes.count - 1)..., with: "&#92;".utf8) }
        bytes += "\\\"".utf8
      case 0x0A where isLostNewline(plain, place): bytes += "&#10;".utf8
      case 0x0A:
        if isOdd { bytes.replaceSubrange((bytes.count - 1)..., with: "&#92;".utf8) }
        bytes.append(byte)
      default: bytes.append(byte)
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
    }
    if backslashes & 1 == 1 { bytes.replaceSubrange((bytes.count - 1)..., with: "&#92;".utf8) }
    return "\"\(String(decoding: bytes, as: UTF8.self))\""
  }

  /// Returns the value of a label that shows a text.
  ///
  /// Graphviz replaces both escapes (`\N`, `\l`) and entities (`&amp;`) in these, and writes control
  /// characters into formats that may not have them.
  ///
  /// - Parameter text: The text, lines parted by newlines.
  /// - Returns: The value in quotation marks, without the control characters of the text; tabs are
  ///   spaces.
  /// - Complexity: O(*n*) for *n* characters.
  public static func label(_ text: String) -> String { label(text, isExact: false) }

  /// The value of a label, with entities for white space and for controls from U+007F if it is exact.
  static func label(_ text: String, isExact: Bool) -> String {
    var value = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": value += "\\\\"
      case "&": value += "&amp;"
      case "<": value += "&lt;"
      case ">": value += "&gt;"
      case "\"": value += "&quot;"
      case "\n": value += "\\n"
      case "\t", "\r", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        value += isExact ? "&#\(scalar.value);" : scalar == "\t" ? " " : ""
      case ..<" ": continue
      default: value.unicodeScalars.append(scalar)
      }
    }
    return value + "\""
  }

  /// Returns the value of a tooltip that shows a text.
  ///
  /// Graphviz 2.42 replaces `\\N`, an escaped backslash and a letter, by the name of the node after
  /// all, and other versions show four backslashes as two. So an invisible word joiner parts them.
  ///
  /// - Parameter text: The text, lines parted by newlines.
  /// - Returns: The value in quotation marks, as of ``label(_:)``, with a word joiner (U+2060) after
  ///   each backslash that one of the letters N, G, E, T, H and L follows.
  /// - Complexity: O(*n*) for *n* characters.
  public static func tooltip(_ text: String) -> String {
    label(text.replacing(/\\(?=[NGETHL])/, with: "\\\u{2060}"))
  }

  /// Returns the value of a link that is safe to write into any format.
  ///
  /// - Parameter url: The address.
  /// - Returns: The value in quotation marks, with everything percent-encoded that an address may not
  ///   have; `nil` unless it starts with `http:`, `https:`, `mailto:` or `#`.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func link(_ url: String) -> String? {
    guard let address = address(url) else { return nil }
    return "\"\(address.replacing("&", with: "&amp;"))\""
  }

  /// Returns an address that a link may have.
  ///
  /// - Parameter url: The address.
  /// - Returns: The address with everything percent-encoded that an address may not have; `nil`
  ///   unless it starts with `http:`, `https:`, `mailto:` or `#`.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func address(_ url: String) -> String? {
    let start = url.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:", "#"].contains(where: start.hasPrefix) else {
      return nil
    }
    let hex = Array("0123456789ABCDEF")
    var address = ""
    for byte in url.utf8 {
      if (0x21...0x7E).contains(byte), !Array("\"<>\\^`{|}".utf8).contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
    return address
  }
}
