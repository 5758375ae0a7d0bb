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

  @Test func `what is large starts with a large page, and no two have one in common`() {
    var generator = SplitMix64(seed: 5)
    var live: [Workspace<UInt32>] = []
    for number in 0..<400 {
      let count = Int.random(in: 200_000..<1_500_000, using: &generator)
      let workspace = Workspace<UInt32>(uninitialized: count)
      if 4 * count >= 1 << 20 { #expect(UInt(bitPattern: workspace.start) % (2 << 20) == 0) }
      // The ends are all that another could reach into.
      workspace.start[0] = UInt32(number)
      workspace.start[count - 1] = UInt32(number)
      live.append(workspace)
      if live.count > 12 { live.remove(at: Int.random(in: 0..<12, using: &generator)) }
      #expect(live.allSatisfy { $0.start[0] == $0.start[$0.count - 1] })
      #expect(Set(live.map { $0.start[0] }).count == live.count)
    }
  }

  @Test func `what was given back is kept up to a size`() {
    for megabytes in [1, 40, 30, 2, 80, 64, 10] {
      do { _ = Workspace<UInt8>(uninitialized: megabytes << 20) }
      #expect(LargePages.keptByteCount <= LargePages.mostKept)
    }
  }
}
