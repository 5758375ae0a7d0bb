import Synchronization

/// The rows of a graph with the length of each arc, kept from their first use on.
///
/// Searches by length follow one another, and making the rows takes longer than most of them. The
/// copies of a graph share them.
final class LengthCache: Sendable {
  private let rows = Mutex<ValuedRows?>(nil)

  /// Returns the rows, made only once.
  func rows(_ make: () -> ValuedRows) -> ValuedRows {
    rows.withLock { rows in
      if let rows { return rows }
      let made = make()
      rows = made
      return made
    }
  }
}
