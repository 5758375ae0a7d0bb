public import EntenteData

/// About how much memory a large graph file takes, as far as can be told before it is read.
public struct MemoryEstimate: Sendable, Hashable {
  /// The bytes that the ends of the edges take at least.
  public let least: Int
  /// The bytes that reading and ranking take, but for very large searches.
  ///
  /// That is 64 for each edge and twice the file, a bound from measurements: rankings of edge lists
  /// and tables of 10 and 14 million edges took 620 and 1,310 MB where it says 785 and 1,500.
  public let most: Int

  /// Files that are smaller take too little to speak of.
  static let leastFileSize = 1 << 28

  /// Estimates the memory for a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The estimate; `nil` for a file of less than 256 MiB, a compressed one, a folder or a
  ///   pipe.
  /// - Throws: A `Problem` if the file cannot be read.
  /// - Complexity: O(*b*) for *b* bytes; the lines are counted at the speed of the disk.
  public static func of(_ path: String) throws(Problem) -> MemoryEstimate? {
    try of(path, largerThan: leastFileSize)
  }

  static func of(_ path: String, largerThan leastSize: Int) throws(Problem) -> MemoryEstimate? {
    guard path != "-", let file = try? OpenFile(path), file.size >= leastSize else { return nil }
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { start.deallocate() }
    guard try file.read(into: start, at: 0) == 2, !start.elementsEqual([0x1F, 0x8B]) else {
      return nil
    }
    // In markup an edge may take any number of lines, but seldom fewer than 32 bytes.
    let isMarkup = [UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(start[0])
    let edgeCount = try isMarkup ? file.size / 32 : file.lineCount(before: file.size)
    return MemoryEstimate(
      least: isMarkup ? file.size / 8 : 16 * edgeCount, most: 64 * edgeCount + 2 * file.size)
  }

  /// Checks that there is as much memory as the graph takes at least.
  ///
  /// - Parameter path: The file.
  /// - Throws: A `Problem` if there is not.
  public func check(_ path: String) throws(Problem) {
    try check(path, MachineMemory.byteCount)
  }

  func check(_ path: String, _ limit: Int) throws(Problem) {
    guard least > limit else { return }
    throw Problem(
      file: path,
      "its graph takes at least \(least >> 20) MiB of memory, and there are \(limit >> 20)",
      advice: "use a machine with more memory, or take a part of the graph")
  }
}
