import EntenteFormats
import Foundation

/// Lines for people on standard error.
enum StandardError {
  /// Says a line; that nobody can hear it is no failure.
  static func say(_ line: String) {
    _ = Array((line + "\n").utf8).withUnsafeBytes {
      FileDescriptor.write($0, to: STDERR_FILENO)
    }
  }
}
