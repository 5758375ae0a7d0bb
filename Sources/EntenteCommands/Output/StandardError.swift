import Foundation

/// Lines for people on standard error.
enum StandardError {
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
