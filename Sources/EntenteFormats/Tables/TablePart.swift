import EntenteData
import EntenteGraph

/// What is to be read of a table: its delimiter and columns.
struct TablePlan: Sendable {
  /// What becomes of a column.
  enum Use: Sendable, Equatable {
    /// It has ids of nodes.
    case id
    /// It has values of any type.
    case guessed
    /// It has texts.
    case texts
    /// It is left out.
    case skipped
  }

  let delimiter: UInt8
  let names: [String]
  var uses: [Use]
  /// Whether each id may occur once only.
  var isUnique = false

  /// The columns of ids, in the order in which those of a row are met.
  var idColumns: [Int] = []
}

/// The rows of a table that start within a range of its bytes.
///
/// A part that starts within the table starts at a line of which it is only likely that a row starts
/// there, and is read again if it turns out that none does.
final class TablePart: @unchecked Sendable {
  /// How many rows are cut by their fields where one is not of numbers, before more such are looked for;
  /// twice as many each time that there are none.
  private static let leastOthers = 1

  // Each is used by one thread at a time.
  private let source: TextSource
  private let plan: TablePlan
  private let progress: Progress?
  /// How many bytes there are of the rows that are read, or added, as far as that is known.
  private let byteCount: Int
  /// Where the first row starts, and where the next part should.
  private(set) var start = 0
  private(set) var end = 0
  /// The different ids in a table with one column of them.
  var index = TextIndex()
  /// The ends of edges in a table with two columns of ids, and the different ids once it is whole.
  private var ends = EdgeEnds()
  private var endIDs = TextColumn()
  /// The columns that are no ids.
  private(set) var columns: [GuessedColumn] = []
  private(set) var rowCount = 0
  private(set) var trimmedCount = 0
  /// How many rows were left out as an end of their edge is empty, and where the first of them starts.
  private(set) var skippedCount = 0
  private var firstSkipped = Int.max
  /// Why reading stopped before the end.
  private(set) var problem: Problem?

  init(_ source: TextSource, _ plan: TablePlan, byteCount: Int, _ progress: Progress?) {
    (self.source, self.plan, self.progress) = (source, plan, progress)
    self.byteCount = byteCount
  }

  /// Reads the rows from the first line that does not start before a place, as if a row started there.
  func readLines(from place: Int, to limit: Int) {
    do throws(Problem) {
      read(from: try lineStart(from: place), to: limit)
    } catch {
      problem = error
    }
  }

