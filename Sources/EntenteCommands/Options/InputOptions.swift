import ArgumentParser
import EntenteData

/// What to read, and in which language to speak of it.
struct InputOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @OptionGroup var names: LanguageOptions

  var language: Language { names.language }
  var quiet: Bool { source.messages.quiet }

  /// Reads the dataset, and says on standard error what was noticed.
  func read() throws -> Dataset { try DatasetFolder(source.dataset).read(isQuiet: quiet) }
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
  @Option(name: .customLong("lang"), help: "The language of names: en, ja or zh.")
  var language: Language = .english
}
