import EntenteData
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

/// A named pipe that a thread writes bytes to, once.
private final class NamedPipe {
  let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pipe").path

  init(_ bytes: [UInt8]) {
    let path = path
    #expect(mkfifo(path, 0o600) == 0)
    Thread.detachNewThread {
      // Nobody may read all of it.
      signal(SIGPIPE, SIG_IGN)
      let handle = FileHandle(forWritingAtPath: path)
      try? handle?.write(contentsOf: Data(bytes))
      try? handle?.close()
    }
  }

  deinit { unlink(path) }
}

@Suite struct PipeReaderTests {
  /// More than is kept of a pipe in any case.
  private let large = Array((0..<300_000).map { "line \($0)\n" }.joined().utf8)

  @Test func `a text comes through a pipe as it is, from its start again while it is kept`() throws
  {
    let pipe = NamedPipe(large)
    let source = try GraphSource(path: pipe.path)
    #expect(source.path == nil && source.has("") && !source.has("nodes"))
    #expect(try source.start().bytes == Array(large.prefix(1 << 16)))
    #expect(try source.text().first(100) == Array(large.prefix(100)))
    #expect(try source.bytes() == large)
    #expect(try source.start().bytes == Array(large.prefix(1 << 16)))
  }

  @Test func `what is gone is a problem, and what was to be kept is there`() throws {
    for isKept in [false, true] {
      let pipe = NamedPipe(large)
      let source = try TextSource(path: pipe.path, .plain)
      if isKept { try source.keepAll() }
      #expect(try source.all() == large)
      if isKept {
        #expect(try source.all() == large)
        #expect(try source.lineCount(before: large.count) == 300_000)
      } else {
        let problem = #expect(throws: Problem.self) { try source.all() }
        #expect(problem?.message.contains("gone") == true && problem?.file == pipe.path)
      }
    }
  }

  @Test func `a compressed text comes through a pipe`() throws {
    let writer = GzipWriter()
    let pipe = NamedPipe(writer.compress(large, isLast: true))
    #expect(try GraphSource(path: pipe.path).bytes() == large)
  }

  @Test func `compressed nothing before a text is refused where it is more than is kept`() throws {
    func compressed(_ text: String) -> [UInt8] {
      GzipWriter().compress(Array(text.utf8), isLast: true)
    }
    let empty = Array(repeatElement(compressed(""), count: 150_000).joined())
    #expect(empty.count > 1 << 21)
    let pipe = NamedPipe(empty + compressed("source,target\na,b\n"))
    let problem = #expect(throws: Problem.self) { try GraphReading(pipe.path, as: .csv) }
    #expect(problem?.message.contains("gone") == true)
  }

  @Test func `an edge list and tables read through pipes are as those of files`() throws {
    var random = SeededGenerator(seed: 7)
    let edges = (0..<200_000).map { _ in
      (Int.random(in: 0...9_999, using: &random), Int.random(in: 0...999, using: &random))
    }
    let list = edges.map { "\($0) \($1) 2.5\n" }.joined()
    // The last value but one makes texts of the numbers before it, which then have to be read again.
    let rows = edges.map { "actor \($0),\($1),1.50\n" }.joined()
    let table = "source,target,year\n\(rows)a,b,none\na,,2\n"
    for (text, format) in [(table, GraphFormat.csv), (list, .edgeList)] {
      #expect(text.utf8.count > 1 << 21)
      let pipe = NamedPipe(Array(text.utf8))
      let piped = try GraphReading(pipe.path, as: format)
      let direct = try format.read(bytes: Array(text.utf8), name: pipe.path)
      #expect(piped.document == direct.document)
      #expect(piped.warnings == direct.warnings)
    }
  }

  @Test func `a table of nodes comes through a pipe too`() throws {
    let nodes = NamedPipe(Array("id,label\na,Ay\nb,Bee\n".utf8))
    let edges = NamedPipe(Array("source,target\na,b\n".utf8))
    var tables = GraphTables()
    tables.nodes = [nodes.path]
    let document = try GraphReading(edges.path, as: .csv, tables: tables).document
    #expect(document.nodeAttributes.map(\.name) == ["label"])
    #expect(Array(document.nodeIDs) == ["a", "b"] && document.edgeCount == 1)
  }
}
