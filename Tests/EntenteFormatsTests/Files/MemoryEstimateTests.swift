import EntenteData
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct MemoryEstimateTests {
  private func estimate(_ text: String) throws -> MemoryEstimate? {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: URL(filePath: folder.path("graph")))
    return try MemoryEstimate.of(folder.path("graph"), largerThan: 100)
  }

  @Test func `the lines of a list count, and the bytes of markup`() throws {
    let list = try estimate(String(repeating: "ab cd\n", count: 100))
    #expect(list == MemoryEstimate(least: 1_600, most: 6_400 + 1_200))
    let markup = try estimate("<graphml>" + String(repeating: "\n", count: 55))
    #expect(markup == nil)
    let large = try estimate("{" + String(repeating: " ", count: 319))
    #expect(large == MemoryEstimate(least: 40, most: 640 + 640))
  }

  @Test func `what is small, compressed or no file has none`() throws {
    #expect(try estimate("a b\n") == nil)
    let folder = try TemporaryFolder()
    let compressed = folder.path("graph.gz")
    try Data([0x1F, 0x8B] + Array(repeating: 0, count: 200)).write(to: URL(filePath: compressed))
    for path in [compressed, folder.path(""), folder.path("missing"), "-"] {
      #expect(try MemoryEstimate.of(path, largerThan: 100) == nil)
    }
  }

  @Test func `what groups of processes are allowed is found, of both sorts`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in [
      ("memory.max", "max\n"), ("a/memory.max", "5000\n"), ("a/b/memory.max", "7000\n"),
      ("memory/memory.limit_in_bytes", "9000\n"), ("memory/c/memory.limit_in_bytes", "3000\n"),
      ("cpu/c/memory.limit_in_bytes", "1\n"),
    ] {
      let url = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let root = folder.url.path
    #expect(MachineMemory.groupLimits(of: "0::/a/b\n", in: root) == [5000, 7000])
    #expect(MachineMemory.groupLimits(of: "3:cpu:/c\n2:memory:/c\n", in: root) == [9000, 3000])
    #expect(MachineMemory.groupLimits(of: "0::/\n", in: root) == [])
    #expect(MachineMemory.groupLimits(of: "what\n", in: root) == [])
  }

  @Test func `what cannot fit is refused`() throws {
    let estimate = MemoryEstimate(least: 3 << 20, most: 9 << 20)
    try estimate.check("big.csv", 3 << 20)
    let problem = #expect(throws: Problem.self) { try estimate.check("big.csv", 2 << 20) }
    #expect(problem?.description.contains("big.csv: ") ?? false)
    #expect(problem?.description.contains("at least 3 MiB of memory, and there are 2") ?? false)
    #expect(MachineMemory.byteCount > 1 << 20)
    #expect(MachineMemory.byteCount <= Int(ProcessInfo.processInfo.physicalMemory))
  }
}
