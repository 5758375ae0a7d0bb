/// Arcs in the order of their rows, in memory that is given up soon.
struct SortedArcs<Number: ArcNumber, Member: ArcMember, Value: ArcValue> {
  /// Where each row starts, and after the last the number of arcs.
  var offsets: [Number]
  /// The arcs, row after row.
  let columns: ArcColumns<Member, Value>
  /// What keeps the columns, unless somebody else does.
  private let memory: (Workspace<Member>, Workspace<Value>)?

  /// Takes memory for arcs that are yet to be written.
  init(count: Int) {
    let members = Workspace<Member>(uninitialized: count)
    let values = Workspace<Value>(uninitialized: MemoryLayout<Value>.size > 0 ? count : 0)
    offsets = []
    columns = ArcColumns(members.buffer, values.buffer)
    memory = (members, values)
  }

  /// Takes arcs that stand in the memory of somebody else.
  init(_ offsets: [Number], _ columns: ArcColumns<Member, Value>) {
    self.offsets = offsets
    self.columns = columns
    memory = nil
  }

  /// The number of arcs.
  var count: Int { Int(offsets[offsets.count - 1]) }

  /// The number of places that what the arcs carry takes.
  var valueCount: Int { MemoryLayout<Value>.size > 0 ? count : 0 }
}

/// What is written of arcs in one column, and what they carry in another.
///
/// Both in one record, even without a gap, take more time to write in any order.
struct ArcColumns<Member: ArcMember, Value: ArcValue>: @unchecked Sendable {
  let members: UnsafeMutablePointer<Member>
  let values: UnsafeMutablePointer<Value>

  /// Takes columns, of which the second is empty if what the arcs carry takes no room.
  init(
    _ members: UnsafeMutableBufferPointer<Member>, _ values: UnsafeMutableBufferPointer<Value>
  ) {
    self.members = members.start
    self.values = values.start
  }
}

extension UnsafeMutableBufferPointer {
  /// Where the buffer starts; of an empty one, a place where nothing is read or written.
  fileprivate var start: UnsafeMutablePointer<Element> {
    baseAddress
      ?? UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment).unsafelyUnwrapped
  }
}
