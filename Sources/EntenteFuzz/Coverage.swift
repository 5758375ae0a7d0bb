/// Which ways through the code the inputs have taken, in a program that was built to count them.
///
/// With `-sanitize-coverage=inline-8bit-counters` the compiler counts each way in a byte, and says where
/// the bytes are before the program starts. Otherwise there are none, and nothing is ever new.
package struct Coverage {
  fileprivate nonisolated(unsafe) static var counters: [UnsafeMutableBufferPointer<UInt8>] = []

  private let counters: [UnsafeMutableBufferPointer<UInt8>]
  /// The counts that each way was taken with, as bits: 1, 2 to 3, 4 to 7, and so on.
  private var met: [[UInt8]]

  /// The ways that the compiler counts.
  init() { self.init(Self.counters) }

  package init(_ counters: [UnsafeMutableBufferPointer<UInt8>]) {
    self.counters = counters
    met = counters.map { [UInt8](repeating: 0, count: $0.count) }
  }

  /// The number of ways that were taken.
  package var reach: Int { met.reduce(0) { $0 + $1.count { $0 != 0 } } }

  /// Whether a way was taken that never was before, or so many times; counts from 0 again.
  package mutating func hasGrown() -> Bool {
    var hasGrown = false
    for (module, counters) in counters.enumerated() {
      let words = UnsafeRawBufferPointer(counters)
      for start in stride(from: 0, to: counters.count, by: 8) {
        let end = min(start + 8, counters.count)
        // Most ways are not taken.
        if end == start + 8, words.loadUnaligned(fromByteOffset: start, as: UInt64.self) == 0 {
          continue
        }
        for way in start..<end where counters[way] != 0 {
          let bit = UInt8(0x80) >> UInt8(counters[way].leadingZeroBitCount)
          hasGrown = hasGrown || met[module][way] & bit == 0
          met[module][way] |= bit
          counters[way] = 0
        }
      }
    }
    return hasGrown
  }
}

/// What a program that counts calls for each module.
@_cdecl("__sanitizer_cov_8bit_counters_init")
func counts(_ first: UnsafeMutablePointer<UInt8>, _ end: UnsafeMutablePointer<UInt8>) {
  Coverage.counters.append(UnsafeMutableBufferPointer(start: first, count: end - first))
}
