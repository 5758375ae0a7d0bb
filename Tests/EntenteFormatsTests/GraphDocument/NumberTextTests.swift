import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct NumberTextTests {
  private func real(_ text: [UInt8]) -> Double? {
    text.withUnsafeBufferPointer { NumberText.real($0) }
  }

  private func integer(_ text: [UInt8]) -> Int64? {
    text.withUnsafeBufferPointer { NumberText.integer($0) }
  }

  @Test func `numbers of any bits are read back bit by bit`() {
    var generator = SplitMix64(seed: 3)
    for round in 0..<20_000 {
      let bits = generator.next()
      let number = round % 2 == 0 ? Double(bitPattern: bits) : Double(Int64(bitPattern: bits) >> 20)
      guard !number.isNaN else { continue }
      var text: [UInt8] = []
      NumberText.append(number, to: &text)
      #expect(real(text)?.bitPattern == number.bitPattern)
      var digits: [UInt8] = []
      NumberText.append(Int64(bitPattern: bits), to: &digits)
      #expect(integer(digits) == Int64(bitPattern: bits))
      #expect(String(decoding: digits, as: UTF8.self) == "\(Int64(bitPattern: bits))")
    }
  }

  @Test(arguments: [
    ("1.7976931348623157e308", false), ("1e400", true), ("-1e+400", true), ("1e-400", true),
    ("5e-324", false), ("0e-400", false), ("-.00e999", false), ("0.0001e-330", true),
    ("INF", false),
    ("1e", false), ("x", false), ("", false), (String(repeating: "9", count: 400), true),
  ])
  func `a number that 64 bits do not hold is none, and is told from other texts`(
    text: String, isOut: Bool
  ) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { NumberText.isOutOfRange($0) } == isOut)
    if isOut { #expect(real(bytes) == nil) }
  }

  @Test func `short decimals are the numbers that the standard library reads`() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<20_000 {
      let digits = "\(generator.next() >> UInt64.random(in: 0...63, using: &generator))"
      let place = Int.random(in: 0...digits.count, using: &generator)
      let text = digits.prefix(place) + "." + digits.dropFirst(place)
      #expect(real(Array(text.utf8)) == Double("0\(text)0"), "\(text)")
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "-0"), (1, "1"), (-12, "-12"), (0.1, "0.1"), (.infinity, "INF"),
    (-.infinity, "-INF"), (.nan, "NaN"), (1e15, "1000000000000000"), (1e16, "1e+16"),
    (999_999_999_999_999, "999999999999999"),
    (1e300, "1e+300"),
  ])
  func `numbers are written as XML Schema has them`(number: Double, expected: String) {
    var text: [UInt8] = []
    NumberText.append(number, to: &text)
    #expect(String(decoding: text, as: UTF8.self) == expected)
  }

  @Test(arguments: ["", " ", ".", "-", "1 2", "1e", "e5", "0x1", "1_000", "--1", "1e999", "１"])
  func `what is no number is none`(text: String) {
    #expect(real(Array(text.utf8)) == nil)
    #expect(integer(Array(text.utf8)) == nil)
  }
}
