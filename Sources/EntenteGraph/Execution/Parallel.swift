import Dispatch
import Synchronization

/// Work on several threads, whose result does not depend on their number.
package enum Parallel {
  /// The number of elementary steps below which a second thread costs more than it saves.
  private static let worthwhile = 200_000

  /// Returns the value of each index, in order.
  ///
  /// - Parameters:
  ///   - count: The number of indices, which are also the steps of progress.
  ///   - cost: About how many elementary steps (say, arcs read) an index takes. Where all take few,
  ///     one thread does them.
  ///   - scratch: Makes what a thread needs to work with, once for each thread.
  ///   - body: Returns the value of an index, the same for any scratch.
  /// - Returns: The values, in the order of the indices.
  /// - Throws: ``GraphError`` if the task was canceled.
  static func map<Scratch, Value: Sendable>(
    _ count: Int, cost: Int = 1_000, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) -> Value
  ) throws(GraphError) -> [Value] {
    // Few enough to start quickly, many enough to share evenly.
    let chunk = min(max(1, 20_000 / max(1, cost)), max(1, count / 64))
    let chunkCount = (count + chunk - 1) / chunk
    let values = UnsafeMutableBufferPointer<Value>.allocate(capacity: count)
    defer { values.deallocate() }
    nonisolated(unsafe) let places = values
    let isDone = UnsafeMutableBufferPointer<Bool>.allocate(capacity: chunkCount)
    defer { isDone.deallocate() }
    isDone.initialize(repeating: false)
    nonisolated(unsafe) let doneChunks = isDone
    do throws(GraphError) {
      try forEach(chunkCount, cost: chunk * cost, progress: Progress(count), scratch: scratch) {
        scratch, number in
        let range = number * chunk..<min(count, (number + 1) * chunk)
        for index in range { places.initializeElement(at: index, to: body(&scratch, index)) }
        doneChunks[number] = true
        return range.count
      }
    } catch {
      for number in 0..<chunkCount where isDone[number] {
        let range = number * chunk..<min(count, (number + 1) * chunk)
        values.extracting(range).deinitialize()
      }
      throw error
    }
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      initializedCount = buffer.moveInitialize(fromContentsOf: values)
    }
  }

  /// Returns the sum of what each index adds to an array.
  ///
  /// The indices are divided into parts, whatever the number of threads; the sums of the parts
  /// are added up in order.
  ///
  /// - Parameters:
  ///   - count: The number of indices.
  ///   - width: The length of the array.
  ///   - cost: About how many elementary steps (say, arcs read) an index takes.
  ///   - progress: What counts the steps, if they are not one for each index.
  ///   - scratch: Makes what a thread needs to work with, once for each thread.
  ///   - body: Adds to the array what an index contributes, the same for any scratch, and returns
  ///     how many steps of progress it was.
  /// - Returns: The sums.
  /// - Throws: ``GraphError`` if the task was canceled.
  static func sums<Scratch>(
    _ count: Int, width: Int, cost: Int = 1_000, progress: Progress? = nil,
    scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int, inout [Double]) -> Int
  ) throws(GraphError) -> [Double] {
    let isSmall = count * cost < worthwhile
    // At most 128 MiB of sums, or four parts.
    let partCount = isSmall ? 1 : min(count, 64, max(4, (1 << 24) / max(1, width)))
    let parts = Mutex([[Double]](repeating: [], count: partCount))
    let progress = progress ?? Progress(count)
    try run(partCount, isWorthwhile: !isSmall, scratch: scratch) {
      (scratch, part) throws(GraphError) in
      var sums = [Double](repeating: 0, count: width)
      for index in part * count / partCount..<(part + 1) * count / partCount {
        try progress.advance(by: body(&scratch, index, &sums))
      }
      parts.withLock { $0[part] = sums }
    }
    return parts.withLock { parts in
      var total = parts[0]
      for part in parts.dropFirst() {
        for place in total.indices { total[place] += part[place] }
      }
      return total
    }
  }

  /// Calls the body for each number, on several threads.
  ///
  /// - Parameters:
  ///   - count: The number of calls.
  ///   - cost: About how many elementary steps (say, arcs read) a call takes.
  ///   - progress: Counts the steps that the calls are.
  ///   - scratch: Makes what a thread needs to work with, once for each thread.
  ///   - body: Does the work of a number, which no other may touch, and returns how many steps of
  ///     progress it was.
  /// - Throws: ``GraphError`` if the task was canceled.
  static func forEach<Scratch>(
    _ count: Int, cost: Int, progress: Progress, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) -> Int
  ) throws(GraphError) {
    try run(count, isWorthwhile: count * cost >= worthwhile, scratch: scratch) {
      (scratch, number) throws(GraphError) in
      try progress.advance(by: body(&scratch, number))
    }
  }

  /// Calls the body for each block, on as many threads as there are blocks, without progress: for
  /// the short steps of longer work.
  package static func blocks(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1, Execution.current.threads > 1 else {
      for block in 0..<count { body(block) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  /// Calls the body for blocks of so many indices that make up a range, the last maybe smaller, on
  /// several threads, without progress.
  package static func blocks(
    of size: Int, in range: Range<Int>, _ body: @Sendable (Range<Int>) -> Void
  ) {
    blocks((range.count + size - 1) / size) { block in
      let start = range.lowerBound + block * size
      body(start..<min(range.upperBound, start + size))
    }
  }

  /// Calls the body for each part, on so many threads, without progress: for the short steps of
  /// longer work, some parts of which may take longer than others.
  ///
  /// - Parameters:
  ///   - count: The number of parts.
  ///   - threads: The number of threads.
  ///   - scratch: Makes what the thread of a number needs to work with.
  ///   - body: Does a part, which no other may touch.
  static func share<Scratch>(
    _ count: Int, threads: Int, scratch: @Sendable (_ thread: Int) -> Scratch,
    _ body: @Sendable (inout Scratch, _ part: Int) -> Void
  ) {
    guard min(count, threads) > 1 else {
      var scratch = scratch(0)
      for part in 0..<count { body(&scratch, part) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(count, threads)) { thread in
      var part = next.add(1, ordering: .relaxed).oldValue
      // A thread that comes when all is done makes nothing.
      guard part < count else { return }
      var scratch = scratch(thread)
      while part < count {
        body(&scratch, part)
        part = next.add(1, ordering: .relaxed).oldValue
      }
    }
  }

  /// Divides indices into as many ranges as threads are worth their while.
  static func ranges(_ count: Int) -> [Range<Int>] {
    let parts = count < worthwhile ? 1 : Execution.current.threads
    return (0..<parts).map { $0 * count / parts..<($0 + 1) * count / parts }
  }

  /// Divides rows into ranges of about as many arcs, as many as threads are worth their while.
  ///
  /// - Parameters:
  ///   - offsets: Where each row starts, and the number of arcs.
  ///   - rowCost: How many arcs take as long as a row without any.
  /// - Returns: The ranges, in order.
  static func ranges(of offsets: ArcNumbers, rowCost: Int = 1) -> [Range<Int>] {
    let arcCount = offsets[offsets.count - 1]
    let parts = arcCount < worthwhile ? 1 : Execution.current.threads
    return ranges(of: offsets, parts: parts, rowCost: rowCost)
  }

  /// Divides rows into some ranges of about as many arcs.
  static func ranges(of offsets: ArcNumbers, parts: Int, rowCost: Int = 1) -> [Range<Int>] {
    let rowCount = offsets.count - 1
    let arcCount = offsets[rowCount]
    var ranges: [Range<Int>] = []
    var start = 0
    for part in 1...parts {
      let wanted = part * (arcCount + rowCost * rowCount) / parts
      var (low, high) = (start, rowCount)
      while part < parts, low < high {
        let middle = (low + high) / 2
        if offsets[middle] + rowCost * middle < wanted { low = middle + 1 } else { high = middle }
      }
      let end = part == parts ? rowCount : low
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private static func run<Scratch>(
    _ count: Int, isWorthwhile: Bool, scratch: @Sendable () -> Scratch,
    _ body: @Sendable (inout Scratch, Int) throws(GraphError) -> Void
  ) throws(GraphError) {
    let threadCount = isWorthwhile ? min(Execution.current.threads, count) : 1
    guard threadCount > 1 else {
      var scratch = scratch()
      for number in 0..<count { try body(&scratch, number) }
      return
    }
    let next = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
      var scratch = scratch()
      do throws(GraphError) {
        while true {
          let number = next.add(1, ordering: .relaxed).oldValue
          guard number < count else { break }
          try body(&scratch, number)
        }
      } catch {
        isStopped.store(true, ordering: .relaxed)
      }
    }
    if isStopped.load(ordering: .relaxed) { throw GraphError.cancelled }
  }
}
