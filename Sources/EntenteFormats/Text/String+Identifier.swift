extension String {
  /// Whether it is a letter or an underscore, followed by such and digits, all ASCII: a name that most
  /// languages take without quotation marks.
  var isIdentifier: Bool {
    !isEmpty
      && utf8.enumerated().allSatisfy { place, byte in
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0x30...0x39: place > 0
        default: false
        }
      }
  }
}
