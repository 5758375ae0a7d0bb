import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct LineFeedsTests {
  @Test func `line feeds are counted among any bytes, from any place`() {
    var generator = SplitMix64(seed: 3)
    // Bytes that differ from a line feed in one bit, or are near it, and many more line feeds.
    let choices: [UInt8] = [0x0A, 0x0A, 0x0A, 0x8A, 0x0B, 0x09, 0x00, 0xFF, 0x1A, 0x0D]
    let bytes = (0..<5_000).map { _ in choices[Int.random(in: 0..<10, using: &generator)] }
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for count in Array(0..<70) + [2_039, 2_040, 2_041, 4_987] {
        for first in 0..<9 {
          let wanted = bytes[first..<first + count].count { $0 == 0x0A }
          #expect(LineFeeds.count(start + first, count) == wanted)
        }
      }
    }
  }

  @Test func `many line feeds one after the other are all counted`() {
    let bytes = [UInt8](repeating: 0x0A, count: 10_000)
    let count = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { LineFeeds.count($0, buffer.count) }
    }
    #expect(count == 10_000)
  }
}
