import EntenteData
import Foundation

/// Where the UTF-8 bytes of a text come from: a file or a pipe as it is, one that is decompressed as it
/// is read, or bytes in memory.
struct TextSource {
  /// What tells the encoding of a text.
  enum Kind {
    /// The declaration at its start, as in XML; its bytes where there is none.
    case xml
    /// Its bytes: UTF-16 by its mark or its zeros, and windows-1252 where they are no UTF-8.
    case plain
  }

  /// How much of a plain text is looked at to tell its encoding.
  private static let probe = 1 << 20

  /// What problems call it.
  let name: String
  /// Where the text starts, after a mark of its encoding.
  private(set) var start = 0
  /// What was taken otherwise than it says.
  private(set) var warnings: [Problem] = []
  private let file: OpenFile?
  private let pipe: PipeReader?
  /// The text, where it is not read from the file.
  private var memory: [UInt8]?
  private var gzip: GzipReader?

  init(path: String, _ kind: Kind = .xml) throws(Problem) {
    pipe = PipeReader.isPipe(path) ? try PipeReader(path) : nil
    file = pipe == nil ? try OpenFile(path) : nil
    name = pipe?.name ?? path
    try open(kind)
  }

  init(_ pipe: PipeReader, _ kind: Kind = .xml) throws(Problem) {
    (name, file, self.pipe) = (pipe.name, nil, pipe)
    try open(kind)
  }

  init(_ bytes: [UInt8], name: String, _ kind: Kind = .xml) throws(Problem) {
    (self.name, file, pipe, memory) = (name, nil, nil, bytes)
    try open(kind)
  }

