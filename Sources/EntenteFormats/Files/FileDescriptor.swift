import Foundation

/// Writing to open files without buffers between, so that no error is lost.
enum FileDescriptor {
  /// Writes all bytes.
  ///
  /// - Returns: The number of the error if some could not be written; `nil` if all were.
  static func write(_ bytes: Data, to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return nil
    }
  }
}
