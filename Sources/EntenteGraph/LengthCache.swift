import Synchronization

/// The rows of a graph with the length of each arc, kept from their first use on.
///
/// Searches by length follow one another, and making the rows takes longer than most of them. The
/// copies of a graph share them.
final class LengthCache: Sendable {
  private let rows = Mutex<ValuedRows?>(nil)

  /// Returns the rows, made only once.
  func rows(_ make: () throws(GraphError) -> ValuedRows) throws(GraphError) -> ValuedRows {
    try rows.withLock { (rows) throws(GraphError) in
      if let rows { return rows }
      let made = try make()
      rows = made
      return made
    }
  }
}
