import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteNetwork
import Foundation

/// What to read, and in which language to speak of it.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "The folder of a dataset, or a graph file; - is standard input.", completion: .file())
  var input: String

  @OptionGroup var names: LanguageOptions

  @OptionGroup var files: GraphFileOptions

  @OptionGroup var messages: MessageOptions

  var language: Language { names.language }
  var quiet: Bool { messages.quiet }

  /// Whether the input is a graph file, not a dataset.
  var isGraphFile: Bool { GraphInput.isFile(input) }

  /// Reads the dataset, and says on standard error what was noticed.
  func read() throws -> Dataset { try DatasetFolder(input).read(isQuiet: quiet) }

  /// Reads the graph file, and says on standard error what was noticed.
  func readFile() throws -> GraphDocument {
    try GraphInput(path: input, files).read(isQuiet: quiet)
  }

  /// What to call a graph file that has no title.
  var fileName: String {
    input == "-" ? "standard input" : URL(filePath: input).lastPathComponent
  }
}

/// What to read.
struct SourceOptions: ParsableArguments {
  @Argument(help: "The folder of a dataset.", completion: .directory)
  var dataset: String

  @OptionGroup var messages: MessageOptions
}

/// What to say besides the result.
struct MessageOptions: ParsableArguments {
  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false
}

/// In which language to name actors.
struct LanguageOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "The language of names: en, ja or zh. (default: en)")
  var given: Language?

  var language: Language { given ?? .english }
}
