/// Writes strings into DOT so that Graphviz, from 2.42 to 14, reads the same strings back.
public enum DOTText {
  /// Returns a name of a graph, a node or an attribute value that Graphviz takes as it is.
  ///
  /// - Parameter name: The name.
  /// - Returns: The name in quotation marks; `nil` if DOT cannot hold it: it has a NUL, a backslash
  ///   at its end or before a quotation mark, or, which Graphviz renames, starts with `%`.
  /// - Complexity: O(*n*) for *n* bytes.
  public static func name(_ name: String) -> String? {
    guard !name.utf8.contains(0), !name.hasPrefix("%"), !name.hasSuffix("\\"),
      !name.contains("\\\""), !name.contains("\\\n")
    else { return nil }
    return "\"\(name.replacing("\"", with: "\\\""))\""
  }

  /// Returns the value of a label that shows a text.
  ///
  /// Graphviz replaces both escapes (`\N`, `\l`) and entities (`&amp;`) in these, and writes control
  /// characters into formats that may not have them.
  ///
  /// - Parameter text: The text, lines parted by newlines.
  /// - Returns: The value in quotation marks, without the control characters of the text.
  /// - Complexity: O(*n*) for *n* characters.
  public static func label(_ text: String) -> String {
    var value = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": value += "\\\\"
      case "&": value += "&amp;"
      case "<": value += "&lt;"
      case ">": value += "&gt;"
      case "\"": value += "&quot;"
      case "\n": value += "\\n"
      case "\t": value += " "
      default:
        if isText(scalar) { value.unicodeScalars.append(scalar) }
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

  /// Whether XML and JSON may have a character as it is.
  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
