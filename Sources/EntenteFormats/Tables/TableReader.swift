import EntenteData
import EntenteGraph

/// Reads the rows of a table, on several threads where it is a large file.
///
/// Each thread reads a part of the file into columns and numbers the ids that it meets; then the parts
/// are put together in their order, so that the result is the same for any number of threads.
enum TableReader {
  typealias MixedColumn = (name: String, cause: GuessedColumn.Mixture, row: Int)

  /// Reads the rows from a place on.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - start: Where the first row of values starts.
  ///   - plan: What is read.
  /// - Returns: All rows as one part, and the columns in which numbers were kept as texts: their names,
  ///   why, and the first row for which they were.
  /// - Throws: A `Problem` at the first row that is wrong.
  static func read(
    _ source: TextSource, from start: Int, _ plan: TablePlan
  ) throws(Problem) -> (table: TablePart, mixed: [MixedColumn]) {
    let all = try readParts(source, from: start, plan)
    all.finish()
    let mixed = all.columns.compactMap { column -> MixedColumn? in
      column.mixture.map { (column.name, $0.cause, $0.row) }
    }
    guard all.columns.contains(where: \.isLost) else { return (all, mixed) }
    // Columns of numbers turned out to have texts further down.
    var plan = plan
    var next = 0
    for column in plan.uses.indices
    where plan.uses[column] == .guessed || plan.uses[column] == .texts {
      if all.columns[next].isLost { plan.uses[column] = .texts }
      next += 1
    }
    let again = try readParts(source, from: start, plan)
    again.finish()
    return (again, mixed)
  }

  private static func readParts(
    _ source: TextSource, from start: Int, _ plan: TablePlan
  ) throws(Problem) -> TablePart {
    let progress = source.size.map { Progress($0) }
    // A part of less than a megabyte is read sooner than a thread starts.
    let size = source.plainFile == nil ? 0 : (source.size ?? 0) - start
    let partCount = max(1, min(size >> 20, Execution.processorCount))
    if partCount == 1 { return try readWhole(source, from: start, plan, progress) }

    let limits = (1...partCount).map { part in
      part == partCount ? Int.max : start + part * size / partCount
    }
    // The first part has room for the others, which are added to it.
    let parts = limits.indices.map { part in
      TablePart(source, plan, byteCount: part == 0 ? size : size / partCount, progress)
    }
    Parallel.blocks(partCount) { number in
      if number == 0 {
        parts[0].read(from: start, to: limits[0])
      } else {
        parts[number].readLines(from: limits[number - 1], to: limits[number])
      }
    }
    for number in 1..<partCount {
      if let problem = parts[number - 1].problem { throw problem }
      // Where a field has line ends, a line may start that no row starts with.
      if parts[number].start != parts[number - 1].end {
        parts[number].read(from: parts[number - 1].end, to: limits[number])
      }
    }
    if let problem = parts[partCount - 1].problem { throw problem }
    for number in 1..<partCount where !parts[0].append(parts[number]) {
      // Something is wrong that one part alone does not show; the first row with it is looked for.
      return try readWhole(source, from: start, plan, nil)
    }
    return parts[0]
  }

  private static func readWhole(
    _ source: TextSource, from start: Int, _ plan: TablePlan, _ progress: Progress?
  ) throws(Problem) -> TablePart {
    let part = TablePart(source, plan, byteCount: source.size ?? 0, progress)
    part.read(from: start, to: .max)
    if let problem = part.problem { throw problem }
    return part
  }
}
