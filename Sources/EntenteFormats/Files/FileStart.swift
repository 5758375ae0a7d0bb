/// The start of a file, from which its format is told.
struct FileStart {
  /// How many bytes are looked at.
  static let size = 1 << 16

  /// The first bytes, decoded to UTF-8 and decompressed.
  let bytes: [UInt8]
  /// The members that JSON has, as far as they are needed.
  let json: JSONShape
}
