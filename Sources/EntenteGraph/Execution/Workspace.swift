/// Memory that a search or a sort uses again and again, without the checks of an array.
final class Workspace<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    // Never empty, so that there is always a first place.
    start = LargePages.allocate(max(1, count))
    start.initialize(repeating: element, count: max(1, count))
    self.count = count
  }

  /// Takes memory of which nothing may be read before it is written, in whole large pages if it is
  /// large.
  init(uninitialized count: Int) {
    start = LargePages.allocate(max(1, count))
    self.count = count
  }

  /// Takes the elements of an array.
  convenience init(_ elements: [Element]) {
    self.init(uninitialized: elements.count)
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: elements)
  }

  deinit { LargePages.deallocate(start, max(1, count)) }

  var buffer: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: start, count: count)
  }

  /// Returns the elements.
  var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  func fill(_ element: Element) {
    start.update(repeating: element, count: count)
  }

  /// Returns memory for more elements, with the first ones of these.
  func enlarged(to count: Int, keeping keptCount: Int) -> Workspace {
    let larger = Workspace(uninitialized: count)
    larger.start.update(from: start, count: keptCount)
    return larger
  }
}
