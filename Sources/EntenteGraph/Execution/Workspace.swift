/// Memory that a search uses again and again, without the checks of an array.
final class Workspace<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    // Never empty, so that there is always a first place.
    start = .allocate(capacity: max(1, count))
    start.initialize(repeating: element, count: max(1, count))
    self.count = count
  }

  /// Takes memory of which nothing may be read before it is written.
  init(uninitialized count: Int) {
    start = .allocate(capacity: max(1, count))
    LargePages.ask(for: start, count)
    self.count = count
  }

  /// Takes the elements of an array.
  convenience init(_ elements: [Element]) {
    self.init(uninitialized: elements.count)
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: elements)
  }

  deinit { start.deallocate() }

  /// Returns the elements.
  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  func fill(_ element: Element) {
    start.update(repeating: element, count: count)
  }
}
