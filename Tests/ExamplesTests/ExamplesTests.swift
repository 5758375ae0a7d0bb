import EntenteTestSupport
import Foundation
import Testing

/// Runs the examples as their readme pages say.
@Suite struct ExamplesTests {
  @Test func `the example that ranks prints three actors and their claims`() throws {
    let lines = try run("rank-a-dataset", root.appending(path: "graphs/japan-us-2025").path)
    #expect(lines.count { $0.contains(": between ") } == 3)
    #expect(lines.contains { $0.hasPrefix("  ") && $0.hasSuffix("]") })
  }

  @Test func `the example that measures finds who stands between and who belongs together`() throws
  {
    let lines = try run("measure-a-graph", "")
    // By hand: of the 10 pairs of others, those of 0 or 1 with 3, 4 or 5 go through node 2.
    #expect(lines.contains("Node 2 is between 60 % of the others"))
    #expect(lines.contains("Together: [0, 1, 2] and [3, 4, 5]"))
  }

  @Test func `the example that brings tables adds up each currency by itself`() throws {
    let lines = try run(
      "bring-own-tables", root.appending(path: "examples/bring-own-tables").path)
    // 4,500,000 + 2,000,000 NOK and 150,000 EUR; the grant without a sum adds nothing.
    #expect(lines.prefix(2) == ["In all: €150K", "In all: NOK 6.5M"])
    #expect(lines.contains("lakeside-institute got €150K + NOK 2M"))
  }

  @Test func `the example that draws writes a picture of every actor`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "harbors-\(UUID()).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = try run("draw-own-network", file.path)
    #expect(lines.first?.hasSuffix("with 4 actors and 1 joint sum") == true)
    let svg = try String(contentsOf: file, encoding: .utf8)
    for name in ["Port of East", "Port of West", "Strait", "Ministry", "€2.5M"] {
      #expect(svg.contains(name), "\(name)")
    }
  }

  private var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private func run(_ program: String, _ argument: String) throws -> [String] {
    let process = Process()
    let executable: URL = try #require(builtProgram(program))
    process.executableURL = executable
    process.arguments = [argument]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
