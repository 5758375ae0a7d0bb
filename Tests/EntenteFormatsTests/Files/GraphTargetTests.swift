import EntenteData
import Foundation
import Testing

@testable import EntenteFormats

/// Files appear together once all are whole, and nothing else is left.
@Suite struct GraphTargetTests {
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }
    func path(_ name: String) -> String { url.appending(path: name).path }
    var files: [String] {
      get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
  }

  private struct Stop: Error {}

  @Test func `every part is written, or none`() throws {
    let folder = try Folder()
    try Data("old".utf8).write(to: folder.url.appending(path: "g.a.csv"))
    var target = try GraphTarget(path: folder.path("g.csv"))
    try target.write("a", bytes: Array("new".utf8))
    try target.write("b", bytes: [UInt8](repeating: 0x61, count: 1 << 20))
    // Nothing is at its place before all are whole.
    #expect(try String(contentsOfFile: folder.path("g.a.csv"), encoding: .utf8) == "old")
    #expect(try target.commit() == [folder.path("g.a.csv"), folder.path("g.b.csv")])
    #expect(try folder.files == ["g.a.csv", "g.b.csv"])
    #expect(try String(contentsOfFile: folder.path("g.a.csv"), encoding: .utf8) == "new")
  }

  @Test func `links are followed to what is not there yet, and not in circles`() throws {
    let folder = try Folder()
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: false)
    for (link, target) in [
      ("a", "in/b"), ("in/b", "../in/c"), ("d", folder.path("e")), ("x", "y"), ("y", "x"),
      ("none", "no/such/file"),
    ] {
      try files.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
    }
    var target = try GraphTarget(path: folder.path("a"))
    try target.write(bytes: [0x61])
    #expect(try target.commit() == [folder.path("a")])
    #expect(try Data(contentsOf: URL(filePath: folder.path("in/c"))) == Data([0x61]))
    for link in ["a", "in/b"] {
      #expect(try files.destinationOfSymbolicLink(atPath: folder.path(link)).contains("/"))
    }
    var dataset = try GraphTarget(path: folder.path("d"), isFolder: true)
    try dataset.write("t.csv", bytes: [0x62])
    _ = try dataset.commit()
    #expect(try Data(contentsOf: URL(filePath: folder.path("e/t.csv"))) == Data([0x62]))
    for link in ["x", "none"] {
      var target = try GraphTarget(path: folder.path(link))
      #expect(throws: Problem.self) { try target.write(bytes: [0x61]) }
    }
    #expect(try folder.files == ["a", "d", "e", "in", "none", "x", "y"])
  }

  @Test func `what cannot be finished leaves nothing`() throws {
    let folder = try Folder()
    func fail() throws {
      var target = try GraphTarget(path: folder.path("g.csv"))
      try target.write("a", bytes: [0x61])
      try target.write("b") { _ throws(Problem) in
        throw Problem(file: "g", "it cannot be written", advice: "try again")
      }
    }
    #expect(throws: Problem.self) { try fail() }
    #expect(try folder.files == [])
  }

  @Test func `a folder is made for its files, and is gone if one of them fails`() throws {
    let folder = try Folder()
    var target = try GraphTarget(path: folder.path("g"), isFolder: true)
    try target.write("a.csv", bytes: [0x61])
    #expect(try target.commit() == [folder.path("g/a.csv")])
    var other = try GraphTarget(path: folder.path("h"), isFolder: true)
    try other.write("a.csv", bytes: [0x61])
    other.abandon()
    #expect(try folder.files == ["g"])
    #expect(throws: Problem.self) { try GraphTarget(path: folder.path("x/y"), isFolder: true) }
  }

  @Test func `a signal leaves nothing`() async throws {
    let folder = try Folder()
    let path = folder.path("g.csv")
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      TemporaryFiles.removeOnSignals()
      let file = try PendingFile(path)
      try #require(FileManager.default.contents(atPath: "/proc/self/fd/\(file.descriptor)") != nil)
      // To the process: threads that run tests block signals.
      kill(getpid(), SIGTERM)
      sleep(20)
      try file.commit()
    }
    #expect(try folder.files == [])
  }

  @Test func `a signal leaves neither a new folder nor the file of a library`() async throws {
    let folder = try Folder()
    let note = folder.path("note")
    await #expect(processExitsWith: .signal(SIGTERM)) {
      [path = folder.path("new") as String, note = note as String] in
      TemporaryFiles.removeOnSignals()
      var target = try GraphTarget(path: path, isFolder: true)
      try target.write("a.csv", bytes: [0x61])
      try target.writeFile("b.sqlite") { temporary throws(Problem) in
        let files = FileManager.default
        _ = files.createFile(atPath: temporary, contents: Data())
        _ = files.createFile(atPath: note, contents: Data(temporary.utf8))
        kill(getpid(), SIGTERM)
        sleep(20)
      }
    }
    let temporary = try String(contentsOfFile: note, encoding: .utf8)
    #expect(!FileManager.default.fileExists(atPath: temporary))
    #expect(try folder.files == ["note"])
  }

  @Test func `a file that ends in gz is compressed, and a device is written to as it is`() throws {
    let folder = try Folder()
    var target = try GraphTarget(path: folder.path("g.json.gz"))
    try target.write(bytes: Array("{}".utf8))
    _ = try target.commit()
    let bytes = try #require(FileManager.default.contents(atPath: folder.path("g.json.gz")))
    #expect(GzipReader.isGzip(Array(bytes)))
    var device = try GraphTarget(path: "/dev/null")
    try device.write(bytes: [0x61])
    #expect(try device.commit() == ["/dev/null"])
  }
}
