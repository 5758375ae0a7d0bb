import Foundation

/// The place of a file that is removed once nobody needs it.
final class TemporaryFile: Sendable {
  let path: String

  init(_ ending: String) {
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString).\(ending)").path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
