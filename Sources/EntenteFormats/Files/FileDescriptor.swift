import Foundation

/// Writing to open files without buffers between, so that no error is lost.
package enum FileDescriptor {
  /// Writes all bytes.
  ///
  /// - Returns: The number of the error if some could not be written; `nil` if all were.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = Foundation.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno != EINTR { return errno }
      written += max(0, count)
    }
    return nil
  }
}
