import EntenteGraph

/// Makes inputs that are almost right out of right ones.
struct Mutator {
  /// The right ones, and what was found to be as good.
  var seeds: [Input]
  /// Words that occur in them, and numbers and marks that readers stumble over.
  private let words: [[UInt8]]
  private var random: SplitMix64

  init(_ seeds: [Input], seed: UInt64) {
    self.seeds = seeds
    random = SplitMix64(seed: seed)
    let found = Set(
      seeds.flatMap(\.values).flatMap { bytes in
        bytes.split { !Self.isLetter($0) }.filter { $0.count < 40 }.map(Array.init)
      })
    let marks = [
      "0", "-1", "1e400", "-0", "NaN", "Infinity", "9223372036854775808", "4294967296", "1e-400",
      "\"", "'", "\\", "\u{0}", "\u{FEFF}", "\n", "\r\n", "\t", " ", ",", ";", ":", "{", "}",
      "[", "]", "<", ">", "</", "/>", "&", "&#0;", "&#x10FFFF;", "<![CDATA[", "]]>", "<!--",
      "*", "%", "#", "null", "true", "\\u0000", "\\ud800", "量",
    ]
    words =
      found.sorted { $0.lexicographicallyPrecedes($1) } + marks.map { Array($0.utf8) }
      + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9]]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F, 0x2A: true
    default: byte >= 0x80
    }
  }

  /// Returns the next input: one of the right ones with a part changed, or, now and then, left out.
  mutating func next() -> Input {
    var input = seeds[below(seeds.count)]
    let part = part(of: input)
    if input.count > 1, below(32) == 0 {
      input[part] = nil
    } else {
      var bytes = input[part] ?? []
      // One change is the most likely to be read; several meet what one does not.
      for _ in 0..<(1 << (below(2) * below(4))) { change(&bytes) }
      input[part] = bytes
    }
    return input
  }

  private mutating func part(of input: Input) -> String {
    let parts = input.keys.sorted()
    return parts[below(parts.count)]
  }

  private mutating func below(_ count: Int) -> Int {
    count == 0 ? 0 : Int(random.next() % UInt64(count))
  }

  private mutating func change(_ input: inout [UInt8]) {
    let place = below(input.count + 1)
    let length = min(1 + below(1 << below(8)), input.count - place)
    switch below(9) {
    case 0 where place < input.count: input[place] ^= 1 << UInt8(below(8))
    case 1: input.removeSubrange(place..<place + length)
    case 2: input.insert(contentsOf: Array(input[place..<place + length]), at: place)
    case 3: input.removeSubrange(place...)
    case 4: input.replaceSubrange(place..<place + length, with: words[below(words.count)])
    case 5:
      let seed = seeds[below(seeds.count)]
      let other = seed[part(of: seed)] ?? []
      input = Array(input[..<place]) + other.suffix(below(other.count + 1))
    case 6:
      // The same thing many times over: deep nesting and long lines.
      let word = words[below(words.count)]
      let count = 1 << below(13)
      input.insert(contentsOf: (0..<count).flatMap { _ in word }, at: place)
    default: input.insert(contentsOf: words[below(words.count)], at: place)
    }
  }
}
