/// How often something occurs, and on which line first.
///
/// For what may occur in each row, so that a notice is made once, at the end.
struct JSONOccurrence {
  private(set) var count = 0
  private(set) var line: Int?

  mutating func add(_ scanner: inout JSONScanner) {
    if count == 0 { line = scanner.line }
    count += 1
  }
}

extension Notices {
  mutating func add(_ occurrence: JSONOccurrence, _ message: String, advice: String) {
    add(message, advice: advice, line: occurrence.line, count: occurrence.count)
  }
}
