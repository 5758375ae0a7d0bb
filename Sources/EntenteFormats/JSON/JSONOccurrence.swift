/// How often something occurs, and where first.
///
/// For what may occur in each row, so that a notice is made once, at the end.
struct JSONOccurrence {
  private(set) var count = 0
  private(set) var position: TextPosition?

  mutating func add(at position: TextPosition) {
    if count == 0 { self.position = position }
    count += 1
  }
}

extension Notices {
  mutating func add(_ occurrence: JSONOccurrence, _ message: String, advice: String) {
    add(message, advice: advice, at: occurrence.position, count: occurrence.count)
  }
}