  /// Reads bytes at a place until the buffer is full or the text ends.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Problem) -> Int {
    if let gzip { return try gzip.read(into: buffer, at: offset) }
    return try readPlain(into: buffer, at: offset)
  }

  /// The file, if its bytes are the text as it is.
  var plainFile: OpenFile? { gzip == nil && memory == nil ? file : nil }

  /// How many bytes the text has, if that is known without reading it.
  var size: Int? { gzip == nil ? memory?.count ?? file?.size ?? pipe?.size : nil }

  /// Sees to it that all of the text can be read again.
  func keepAll() throws(Problem) {
    if memory == nil { try pipe?.keepAll() }
  }

  /// The most nodes that a text of this size can mean by a mere number, so that a wrong number in a
  /// small file does not take all memory.
  var mostDeclaredNodes: Int {
    let most = Int(UInt32.max) - 1
    return size.map { min(most, 1_000_000 + 16 * $0) } ?? most
  }

  /// Writes all bytes to a file that is not there yet.
  func copy(to path: String) throws(Problem) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unkept(errno) }
    defer { close(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let count = try read(into: buffer, at: offset)
      if count == 0 { return }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      if let error = FileDescriptor.write(bytes, to: file) { throw unkept(error) }
      offset += count
    }
  }

  private func unkept(_ error: Int32) -> Problem { PipeReader.unkept(name, error) }

  /// The first bytes of the text, after a mark of its encoding.
  func first(_ count: Int) throws(Problem) -> [UInt8] {
    Array(try bytes(start + count).dropFirst(start))
  }

  /// All bytes of the text, after a mark of its encoding.
  ///
  /// - Parameter most: How many there may be.
  /// - Returns: The bytes, as UTF-8.
  /// - Throws: A `Problem` if the text cannot be read, or is longer.
  func all(most: Int = 1 << 30) throws(Problem) -> [UInt8] {
    var all: [UInt8] = []
    if gzip == nil, let memory {
      all = Array(memory.dropFirst(start))
      guard all.count <= most else { throw tooLong(most) }
      return all
    }
    var offset = start
    while true {
      let part = try bytes(1 << 20, at: offset)
      if part.isEmpty { return all }
      guard all.count + part.count <= most else { throw tooLong(most) }
      all += part
      offset += part.count
    }
  }

  private func tooLong(_ most: Int) -> Problem {
    Problem(
      file: name, "the text is longer than \(most >> 20) MiB, and it is needed whole",
      advice: "convert it to UTF-8, or to a format that is read piece by piece")
  }

  private func readPlain(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(Problem) -> Int {
    if memory == nil, let file { return try file.read(into: buffer, at: offset) }
    if memory == nil, let pipe { return try pipe.read(into: buffer, at: offset) }
    guard let memory else { return 0 }
    let count = min(buffer.count, memory.count - offset)
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: memory[offset..<offset + count])
    return count
  }

  private func bytes(_ count: Int, at offset: Int = 0) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(Problem) in try read(into: buffer, at: offset) }
    }
    bytes.removeLast(count - (try result.get()))
    return bytes
  }

  // MARK: Encodings

  private mutating func open(_ kind: Kind) throws(Problem) {
    if GzipReader.isGzip(try bytes(3)) {
      let raw = self
      gzip = GzipReader(name: name) { buffer, offset throws(Problem) in
        try raw.readPlain(into: buffer, at: offset)
      }
    }
    let first = try bytes(512)
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let marks: [([UInt8], String.Encoding)] = [
      ([0xFE, 0xFF], .utf16), ([0xFF, 0xFE], .utf16), ([0x3C, 0], .utf16LittleEndian),
      ([0, 0x3C], .utf16BigEndian),
    ]
    if let (_, encoding) = marks.first(where: { first.starts(with: $0.0) }) {
      return try decode(encoding, "UTF-16")
    }
    switch kind {
    case .xml: try decodeAsDeclared(first)
    case .plain: try decodeAsFound(first)
    }
  }

  /// Finds the encoding of a text that does not say it.
  private mutating func decodeAsFound(_ first: [UInt8]) throws(Problem) {
    // Where every other byte is 0, the text is UTF-16 without a mark.
    let pairs = first.count / 2
    if pairs > 0 {
      let evenZeros = (0..<pairs).count { first[2 * $0] == 0 }
      let oddZeros = (0..<pairs).count { first[2 * $0 + 1] == 0 }
      if evenZeros == 0, oddZeros * 2 > pairs { return try decode(.utf16LittleEndian, "UTF-16") }
      if oddZeros == 0, evenZeros * 2 > pairs { return try decode(.utf16BigEndian, "UTF-16") }
    }
    try decodeUnlessUTF8()
  }

  /// Takes a text that is no UTF-8, nor says that it is, for windows-1252.
  private mutating func decodeUnlessUTF8() throws(Problem) {
    guard start == 0 else { return }
    let probe = try bytes(Self.probe)
    let position = probe.withUnsafeBufferPointer { bytes -> TextPosition? in
      var check = CharacterCheck(allowsControls: true)
      guard let first = bytes.baseAddress, let wrong = check.firstWrong(first, bytes.count)
      else { return nil }
      let start = check.start(ofWrong: wrong, in: first)
      return TextPosition().after(UnsafeBufferPointer(rebasing: bytes[..<start]))
    }
    guard let position, !probe.contains(0) else { return }
    try decode(.windowsCP1252, "windows-1252")
    warnings.append(
      Problem(
        .warning, file: name, at: position,
        "the file is no UTF-8 from here on and was read as windows-1252",
        advice: "save it as UTF-8 if names look wrong"))
  }

  private mutating func decodeAsDeclared(_ first: [UInt8]) throws(Problem) {
    guard let declared = declaredEncoding(first[start...]) else {
      // What is no XML, such as the start of a file of any format, stays as it is.
      if first.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") { try decodeUnlessUTF8() }
      return
    }
    switch declared.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": return
    case _ where start == 3:
      throw problem(
        "the file says that it is \(declared) but starts as UTF-8", advice: "correct what it says")
    case "ISO-8859-1", "LATIN1", "ISO8859-1": try decode(.isoLatin1, declared)
    case "WINDOWS-1252", "CP1252": try decode(.windowsCP1252, declared)
    case "UTF-16", "UTF-16LE", "UTF-16BE":
      throw problem(
        "the file says that it is \(declared) but is not", advice: "correct what it says")
    default:
      throw problem(
        "the encoding \(declared) is not supported; expected UTF-8, UTF-16, ISO-8859-1 or"
          + " windows-1252", advice: "save the file as UTF-8")
    }
  }

  private mutating func decode(_ encoding: String.Encoding, _ title: String) throws(Problem) {
    start = 0
    let bytes = Data(try all())
    // Five bytes have no meaning in windows-1252; in ISO-8859-1 all have one.
    let text =
      String(data: bytes, encoding: encoding)
      ?? (encoding == .windowsCP1252 ? String(data: bytes, encoding: .isoLatin1) : nil)
    guard let text else {
      throw problem("the file is no \(title)", advice: "save the file as UTF-8")
    }
    let decoded = Array(text.utf8)
    guard title != "UTF-16" || bytes.count % 2 == 0 else {
      let end = decoded.withUnsafeBufferPointer { TextPosition().after($0) }
      throw Problem(
        file: name, at: end, "the file ends within a character", advice: "get the whole file")
    }
    (memory, gzip) = (decoded, nil)
    start = decoded.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The encoding that the XML declaration names.
  private func declaredEncoding(_ first: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: first, as: UTF8.self)
    guard text.hasPrefix("<?xml"), let end = text.range(of: "?>") else { return nil }
    return text[..<end.lowerBound].firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)
      .map { String($0.1) }
  }

  private func problem(_ message: String, advice: String) -> Problem {
    Problem(file: name, line: 1, message, advice: advice)
  }
}
