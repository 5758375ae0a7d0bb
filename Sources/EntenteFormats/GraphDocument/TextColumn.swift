/// Texts in one block of memory, each told by its place.
///
/// It takes the bytes of the texts and eight more for each, and compares them byte by byte: two
/// spellings of a character that Unicode holds for the same differ.
///
///     let ids: TextColumn = ["a", "b"]
///     ids[1]  // "b"
public struct TextColumn: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  /// All texts, one after the other, as UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Where each text ends.
  private(set) var ends: [Int] = []

  /// Creates a column without texts.
  public init() {}

  /// Creates a column of texts.
  ///
  /// - Parameter texts: The texts.
  public init(_ texts: some Sequence<String>) {
    for text in texts { append(text) }
  }

  /// Creates a column of texts that stand one after the other, given as UTF-8.
  ///
  /// - Precondition: The lengths add up to the number of bytes.
  package init(bytes: some Sequence<UInt8>, lengths: [UInt32]) {
    self.bytes = Array(bytes)
    ends.reserveCapacity(lengths.count)
    var end = 0
    for length in lengths {
      end += Int(length)
      ends.append(end)
    }
    precondition(end == self.bytes.count, "lengths must add up")
  }

  /// Creates a column of texts, each of which adds its UTF-8 to the bytes.
  init(count: Int, _ add: (_ place: Int, _ bytes: inout [UInt8]) -> Void) {
    ends.reserveCapacity(count)
    for place in 0..<count {
      add(place, &bytes)
      ends.append(bytes.count)
    }
  }

  /// Creates a column of texts.
  ///
  /// - Parameter texts: The texts.
  public init(arrayLiteral texts: String...) {
    self.init(texts)
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of texts.
  public var endIndex: Int { ends.count }

  /// The text at a place.
  ///
  /// - Parameter place: The place, from 0.
  /// - Complexity: O(*b*) for *b* bytes of the text.
  public subscript(place: Int) -> String {
    let range = range(place)
    return bytes.withUnsafeBufferPointer { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
  }

  /// Adds a text at the end.
  ///
  /// - Parameter text: The text.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  /// Adds a text at the end, given as UTF-8.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// Adds texts at the end.
  mutating func append(_ others: TextColumn) {
    let offset = bytes.count
    bytes += others.bytes
    ends.reserveCapacity(ends.count + others.count)
    for end in others.ends { ends.append(end &+ offset) }
  }

  /// Where a text is in ``bytes``.
  @inline(__always)
  func range(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : ends[place - 1])..<ends[place]
  }

  /// Calls the body with the bytes of a text.
  @inline(__always)
  func withBytes<Result>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let range = range(place)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
