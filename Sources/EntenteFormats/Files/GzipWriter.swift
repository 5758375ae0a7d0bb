import CZlib

/// Compresses bytes as gzip, without name or time, so that the same bytes give the same file.
final class GzipWriter {
  private var stream = z_stream()

  init() {
    // 15 bits of window, and 16 more for the header and the trailer of gzip.
    deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  deinit { deflateEnd(&stream) }

  /// Returns what the bytes add to the file.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var compressed: [UInt8] = []
    var bytes = bytes
    bytes.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      repeat {
        let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, count in
          stream.next_out = output.baseAddress
          stream.avail_out = uInt(output.count)
          deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          count = output.count - Int(stream.avail_out)
        }
        compressed += chunk
      } while stream.avail_out == 0
      stream.next_in = nil
    }
    return compressed
  }
}
