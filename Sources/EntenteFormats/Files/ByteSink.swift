import EntenteData

/// Bytes to be written: kept, or given to a file as they come.
struct ByteSink {
  /// So many bytes are given to the file.
  static let size = 1 << 18
  var bytes: [UInt8] = []
  private let file: PendingFile?
  private let compressor: GzipWriter?

  /// Keeps the bytes.
  init() { (file, compressor) = (nil, nil) }

  /// Gives the bytes to a file, compressed if its path ends in `.gz`.
  init(_ file: PendingFile) {
    self.file = file
    compressor = file.path.hasSuffix(".gz") ? GzipWriter() : nil
    bytes.reserveCapacity(Self.size + Self.size / 4)
  }

  /// Gives what there is to the file if it is enough.
  @inline(__always)
  mutating func flushIfLarge() throws(Problem) {
    if bytes.count >= Self.size { try flush() }
  }

  /// Adds bytes, which go to the file at once if they are enough.
  mutating func append(_ block: UnsafeBufferPointer<UInt8>) throws(Problem) {
    guard block.count >= Self.size, let file, compressor == nil else {
      bytes.append(contentsOf: block)
      return try flushIfLarge()
    }
    try flush()
    try file.write(UnsafeRawBufferPointer(block))
  }

  /// Adds all bytes of a file.
  mutating func append(_ other: OpenFile) throws(Problem) {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.size, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while true {
      let count = try other.read(into: block, at: offset)
      if count == 0 { return }
      bytes.append(contentsOf: block[..<count])
      try flushIfLarge()
      offset += count
    }
  }

  /// Gives all that there is to the file, if there is one.
  private mutating func flush() throws(Problem) {
    guard let file else { return }
    if let compressor {
      try file.write(compressor.compress(bytes, isLast: false))
    } else {
      try file.write(bytes)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Gives the rest to the file.
  mutating func finish() throws(Problem) {
    try flush()
    guard let file, let compressor else { return }
    try file.write(compressor.compress([], isLast: true))
  }
}
