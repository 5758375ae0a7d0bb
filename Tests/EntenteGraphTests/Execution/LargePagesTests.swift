import Testing

@testable import EntenteGraph

@Suite struct LargePagesTests {
  /// Around the size from which pages are asked for, and the size of such a page.
  @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 1_500_000])
  func `memory holds what was written before and after`(count: Int) {
    let array = [UInt32](inLargePages: count) { buffer in
      for place in buffer.indices { buffer[place] = UInt32(place) }
      if let start = buffer.baseAddress, count > 1 { LargePages.ask(for: start + 1, count - 1) }
    }
    #expect(array.count == count && array.indices.allSatisfy { array[$0] == $0 })
  }
}
