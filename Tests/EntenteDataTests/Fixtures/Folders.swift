import Foundation

/// The folders that tests read besides their own.
enum Folders {
  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A folder `shared` beside a folder that this file is in; `nil` if there is none.
  static let shared: URL? = {
    var folder = package
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let shared = folder.appending(path: "shared")
      if FileManager.default.fileExists(atPath: shared.path) { return shared }
    }
    return nil
  }()

  /// The bytes of a file below `shared`; `nil` if it is not there.
  static func shared(_ path: String) -> [UInt8]? {
    shared.flatMap { try? Array(Data(contentsOf: $0.appending(path: path))) }
  }
}
