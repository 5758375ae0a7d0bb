/// A color: red, green and blue, and how opaque it is if that is said, each from 0 to 255.
struct DrawnColor: Equatable {
  let channels: [UInt8]

  /// Takes three or four channels.
  init(_ channels: [UInt8]) { self.channels = channels }

  /// Reads a color that is written as ``text``.
  init?(_ text: String) {
    let digits = Array(text.utf8.dropFirst())
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 || digits.count == 8 else {
      return nil
    }
    channels = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    guard self.text == text else { return nil }
  }

  /// Reads the attribute `hex`: three, six or eight digits, in capitals too.
  init?(hex: String) {
    let digits = hex.lowercased().drop { $0 == "#" }
    self.init("#" + (digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)))
  }

  /// How opaque it is, from 0 to 1, with the fewest decimals that tell it from the others; `nil` if that is
  /// not said.
  ///
  /// Two decimals are kept as they are: no other number of two decimals is the same channel.
  var opacity: Double? {
    guard channels.count == 4 else { return nil }
    return [1.0, 10, 100, 1000].lazy
      .map { (Double(channels[3]) / 255 * $0).rounded() / $0 }
      .first { Self.channel(ofOpacity: $0) == channels[3] }
  }

  /// The channel of a number from 0 to 1.
  static func channel(ofOpacity opacity: Double) -> UInt8 { UInt8((opacity * 255).rounded()) }

  /// The color as `#rrggbb`, or `#rrggbbaa` if it says how opaque it is.
  var text: String {
    "#"
      + channels.map { channel in
        let digits = String(channel, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
