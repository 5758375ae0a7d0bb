import Foundation

/// Where a process finds an executable to render in.
enum WorkerExecutable {
  /// The name of the executable that comes with Entente.
  private static let name = "entente"

  /// The path of this executable if it can serve, otherwise of an `entente` beside it or on `PATH`.
  static func find() throws(GraphvizError) -> String {
    if GraphvizWorker.canServe, let own = ownPath { return own }
    let folders =
      [ownPath.map { ($0 as NSString).deletingLastPathComponent }].compactMap { $0 }
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let candidates = folders.map { "\($0)/\(name)" }
    if let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) {
      return found
    }
    throw GraphvizError(
      .workerMissing, "there is no executable to run Graphviz in",
      advice: "call GraphvizWorker.serveIfAsked() first in main, or put entente on PATH")
  }

  private static var ownPath: String? {
    #if os(Linux)
      // The kernel knows the file even where it was moved, or started by another name.
      return try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      return Bundle.main.executablePath
    #endif
  }
}
