import EntenteGraph

/// The ends of edges as texts name them, and the different names in the order in which they are first
/// met.
///
/// As long as all names are the same prefix and a number, as those of most large files are, their
/// numbers are kept, and their places are found at the end; else each name is looked up as it is met.
struct EdgeEnds: ~Copyable {
  /// The names so far, if all are numbered.
  private var numbered = NumberedNames()
  private var isNumbered = true
  /// The names otherwise.
  private var index = TextIndex()
  /// Numbers or places of names until it is finished, then places.
  private(set) var columns = EndColumns()

  /// The number of edges.
  var count: Int { columns.count }

  /// Makes room for edges.
  mutating func reserve(_ count: Int) { columns.reserve(count) }

  /// Adds edges.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - name: Returns the name of an end: the source and the target of the first edge, then those of
  ///     the next.
  /// - Returns: Whether there is room for them and their nodes: fewer than 2³² − 1 of each.
  @inline(__always)
  mutating func append(
    _ count: Int, _ name: (Int) -> UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard columns.count + count < Int(UInt32.max) else { return false }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count) { found in
      guard let start = found.baseAddress else { return true }
      if isNumbered, !numbered.insert(2 * count, into: start, name) { lookUpNames() }
      guard isNumbered || index.insertAll(2 * count, into: start, name) else { return false }
      columns.append(start, count: count)
      return true
    }
  }

  /// Whether all names so far are numbers alone, at most as long as those of ``NumberRows``.
  var takesNumbers: Bool { isNumbered && numbered.takesNumbers }

  /// Adds edges whose ends are named by numbers alone.
  ///
  /// - Precondition: All names so far are such.
  /// - Returns: Whether there is room for them.
  mutating func append(
    sources: UnsafeBufferPointer<UInt32>, targets: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    guard columns.count + sources.count < Int(UInt32.max) else { return false }
    numbered.insert(sources: sources, targets: targets)
    columns.append(sources: sources, targets: targets)
    return true
  }

  /// Adds the edges of others, which come next.
  ///
  /// - Returns: Whether there is room for them and their nodes.
  mutating func append(_ other: borrowing EdgeEnds) -> Bool {
    guard columns.count + other.count < Int(UInt32.max) else { return false }
    if isNumbered, !other.isNumbered || !numbered.suits(other.numbered) { lookUpNames() }
    let known = columns.count
    columns.append(other.columns)
    if isNumbered {
      numbered.insert(other.numbered)
      return true
    }
    if other.isNumbered { other.numbered.putPlaces(into: &columns, from: known) }
    guard let numbers = index.numbers(adding: other.names) else { return false }
    columns.renumber(numbers, from: known)
    return true
  }

  /// The names in the order in which they were first met.
  var names: TextColumn { isNumbered ? numbered.texts : index.texts }

  /// Ends adding edges: their ends are places of names from now on.
  ///
  /// - Returns: The names.
  mutating func finish() -> TextColumn {
    if isNumbered { numbered.putPlaces(into: &columns) }
    return names
  }

  /// Gives the names at all places other places.
  mutating func renumber(_ numbers: [UInt32]) { columns.renumber(numbers) }

  /// Looks names up from now on, as one is not numbered like the others.
  private mutating func lookUpNames() {
    numbered.putPlaces(into: &columns)
    _ = index.numbers(adding: numbered.texts)
    numbered = NumberedNames()
    isNumbered = false
  }
}
