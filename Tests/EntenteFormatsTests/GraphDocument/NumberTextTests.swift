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

  /// The oracle is the C library's reader, which the standard library calls.
  @Test func `a mantissa and an exponent give the nearest number`() throws {
    var generator = SplitMix64(seed: 4)
    for round in 0..<60_000 {
      let bits = UInt64.random(in: 0..<64, using: &generator)
      var mantissa = generator.next() >> bits
      var exponent = Int.random(in: -38...19, using: &generator)
      if round % 3 == 0 {
        // Half way between two numbers, or one beside that.
        let odd = UInt64.random(in: 1 << 52..<1 << 53, using: &generator) << 1 | 1
        exponent = -Int.random(in: 0...4, using: &generator)
        mantissa = (0..<(-exponent)).reduce(odd) { product, _ in 5 &* product }
        mantissa = mantissa &+ UInt64.random(in: 0...2, using: &generator) &- 1
      }
      if round % 3 == 1 {
        // So near to half way that no digit of the quotient's 64 tells the side.
        exponent = -Int.random(in: 18...22, using: &generator)
        let odd = UInt64.random(in: 1 << 52..<1 << 53, using: &generator) << 1 | 1
        let product = (0..<(-exponent)).reduce(UInt128(odd)) { product, _ in 10 * product }
        mantissa = UInt64(product >> UInt128(64 - product.leadingZeroBitCount))
        mantissa += UInt64.random(in: 0...1, using: &generator)
      }
      let expected = try #require(Double("\(mantissa)e\(exponent)"))
      #expect(NumberText.nearest(mantissa, exponent: exponent) == expected)
    }
    #expect(NumberText.nearest(1, exponent: 20) == nil)
    #expect(NumberText.nearest(1, exponent: -39) == nil)
  }

  @Test func `texts of any number of digits and exponent give the nearest number`() {
    var generator = SplitMix64(seed: 5)
    func digits(_ counts: ClosedRange<Int>) -> String {
      (0..<Int.random(in: counts, using: &generator)).map { _ in
        Bool.random(using: &generator) ? "0" : "\(Int.random(in: 0...9, using: &generator))"
      }.joined()
    }
    for _ in 0..<60_000 {
      var text = ["", "-", "+"].randomElement(using: &generator) ?? ""
      text += digits(0...21)
      if Bool.random(using: &generator) { text += "." + digits(0...24) }
      if Int.random(in: 0..<3, using: &generator) == 0 {
        let sign = ["", "-", "+"].randomElement(using: &generator) ?? ""
        text += "e\(sign)\(Int.random(in: 0...45, using: &generator))"
      }
      #expect(real(Array(text.utf8))?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    "9007199254740993", "9007199254740992.5", "4503599627370496.5", "0.1", "0.30000000000000004",
    "2.2204460492503131e-16", "1.7976931348623157e+308", "2.2250738585072014e-308", "5e-324",
    "123456789012345678", "12345678901234567890", "0.000000000000000000001234567890123456789",
    "1e19", "1e20", "1e-38", "1e-39", "18446744073709551615", "18446744073709551615e19", "-0",
    "-0.0e5",
    "1.e5", ".5e1", "0e99", "1e0000000005", "18446744073709551616", "-3.6893488147419103232",
    "9223372036854775808.0", "1.84467440737095516160000000", "7.3786976294838206464e+5",
    "1e", "1e+", "1e 5", "1e\t5", "1 e5", "- 1", "1e+-5", "e5", ".", "-", "+.e1",
  ])
  func `numbers at the limits of what is made of whole numbers are read as others are`(text: String)
  {
    #expect(real(Array(text.utf8))?.bitPattern == Double(text)?.bitPattern)
  }
}
