import EntenteTestSupport
import Foundation
import Testing

/// Runs the built command as a user does, in the root of the package.
enum Terminal {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let dataset = root.appending(path: "graphs/japan-us-2025")

  static func run(_ arguments: String...) throws -> Outcome {
    try run(arguments)
  }

  static func run(_ arguments: [String]) throws -> Outcome {
    try run(program(), arguments)
  }

  /// Runs a line of a shell, in which `$ENTENTE` is the command.
  static func run(shell line: String) throws -> Outcome {
    try run(
      URL(filePath: "/bin/sh"), ["-c", "ENTENTE=$1; \(line)", "sh", program().path])
  }

  private static func program() throws -> URL {
    try #require(builtProgram("entente"), "build the command first")
  }

  private static func run(_ program: URL, _ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = root
    process.arguments = arguments
    // Files, as a pipe that nobody empties would stop a talkative child.
    let folder = try TemporaryFolder()
    let (output, errors) = (folder.url.appending(path: "1"), folder.url.appending(path: "2"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
