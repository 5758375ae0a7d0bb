import Foundation
import Testing

/// What the command does where standard output ends early or has no room.
@Suite struct StreamsTests {
  @Test(arguments: ["rank", "clusters", "info", "export --format json -o - --quiet"])
  func `who stops reading gets no error message`(command: String) throws {
    let words = command.split(separator: " ", maxSplits: 1)
    let options = words.count > 1 ? String(words[1]) : ""
    let outcome = try shell("\(words[0]) \"$DATASET\" \(options)", into: "| head -n 1")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: ["rank", "info", "check"])
  func `a full disk is an error and not silence`(command: String) throws {
    let outcome = try shell("\(command) \"$DATASET\"", into: "> /dev/full")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "Error: standard output: No space left on device; see where it goes to\n")
  }

  @Test func `notes of CSV go to standard error, unless quiet`() throws {
    let loud = try Terminal.run("rank", "graphs/japan-us-2025", "--format", "csv")
    #expect(loud.output.hasPrefix("rank,id,label,") && loud.errors.contains("period: all"))
    let quiet = try Terminal.run("rank", "graphs/japan-us-2025", "--format", "csv", "--quiet")
    #expect(quiet.output == loud.output && quiet.errors.isEmpty)
  }

  private func shell(_ command: String, into place: String) throws -> Terminal.Outcome {
    try Terminal.run(
      shell: "DATASET=\(Terminal.dataset.path); \"$ENTENTE\" \(command) \(place)")
  }
}
