import EntenteTestSupport
import Foundation
import Testing

/// What the command does while its work takes long, and when it is interrupted.
@Suite struct InterruptionTests {
  /// Edges that come with a pause before the last one, as from a slow program.
  private static func slowEdges(pause: Int) -> String {
    "{ printf 'a b\\nb c\\n'; sleep \(pause); printf 'c d\\n'; }"
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/timeout"),
      "there is no timeout, which interrupts"))
  func `an interrupted command leaves the old file and nothing else`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "graph.json")
    try Data("old".utf8).write(to: output)
    // Tests may run where the signal is ignored.
    let outcome = try Terminal.run(
      shell: """
        \(Self.slowEdges(pause: 6)) | env --default-signal=INT timeout --preserve-status --signal INT 2 \
        "$ENTENTE" convert - --read-as edgelist -o "\(output.path)"
        """)
    // 128 and the number of the signal.
    #expect(outcome.status == 130, "\(outcome.errors)")
    #expect(try String(contentsOf: output, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["graph.json"])
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"),
      "there is no script, which makes a terminal"))
  func `work that takes longer than a second says so on a terminal, and only there`() throws {
    let command = "\(Self.slowEdges(pause: 3)) | \"$ENTENTE\" info - --read-as edgelist"
    let outcome = try Terminal.run(
      shell: "export ENTENTE; script -qec '\(command.replacing("'", with: "'\\''"))' /dev/null")
    #expect(outcome.output.contains("\rreading … 1 s\u{1B}[K"), "\(outcome.output)")
    // The line is taken away before anything else is written.
    let last = try #require(outcome.output.range(of: "reading …", options: .backwards))
    #expect(outcome.output[last.upperBound...].contains("\r\u{1B}[K"))
    let plain = try Terminal.run(shell: command)
    #expect(plain.status == 0 && !plain.errors.contains("reading …"))
  }
}
