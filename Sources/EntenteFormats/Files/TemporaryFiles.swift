import EntenteData
import Foundation
import Synchronization

/// The files that are not at their places yet, and the new folders for such, so that they can be
/// removed when a signal ends the program.
package enum TemporaryFiles {
  private static let capacity = 64
  /// The path of each file, as a signal handler can read it: it must neither allocate nor lock.
  private nonisolated(unsafe) static let paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
    {
      let paths = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
      paths.initialize(repeating: nil, count: capacity)
      return paths
    }()
  private static let isUsed = Mutex([Bool](repeating: false, count: capacity))

  /// Notes a file or an empty folder; returns the slot to give up later, or `nil` if there are too many.
  static func add(_ path: String) -> Int? {
    isUsed.withLock { isUsed in
      guard let slot = isUsed.firstIndex(of: false) else { return nil }
      isUsed[slot] = true
      paths[slot] = strdup(path)
      return slot
    }
  }

  /// Forgets a file that has been moved or removed.
  static func remove(_ slot: Int) {
    isUsed.withLock { isUsed in
      let path = paths[slot]
      paths[slot] = nil
      free(path)
      isUsed[slot] = false
    }
  }

  /// Calls the body with the path of a file that is not there yet, and removes it afterwards.
  static func withPath<Result>(
    _ body: (_ path: String) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "entente-\(UUID().uuidString)").path
    let slot = add(path)
    defer {
      unlink(path)
      slot.map(remove)
    }
    return try body(path)
  }

  /// Removes the files when a signal ends the program, then lets the signal end it.
  package static func removeOnSignals() {
    // The paths are made before a handler could be the first to ask for them.
    _ = paths
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        // Folders were noted before the files in them, and stay if they are not empty.
        for slot in (0..<TemporaryFiles.capacity).reversed() {
          guard let path = TemporaryFiles.paths[slot] else { continue }
          if unlink(path) != 0 { rmdir(path) }
        }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
