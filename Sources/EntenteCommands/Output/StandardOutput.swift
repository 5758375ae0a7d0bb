import ArgumentParser
import EntenteFormats
import Foundation

/// Results on standard output.
enum StandardOutput {
  /// Writes bytes.
  ///
  /// - Throws: ``CommandError`` if they cannot be written; nothing but an exit code where nobody
  ///   reads on, as after `| head`.
  static func write(_ bytes: Data) throws {
    switch bytes.withUnsafeBytes({ FileDescriptor.write($0, to: STDOUT_FILENO) }) {
    case nil: return
    case EPIPE?: throw ExitCode.failure
    case let error?:
      throw CommandError(
        "standard output: \(String(cString: strerror(error)))", advice: "see where it goes to")
    }
  }

  /// Writes bytes.
  static func write(_ bytes: [UInt8]) throws { try write(Data(bytes)) }

  /// Writes a text.
  static func write(_ text: String) throws { try write(Data(text.utf8)) }
}
