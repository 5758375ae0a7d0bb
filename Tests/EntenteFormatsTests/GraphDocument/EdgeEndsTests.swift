import EntenteGraph
import Testing

@testable import EntenteFormats

@Suite struct EdgeEndsTests {
  /// Names of the ends of edges: the source and the target of the first, and so on.
  private typealias Names = [String]

  /// Returns the names by place, and the places of the ends, as a dictionary tells them.
  private static func numbered(
    _ names: Names
  ) -> (names: [String], sources: [UInt32], targets: [UInt32]) {
    var places: [String: UInt32] = [:]
    var order: [String] = []
    let ends = names.map { name in
      if let place = places[name] { return place }
      places[name] = UInt32(order.count)
      order.append(name)
      return places[name] ?? 0
    }
    return (
      order, stride(from: 0, to: ends.count, by: 2).map { ends[$0] },
      stride(from: 1, to: ends.count, by: 2).map { ends[$0] }
    )
  }

  /// Adds edges a few at a time, as files do.
  private static func add(_ names: Names, to ends: inout EdgeEnds) {
    let texts = TextColumn(names)
    texts.bytes.withUnsafeBufferPointer { bytes in
      for first in stride(from: 0, to: names.count, by: 14) {
        let hasRoom = ends.append((min(names.count, first + 14) - first) / 2) { place in
          UnsafeBufferPointer(rebasing: bytes[texts.range(first + place)])
        }
        #expect(hasRoom)
      }
    }
  }

  /// Reads names in parts that are put together, and compares what comes.
  private static func check(_ parts: [Names], _ location: SourceLocation = #_sourceLocation) {
    var whole = EdgeEnds()
    for (number, part) in parts.enumerated() {
      if number == 0 {
        add(part, to: &whole)
      } else {
        var ends = EdgeEnds()
        add(part, to: &ends)
        let hasRoom = whole.append(ends)
        #expect(hasRoom, sourceLocation: location)
      }
    }
    let expected = numbered(parts.flatMap(\.self))
    let names = whole.finish()
    #expect(Array(names) == expected.names, sourceLocation: location)
    #expect(whole.columns.sources == expected.sources, sourceLocation: location)
    #expect(whole.columns.targets == expected.targets, sourceLocation: location)
  }

  /// Names that are a prefix and one of so many numbers.
  private static func random(
    _ prefix: String, below limit: Int, count: Int, seed: UInt64
  ) -> Names {
    var generator = SplitMix64(seed: seed)
    return (0..<2 * count).map { _ in "\(prefix)\(Int.random(in: 0..<limit, using: &generator))" }
  }

  /// Limits with many names for each number and with few, which have no table of all numbers.
  @Test(arguments: ["", "n", "org-7-"], [3, 5_000, 80_000, 99_999_999])
  func `Names that are a prefix and a number are numbered as they are first met`(
    prefix: String, limit: Int
  ) {
    let names = Self.random(prefix, below: limit, count: 20_000, seed: 1)
    Self.check([names])
    Self.check([Array(names[..<1_000]), Array(names[1_000..<1_002]), Array(names[1_002...])])
  }

  @Test(arguments: [
    "x", "n", "", "n01", "n 1", "n１", "m1", "n123456789", "1", "n-1", "n1.0", "N1", "n99999999",
  ])
  func `Another name anywhere is numbered like the others`(other: String) {
    let names = Self.random("n", below: 500, count: 40, seed: 2)
    for place in [0, 1, 13, 14, 27, names.count - 1] {
      var names = names
      names[place] = other
      Self.check([names])
      let first = Self.random("n", below: 500, count: 30, seed: 3)
      let last = Self.random("n", below: 900, count: 30, seed: 4)
      Self.check([first, names, last])
      Self.check([names, first, last])
      Self.check([first, last, names])
    }
  }

  @Test func `Parts with other prefixes are put together`() {
    let one = Self.random("", below: 50, count: 40, seed: 5)
    let other = Self.random("n", below: 50, count: 40, seed: 6)
    let texts = ["ä", "b", "b", "n7", "n7", "ä"]
    let orders = [
      [one, other], [other, one], [one, texts, other], [texts, one, other], [[], one],
    ]
    for parts in orders {
      Self.check(parts)
      Self.check([[]] + parts + [[]])
    }
  }

  /// A number of eight digits at the end of a longer one is not the whole name.
  @Test func `Long numbers are told from each other`() {
    Self.check([["12345678901", "99945678901", "12345678901", "45678901", "1230", "0"]])
    Self.check([["12345678901", "1239", "12345678901", "1230"], ["9", "0"]])
    Self.check([["00", "0", "000", "0"], ["0", "00"]])
  }

  @Test func `Ends get other places on several threads`() {
    let names = Self.random("", below: 3_000, count: 200_000, seed: 7)
    var ends = EdgeEnds()
    Self.add(names, to: &ends)
    let count = ends.finish().count
    ends.renumber((0..<count).map { UInt32(count - $0) })
    let expected = Self.numbered(names)
    #expect(ends.columns.sources == expected.sources.map { UInt32(count) - $0 })
    #expect(ends.columns.targets == expected.targets.map { UInt32(count) - $0 })
  }
}
