import Foundation
import GraphvizShim

/// A file on disk that nobody else can open and that is gone when it is closed.
final class NamelessFile {
  let descriptor: Int32

  init() throws(GraphvizError) {
    descriptor = entente_open_nameless()
    guard descriptor >= 0 else {
      throw GraphvizError(
        .workerFailed, "no temporary file could be made: \(String(cString: strerror(errno)))",
        advice: "set TMPDIR to a folder that can be written to")
    }
  }

  deinit { close(descriptor) }

  /// Writes bytes and goes back to the start.
  func write(_ data: Data) throws(GraphvizError) {
    do {
      try FileHandle(fileDescriptor: descriptor).write(contentsOf: data)
      lseek(descriptor, 0, SEEK_SET)
    } catch {
      throw GraphvizError(
        .workerFailed, "a temporary file could not be written",
        advice: "make room in TMPDIR")
    }
  }

  /// All that is in it.
  var contents: Data {
    lseek(descriptor, 0, SEEK_SET)
    return (try? FileHandle(fileDescriptor: descriptor).readToEnd()) ?? Data()
  }

  /// All that is in it, as text.
  var text: String { String(decoding: contents, as: UTF8.self) }
}
