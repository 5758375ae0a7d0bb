public import Foundation

/// Test material that is not part of the repository: a folder `shared` beside it or above.
public enum SharedFolder {
  /// The folder with data written by others, or `nil` if it is not there.
  public static let testData: URL? = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/testdata")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return nil
  }()
}
