public import Foundation

/// Finds a program that was built together with the tests.
///
/// - Parameter name: The name of the executable product.
/// - Returns: Its file, which lies beside the executable or the bundle of the tests.
public func builtProgram(_ name: String) -> URL? {
  let tests = [Bundle.main.bundleURL, Bundle.main.executableURL, Bundle.allBundles.last?.bundleURL]
  return tests.compactMap { $0?.resolvingSymlinksInPath() }
    .flatMap { [$0.appending(path: name), $0.deletingLastPathComponent().appending(path: name)] }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
