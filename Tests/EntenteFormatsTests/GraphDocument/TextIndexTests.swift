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
}
