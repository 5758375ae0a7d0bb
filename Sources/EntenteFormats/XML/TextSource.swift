import EntenteData
import Foundation

/// Where the UTF-8 bytes of an XML document come from: a file as it is, or bytes in memory.
struct TextSource {
  /// What problems call it.
  let name: String
  /// Where the text starts, after a mark of its encoding.
  private(set) var start = 0
  private let file: OpenFile?
  private var memory: [UInt8]

  init(path: String) throws(Problem) {
    let file = try OpenFile(path)
    (name, self.file, memory) = (path, file, [])
    try decode()
  }

  init(_ bytes: [UInt8], name: String) throws(Problem) {
    (self.name, file, memory) = (name, nil, bytes)
    try decode()
  }

  /// Reads bytes at a place until the buffer is full or the text ends.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Problem) -> Int {
    if let file, memory.isEmpty { return try file.read(into: buffer, at: offset) }
    let count = min(buffer.count, memory.count - offset)
    guard count > 0 else { return 0 }
    buffer.copyBytes(from: memory[offset..<offset + count])
    return count
  }

  private func bytes(_ count: Int) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(Problem) in try read(into: buffer, at: 0) }
    }
    return Array(bytes.prefix(try result.get()))
  }

  /// Finds the encoding, and decodes what is no UTF-8.
  private mutating func decode() throws(Problem) {
    let first = try bytes(512)
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let marks: [([UInt8], String.Encoding)] = [
      ([0xFE, 0xFF], .utf16), ([0xFF, 0xFE], .utf16), ([0x3C, 0], .utf16LittleEndian),
      ([0, 0x3C], .utf16BigEndian),
    ]
    if let (_, encoding) = marks.first(where: { first.starts(with: $0.0) }) {
      return try decode(encoding, "UTF-16")
    }
    guard let declared = declaredEncoding(first[start...]) else { return }
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
    let size = file?.size ?? memory.count
    guard let text = String(data: Data(try bytes(size)), encoding: encoding) else {
      throw problem("the file is no \(title)", advice: "save the file as UTF-8")
    }
    memory = Array(text.utf8)
    if memory.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
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
