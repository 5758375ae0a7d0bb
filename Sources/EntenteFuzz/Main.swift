import ArgumentParser
import EntenteFormats
import EntenteGraph
import Foundation

/// Gives each reader inputs that are almost right, and sees to it that it never stops the program.
///
/// An input is read or refused with a problem; what was read is written and read once more. A trap or a
/// hang ends the program and leaves the input in a file.
@main
struct EntenteFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-fuzz",
    abstract: "Try the readers of graph files on inputs that are almost right.",
    discussion: """
      For example: entente-fuzz graphml json --seconds 60 --corpus Tests/EntenteFormatsTests/Corpus
      """)

  @Argument(help: "The formats. (default: all that are read without other programs)")
  var formats: [String] = []

  @Option(help: "How many seconds to try all of them.")
  var seconds = 60.0

  @Option(help: "The seed of the first inputs; by default the time.")
  var seed: UInt64?

  @Option(
    help: "A folder with a folder of inputs for each format, by its id.", completion: .directory)
  var corpus: String?

  @Option(help: "Where the input is that is tried.", completion: .file())
  var input = "fuzz-input"

  func validate() throws {
    for id in formats where GraphFormat.named(id)?.canRead != true {
      throw ValidationError("There is no format '\(id)' to read.")
    }
    guard seconds > 0 else { throw ValidationError("'--seconds' must be more than 0.") }
  }

  func run() throws {
    let seed = seed ?? UInt64(Date().timeIntervalSince1970)
    let all = GraphFormat.all.filter { $0.canRead && !Self.needsOthers.contains($0.id) }
    let chosen = formats.isEmpty ? all : formats.compactMap(GraphFormat.named)
    print("seed \(seed)")
    for format in chosen {
      var trial = try Trial(format, seed: seed, corpus: corpus, input: input)
      try trial.run(seconds: seconds / Double(chosen.count))
      print(trial.summary)
    }
    try? FileManager.default.removeItem(atPath: input)
  }

  /// Formats that other programs read, and folders.
  private static let needsOthers: Set<String> = ["dot", "sqlite", "datapackage"]
}
