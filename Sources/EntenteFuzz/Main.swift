import ArgumentParser
import EntenteFormats
import EntenteGraph
import EntenteGraphviz
import Foundation

@main
struct Main {
  static func main() {
    // The same program, started again, is the process that Graphviz runs in.
    GraphvizWorker.serveIfAsked()
    EntenteFuzz.main()
  }
}

/// Gives each reader inputs that are almost right, and sees to it that it never stops the program.
///
/// An input is read or refused with a problem; what was read is written and read once more, and is the
/// same but for what the format loses. A trap or a hang ends the program; the input stays in a folder.
struct EntenteFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-fuzz",
    abstract: "Try the readers of graph files on inputs that are almost right.",
    discussion: """
      For example: entente-fuzz graphml json --seconds 60 --corpus Tests/EntenteFormatsTests/Corpus
      """)

  @Argument(help: "The formats. (default: all that are read)")
  var formats: [String] = []

  @Option(help: "How many seconds to try all of them.")
  var seconds = 60.0

  @Option(help: "The seed of the first inputs; by default the time.")
  var seed: UInt64?

  @Option(
    help: "A folder with a folder of inputs for each format, by its id.", completion: .directory)
  var corpus: String?

  @Option(help: "A folder for the input that is tried.", completion: .directory)
  var input = "fuzz-input"

  @Option(help: "The most memory that the program may take, in megabytes.")
  var memory = 4096

  func validate() throws {
    for id in formats where GraphFormat.named(id)?.canRead != true {
      throw ValidationError("There is no format '\(id)' to read.")
    }
    guard seconds > 0 else { throw ValidationError("'--seconds' must be more than 0.") }
    guard memory > 0 else { throw ValidationError("'--memory' must be more than 0.") }
  }

  func run() throws {
    limitMemory()
    let seed = seed ?? UInt64(Date().timeIntervalSince1970)
    let chosen =
      formats.isEmpty
      ? GraphFormat.all.filter(\.canRead) : formats.compactMap(GraphFormat.named)
    print("seed \(seed)")
    var isWhole = true
    for format in chosen {
      let folder = "\(input)/\(format.id)"
      var trial = try Trial(format, seed: seed, corpus: corpus, folder: folder)
      do {
        try trial.run(seconds: seconds / Double(chosen.count))
      } catch let finding as ReaderCheck.Finding {
        print("\(format.id): \(finding); the input is in \(folder)")
        throw ExitCode.failure
      }
      try? FileManager.default.removeItem(atPath: folder)
      print(trial.summary + (trial.isWhole ? "" : ": not tried, as nothing else came of any input"))
      isWhole = isWhole && trial.isWhole
    }
    guard isWhole else { throw ExitCode.failure }
  }

  /// Whoever takes more memory ends, as with any other trap.
  private func limitMemory() {
    var limit = rlimit()
    limit.rlim_cur = rlim_t(memory) << 20
    limit.rlim_max = limit.rlim_cur
    #if os(Linux)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      setrlimit(RLIMIT_AS, &limit)
    #endif
  }
}