  /// Returns where the first line starts that does not start before a place.
  private func lineStart(from place: Int) throws(Problem) -> Int {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 64)
    defer { bytes.deallocate() }
    var offset = place - 1
    while true {
      let count = try source.read(into: bytes, at: offset)
      if let found = bytes[..<count].firstIndex(of: 0x0A) { return offset + found + 1 }
      if count == 0 { return offset }
      offset += count
    }
  }

  /// Reads the rows from one that starts at a place up to those that start at the limit.
  func read(from start: Int, to limit: Int) {
    (self.start, end, rowCount, trimmedCount) = (start, start, 0, 0)
    (skippedCount, firstSkipped) = (0, .max)
    index = TextIndex()
    ends = EdgeEnds()
    problem = nil
    columns = plan.names.indices.filter { plan.uses[$0] == .guessed || plan.uses[$0] == .texts }
      .map {
        GuessedColumn(
          plan.names[$0], isText: plan.uses[$0] == .texts,
          allowsCommas: plan.delimiter != TableStyle.commas.delimiter)
      }
    do throws(Problem) {
      try readRows(from: start, to: limit)
    } catch {
      problem = error
    }
  }

  private func readRows(from start: Int, to limit: Int) throws(Problem) {
    var window = ByteWindow(source, from: start, allowsControls: true)
    var batch = FieldBatch(columnCount: plan.names.count)
    var tokenizer = TableTokenizer(delimiter: plan.delimiter)
    let numberCount = min(plan.names.count, NumberRows.mostColumns)
    var numbers = NumberRows(columnCount: numberCount, separator: plan.delimiter)
    let scratch = UnsafeMutablePointer<UInt32>.allocate(capacity: batch.capacity)
    defer { scratch.deallocate() }
    var (isLast, hasRoom) = (false, false)
    var otherCount = batch.capacity
    while true {
      let offset = window.sourceOffset
      if let decimals {
        numbers.decimals = decimals
        let stop = min(window.end, limit - offset)
        let read = numbers.read(window.bytes + window.place, stop - window.place)
        if read > 0 {
          try take(numbers)
          window.skip(lines: numbers.count, byteCount: read)
          end = offset + window.place
          otherCount = Self.leastOthers
          continue
        }
        otherCount = min(2 * otherCount, batch.capacity)
      } else {
        otherCount = batch.capacity
      }
      let stop = tokenizer.fill(
        &batch, window.bytes, from: window.place, end: window.end, isLast: isLast,
        limit: limit - offset, rowCount: otherCount)
      try take(&batch, window.bytes, offset, scratch)
      window.place = tokenizer.place
      trimmedCount = tokenizer.trimmedCount
      end = offset + tokenizer.place
      switch stop {
      case .full: continue
      case .limit, .end: return
      case .fault(let fault): throw try self.problem(fault, offset, window.bytes, window.end)
      case .incomplete:
        if !hasRoom, rowCount > 0 {
          reserve(RowEstimate.room(for: rowCount, in: end - start, of: byteCount))
          hasRoom = true
        }
        do throws(Problem) {
          let before = window.end - window.place
          isLast = try !window.refill()
          try progress?.advance(by: window.end - before, in: source.name)
        } catch {
          // The window knows lines from its start on.
          var error = error
          error.line = try error.line.map { line throws(Problem) in
            try line + source.lineCount(before: start)
          }
          throw error
        }
      }
    }
  }

  /// Makes room for rows.
  private func reserve(_ count: Int) {
    if plan.idColumns.count == 2 { ends.reserve(count) }
    for place in columns.indices { columns[place].reserve(count) }
  }

  /// The columns whose numbers need not be whole, as bits, if rows of numbers can be taken without a look at
  /// their texts: they are edges, and have had only numbers so far.
  private var decimals: UInt64? {
    guard plan.names.count <= NumberRows.mostColumns, plan.idColumns.count == 2, rowCount > 0,
      ends.takesNumbers
    else { return nil }
    var decimals: UInt64 = 0
    var next = 0
    for column in plan.names.indices where plan.uses[column] != .id {
      if plan.uses[column] == .skipped { continue }
      guard plan.uses[column] == .guessed, let kind = columns[next].numberKind else { return nil }
      if kind == .real { decimals |= 1 << UInt64(column) }
      next += 1
    }
    return decimals
  }

  /// Takes some rows of numbers.
  private func take(_ numbers: borrowing NumberRows) throws(Problem) {
    let hasRoom = ends.append(
      sources: numbers.wholes(plan.idColumns[0]), targets: numbers.wholes(plan.idColumns[1]))
    guard hasRoom else { throw tooMany() }
    var next = 0
    for column in plan.names.indices where plan.uses[column] == .guessed {
      if numbers.decimals >> UInt64(column) & 1 == 0 {
        columns[next].append(wholes: numbers.wholes(column))
      } else {
        columns[next].append(reals: numbers.reals(column))
      }
      next += 1
    }
    rowCount += numbers.count
  }

  /// Takes the fields of some rows.
  private func take(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ offset: Int,
    _ scratch: UnsafeMutablePointer<UInt32>
  ) throws(Problem) {
    guard batch.count > 0 else { return }
    try takeIDs(&batch, bytes, offset, scratch)
    var next = 0
    for column in plan.names.indices
    where plan.uses[column] == .guessed || plan.uses[column] == .texts {
      columns[next].append(batch.column(column, bytes))
      next += 1
    }
    rowCount += batch.count
  }

  private func takeIDs(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ offset: Int,
    _ scratch: UnsafeMutablePointer<UInt32>
  ) throws(Problem) {
    guard let first = plan.idColumns.first, let last = plan.idColumns.last else { return }
    try checkIDs(&batch, bytes, offset)
    let fields = batch.column(first, bytes)
    guard plan.idColumns.count == 1 else {
      let others = batch.column(last, bytes)
      let hasRoom = ends.append(batch.count) { place in
        place & 1 == 0 ? fields[place &>> 1] : others[place &>> 1]
      }
      guard hasRoom else { throw tooMany() }
      return
    }
    let known = index.texts.count
    guard index.insertAll(batch.count, into: scratch, { fields[$0] }) else { throw tooMany() }
    if plan.isUnique, index.texts.count < known + batch.count {
      let row = (0..<batch.count).first { Int(scratch[$0]) != known + $0 } ?? 0
      let fault = TableTokenizer.Fault(kind: .repeatedID, place: batch.rows[row], column: first)
      throw try problem(
        fault, offset, bytes, batch.rows[row], String(decoding: fields[row], as: UTF8.self))
    }
  }

  private func tooMany() -> Problem {
    Problem(
      file: source.name, "there are more than 4294967294 nodes or edges",
      advice: "divide the graph")
  }

  /// Returns the line on which a row of the whole table starts.
  func line(ofRow row: Int) throws(Problem) -> Int {
    var window = ByteWindow(source, from: start, allowsControls: true)
    var batch = FieldBatch(columnCount: plan.names.count)
    var tokenizer = TableTokenizer(delimiter: plan.delimiter)
    var (first, isLast) = (0, false)
    while true {
      let stop = tokenizer.fill(
        &batch, window.bytes, from: window.place, end: window.end, isLast: isLast, limit: .max)
      // Edges without an end are no rows.
      if !plan.isUnique { _ = batch.removeRows(withEmpty: plan.idColumns) }
      if row < first + batch.count {
        return try source.lineCount(before: window.sourceOffset + batch.rows[row - first]) + 1
      }
      first += batch.count
      window.place = tokenizer.place
      guard stop == .incomplete || stop == .full else { return 1 }
      if stop == .incomplete { isLast = try !window.refill() }
    }
  }

  /// Adds the rows of another part, which come next; returns whether its ids may be there.
  func append(_ other: TablePart) -> Bool {
    let known = index.texts.count
    let count = other.index.texts.count
    guard index.numbers(adding: other.index.texts) != nil, ends.append(other.ends) else {
      return false
    }
    for place in columns.indices { columns[place].append(other.columns[place]) }
    rowCount += other.rowCount
    trimmedCount += other.trimmedCount
    skippedCount += other.skippedCount
    firstSkipped = min(firstSkipped, other.firstSkipped)
    return !(plan.isUnique && index.texts.count < known + count)
  }

  // MARK: The whole table

  /// Ends adding rows.
  func finish() { endIDs = ends.finish() }

  /// The different ids of a finished table, in the order in which they are first met.
  var ids: TextColumn { plan.idColumns.count == 2 ? endIDs : index.texts }

  /// The source of each edge of a finished table, as a place of its id.
  var sources: [UInt32] { ends.columns.sources }

  /// The target of each edge of a finished table, as a place of its id.
  var targets: [UInt32] { ends.columns.targets }

  /// Gives the ends of edges other numbers than the places of their ids.
  func renumber(_ numbers: [UInt32]) { ends.renumber(numbers) }

  // MARK: Faults

  /// Refuses nodes without an id, and leaves out edges without one of their ends.
  private func checkIDs(
    _ batch: inout FieldBatch, _ bytes: UnsafeMutablePointer<UInt8>, _ offset: Int
  ) throws(Problem) {
    let hasEmpty = plan.idColumns.contains { column in
      let fields = batch.column(column, bytes)
      return (0..<batch.count).contains { fields[$0].isEmpty }
    }
    guard hasEmpty else { return }
    if plan.isUnique {
      let fields = batch.column(plan.idColumns[0], bytes)
      let row = (0..<batch.count).first { fields[$0].isEmpty } ?? 0
      let fault = TableTokenizer.Fault(
        kind: .emptyID, place: batch.rows[row], column: plan.idColumns[0])
      throw try problem(fault, offset, bytes, batch.rows[row])
    }
    let removed = batch.removeRows(withEmpty: plan.idColumns)
    skippedCount += removed.count
    if let first = removed.first { firstSkipped = min(firstSkipped, offset + first) }
  }

  /// The line of the first row that was left out.
  var firstSkippedLine: Int? {
    get throws(Problem) {
      skippedCount > 0 ? try source.lineCount(before: firstSkipped) + 1 : nil
    }
  }

  /// Says what is wrong with a row, and where.
  private func problem(
    _ fault: TableTokenizer.Fault, _ offset: Int, _ bytes: UnsafeMutablePointer<UInt8>,
    _ end: Int, _ text: String = ""
  ) throws(Problem) -> Problem {
    let line = try source.lineCount(before: offset + fault.place) + 1
    let name = fault.column < plan.names.count ? plan.names[fault.column] : ""
    let (message, advice) =
      switch fault.kind {
      case .fieldCount:
        (
          fault.column > plan.names.count
            ? "the row has more than the \(plan.names.count) fields of the first row"
            : "the row has \(fault.column) of the \(plan.names.count) fields of the first row",
          "add or remove delimiters, or put a field that has one in double quotes"
        )
      case .unclosed:
        ("a double quote opens here and is never closed", "close it, or double it")
      case .textBehind:
        ("there is text behind a closing double quote", "double the quotes inside the field")
      case .tooLong:
        ("the row is longer than 256 MiB", "see whether a double quote is never closed")
      case .emptyID: ("the id of a node is empty", "give each node an id")
      case .repeatedID: ("the id “\(text)” is there before", "list each node once")
      }
    let isField = fault.kind != .fieldCount && fault.kind != .tooLong
    return Problem(
      file: source.name, line: line, column: isField && !name.isEmpty ? name : nil, message,
      advice: advice)
  }
}

extension TextSource {
  /// Returns how many lines end before a place, whatever they end with.
  func lineCount(before end: Int) throws(Problem) -> Int {
    var count = 0
    var offset = start
    var previous: UInt8 = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
    defer { buffer.deallocate() }
    while offset < end {
      let length = try read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, end - offset)]),
        at: offset)
      if length == 0 { break }
      for byte in buffer[..<length] {
        if byte == 0x0A || previous == 0x0D { count += 1 }
        previous = byte == 0x0A ? 0 : byte
      }
      offset += length
    }
    return count + (previous == 0x0D ? 1 : 0)
  }
}
