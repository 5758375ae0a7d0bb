import ArgumentParser
import EntenteData

/// What to read.
struct InputOptions: ParsableArguments {
  @Argument(help: "The folder of a dataset.", completion: .directory)
  var dataset: String

  @Option(name: .customLong("lang"), help: "The language of names: en, ja or zh.")
  var language: Language = .english

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  /// The folder without slashes at its end.
  var folder: String {
    let path = dataset.reversed().drop { $0 == "/" }.reversed()
    return path.isEmpty ? dataset : String(path)
  }

  /// Reads the dataset, and says on standard error what was noticed.
  func read() throws -> Dataset {
    do {
      let (dataset, warnings) = try Dataset.read(folder: folder)
      if !quiet { warnings.forEach { StandardError.say("\(folder)/\($0)") } }
      return dataset
    } catch {
      throw CommandError(error, in: folder)
    }
  }
}
