import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Large pages of memory, which Linux gives only to those who ask for them.
///
/// To touch two megabytes for the first time then costs one interruption, not 512, and reading
/// them in any order misses fewer addresses.
package enum LargePages {
  /// The number of bytes in a large page.
  private static let size = 2 << 20
  /// Fewer bytes are left in small pages.
  private static let leastByteCount = 1 << 20
  /// How many bytes are kept at most for who comes next, as new pages have to be cleared.
  package static let mostKept = 64 << 20

  /// Memory of whole large pages, starting with one.
  fileprivate struct Block {
    let address: UInt
    let byteCount: Int

    var start: UnsafeMutableRawPointer {
      UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped
    }
  }

  /// Blocks that were given back, the last one at the end.
  private static let kept = Mutex<[Block]>([])

  /// Lets the C library keep the memory of arrays that are freed for those that come next.
  ///
  /// The GNU one gives each array of 128 KiB or more back to the system until a larger one of up to
  /// 32 MiB is freed, from which it learns that such come and go. As what is large is kept here, it
  /// would never see one.
  private static let keepFreedArrays: Void = {
    let byteCount = 31 << 20
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCount)
    ask(for: start, byteCount)
    start.deallocate()
  }()

  /// Returns memory for elements, in whole large pages if it is large, to be given back by
  /// ``deallocate(_:_:)``.
  static func allocate<Element: ~Copyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
    if count >= 1 << 15 { _ = keepFreedArrays }
    guard let byteCount = wholePages(Element.self, count) else { return .allocate(capacity: count) }
    let found = kept.withLock { kept in
      kept.lastIndex { $0.byteCount == byteCount }.map { kept.remove(at: $0).start }
    }
    let start = found ?? .allocate(byteCount: byteCount, alignment: size)
    if found == nil { ask(for: start.assumingMemoryBound(to: UInt8.self), byteCount) }
    return start.bindMemory(to: Element.self, capacity: count)
  }

  /// Takes memory back.
  static func deallocate<Element: ~Copyable>(_ start: UnsafeMutablePointer<Element>, _ count: Int) {
    guard let byteCount = wholePages(Element.self, count) else { return start.deallocate() }
    if byteCount > mostKept { return start.deallocate() }
    let block = Block(address: UInt(bitPattern: start), byteCount: byteCount)
    let dropped = kept.withLock { kept in
      kept.append(block)
      var dropped: [Block] = []
      // What was kept longest goes first.
      while kept.byteCount > mostKept { dropped.append(kept.removeFirst()) }
      return dropped
    }
    for block in dropped { block.start.deallocate() }
  }

  /// How many bytes are kept now.
  static var keptByteCount: Int { kept.withLock { $0.byteCount } }

  /// Returns how many bytes the large pages have that elements take, if they are worth their while.
  private static func wholePages<Element: ~Copyable>(_: Element.Type, _ count: Int) -> Int? {
    let byteCount = count * MemoryLayout<Element>.stride
    return byteCount < leastByteCount ? nil : (byteCount + size - 1) & -size
  }

  /// Asks for large pages under memory that nobody has touched so far; does nothing for less than a
  /// megabyte, or where nobody hears.
  ///
  /// - Parameters:
  ///   - start: Where the memory starts.
  ///   - count: The number of elements that it has room for.
  package static func ask<Element>(for start: UnsafeMutablePointer<Element>, _ count: Int) {
    #if os(Linux)
      let pageSize = 4_096
      let first = (Int(bitPattern: start) + pageSize - 1) & -pageSize
      let end = (Int(bitPattern: start) + count * MemoryLayout<Element>.stride) & -pageSize
      guard end - first >= leastByteCount else { return }
      // Whole pages of this memory only, and a refusal changes nothing.
      _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
    #endif
  }
}

extension [LargePages.Block] {
  fileprivate var byteCount: Int { reduce(0) { $0 + $1.byteCount } }
}

extension Array where Element: BitwiseCopyable {
  /// Creates an array in large pages.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - body: Initializes all of them.
  package init(inLargePages count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if let start = buffer.baseAddress { LargePages.ask(for: start, count) }
      body(buffer)
      initializedCount = count
    }
  }

  /// Adds elements on several threads, as memory that is touched for the first time takes long.
  package mutating func append(onThreads others: [Element]) {
    append(addingCapacity: others.count) { span in
      span.withUnsafeMutableBufferPointer { added, addedCount in
        nonisolated(unsafe) let added = added
        others.withUnsafeBufferPointer { others in
          nonisolated(unsafe) let others = others
          Parallel.blocks(of: 1 << 18, in: others.indices) { block in
            _ = added.extracting(block).initialize(fromContentsOf: others.extracting(block))
          }
        }
        addedCount = others.count
      }
    }
  }

  /// Makes room for elements, in large pages where there is none so far.
  ///
  /// - Parameter count: The number of elements.
  package mutating func reserveInLargePages(_ count: Int) {
    guard count > capacity else { return }
    reserveCapacity(count)
    withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { LargePages.ask(for: start, count) }
    }
  }
}
