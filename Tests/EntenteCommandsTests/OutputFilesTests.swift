import EntenteData
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteCommands

/// Files are written whole or not at all, and nothing else is touched.
@Suite struct OutputFilesTests {
  @Test func `files are written and replaced, and no other file is left`() throws {
    let folder = try TemporaryFolder()
    for text in ["first", "second"] {
      var files = OutputFiles()
      files.add(folder.path("a.txt"), Data(text.utf8))
      files.add(folder.path("量子 b.txt"), Data())
      try files.write()
      #expect(try folder.files == ["a.txt", "量子 b.txt"])
      #expect(try String(contentsOfFile: folder.path("a.txt"), encoding: .utf8) == text)
    }
  }

  @Test func `where one file cannot be written the others keep what they had`() throws {
    let folder = try TemporaryFolder()
    try Data("old".utf8).write(to: folder.url.appending(path: "a.txt"))
    for (path, reason) in [
      ("missing/b.txt", "cannot be written: No such file or directory; make the folder first"),
      ("a.txt/b.txt", "cannot be written: Not a directory; make the folder first"),
      (".", "cannot be written: Is a directory; name a file in it"),
    ] {
      var files = OutputFiles()
      files.add(folder.path("a.txt"), Data("new".utf8))
      files.add(folder.path(path), Data("new".utf8))
      let error = #expect(throws: Problem.self) { try files.write() }
      #expect(error?.description.hasSuffix(reason) == true, "\(error?.description ?? "")")
      #expect(try folder.files == ["a.txt"])
      #expect(try String(contentsOfFile: folder.path("a.txt"), encoding: .utf8) == "old")
    }
  }

  @Test(arguments: [false, true])
  func `a symbolic link stays one, and what it leads to is written`(isThere: Bool) throws {
    let folder = try TemporaryFolder()
    if isThere { try Data("old".utf8).write(to: folder.url.appending(path: "real")) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "real")
    var files = OutputFiles()
    files.add(folder.path("link"), Data("new".utf8))
    try files.write()
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "real")
    #expect(try String(contentsOfFile: folder.path("real"), encoding: .utf8) == "new")
  }

  @Test func `a device is written to, not replaced`() throws {
    var files = OutputFiles()
    files.add("/dev/null", Data("x".utf8))
    try files.write()
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `no room is an error`() throws {
    var files = OutputFiles()
    files.add("/dev/full", Data("x".utf8))
    let error = #expect(throws: Problem.self) { try files.write() }
    #expect(error?.description.hasSuffix("; make room") == true)
  }
}
