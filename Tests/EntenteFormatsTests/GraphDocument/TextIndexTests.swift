import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct TextIndexTests {
  @Test func `texts of any length are numbered in the order in which they come`() {
    var index = TextIndex()
    var numbers: [String: UInt32] = [:]
    var next: UInt32 = 0
    for round in 0..<2 {
      for number in 0..<3_000 {
        for text in [
          "\(number)", "node-\(number)-of-a-long-name", String(repeating: "x", count: number % 40),
        ] {
          var text = text
          let found = text.withUTF8 { index.insert($0) }
          if let known = numbers[text] {
            #expect(found?.number == known && found?.isNew == false)
          } else {
            #expect(found?.number == next && found?.isNew == true && round == 0)
            numbers[text] = next
            next += 1
          }
        }
      }
    }
    #expect(index.texts.count == numbers.count)
    #expect(index.texts.enumerated().allSatisfy { numbers[$1] == UInt32($0) })
    var absent = "absent"
    #expect(absent.withUTF8 { index.number(of: $0) } == nil)
  }

  /// Texts of which many are a prefix and a number: dense numbers, large ones, and look-alikes.
  private static func numbered(_ prefix: String) -> [String] {
    var generator = SplitMix64(seed: 7)
    return (0..<60_000).map { place in
      switch place % 8 {
      case 0: "\(prefix)\(UInt64.random(in: 0..<1 << 40, using: &generator))"
      case 1: "\(prefix)0\(place % 700)"
      case 2: "other\(place / 50)"
      default: "\(prefix)\(Int.random(in: 0..<20_000, using: &generator))"
      }
    }
  }

  @Test(arguments: ["", "n", "organization-", "a prefix of more than sixteen bytes "])
  func `texts that end in a number are numbered as all others are`(prefix: String) {
    let texts = Self.numbered(prefix)
    var numbers: [String: UInt32] = [:]
    var index = TextIndex()
    for text in texts {
      let isNew = numbers[text] == nil
      if isNew { numbers[text] = UInt32(numbers.count) }
      var text = text
      let found = text.withUTF8 { index.insert($0) }
      #expect(found?.number == numbers[text] && found?.isNew == isNew)
    }
    for text in texts + ["\(prefix)99999999", "\(prefix)00", prefix, "\(prefix)1x"] {
      var text = text
      #expect(text.withUTF8 { index.number(of: $0) } == numbers[text].map(Int.init))
    }

    var other = TextIndex()
    let found = other.numbers(adding: TextColumn(texts))
    #expect(found == texts.compactMap { numbers[$0] })
  }
}
