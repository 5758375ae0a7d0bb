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
      guard end - first >= 1 << 20 else { return }
      // Whole pages of this memory only, and a refusal changes nothing.
      _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
    #endif
  }
}

extension Array where Element: BitwiseCopyable {
  /// Creates an array in large pages.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - body: Initializes all of them.
  init(inLargePages count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      if let start = buffer.baseAddress { LargePages.ask(for: start, count) }
      body(buffer)
      initializedCount = count
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
