import Foundation

/// Lines for people on standard error.
enum StandardError {
  /// Says a line; that nobody can hear it is no failure.
  static func say(_ line: String) {
    _ = FileDescriptor.write(Data((line + "\n").utf8), to: STDERR_FILENO)
  }
}
