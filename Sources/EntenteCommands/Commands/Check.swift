package import ArgumentParser
import EntenteData
import Foundation

/// `entente check`: says everything that is wrong with a dataset.
package struct Check: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say whether a dataset is sound: every problem with its file, line and column.",
    discussion: "For example: entente check graphs/japan-us-2025 --source article=article.txt")

  @OptionGroup var input: InputOptions

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "Prove that each excerpt stands at its place in a copy of a source.", valueName: "id=file"))
  var sources: [String] = []

  @Flag(help: "Take warnings for errors.")
  var strict = false

  package init() {}

  package func run() throws {
    let (dataset, warnings) = try read()
    var problems = warnings
    var proved = 0
    for source in sources {
      let (id, text, file) = try copy(source, of: dataset)
      let found = dataset.problems(ofExcerptsFrom: id, in: text, file: file)
      problems += found
      proved +=
        dataset.tables.evidence.count { $0.source == id }
        - found.count { $0.severity == .error }
    }
    for problem in problems where !input.quiet || problem.severity == .error { print(problem) }
    let errors = problems.count { strict || $0.severity == .error }
    guard errors == 0 else {
      StandardError.say("\(input.folder): \(errors) problem\(errors == 1 ? "" : "s")")
      throw ExitCode.failure
    }
    guard !input.quiet else { return }
    print("\(dataset.name) is sound: \(summary(of: dataset)).")
    if !sources.isEmpty { print("\(proved) excerpts stand at their places.") }
  }

  private func read() throws -> (Dataset, [Problem]) {
    do {
      let (dataset, warnings) = try Dataset.read(folder: input.folder)
      let placed = warnings.map { warning in
        var warning = warning
        warning.file = "\(input.folder)/\(warning.file)"
        return warning
      }
      return (dataset, placed)
    } catch {
      throw CommandError(error, in: input.folder)
    }
  }

  private func copy(_ argument: String, of dataset: Dataset) throws -> (String, SourceText, String)
  {
    guard let equals = argument.firstIndex(of: "=") else {
      throw ValidationError("'--source' takes an id and a file: \(argument)=FILE.")
    }
    let (id, file) = (
      String(argument[..<equals]), String(argument[argument.index(after: equals)...])
    )
    guard dataset.sources.contains(where: { $0.id == id }) else {
      let ids = dataset.sources.map(\.id).joined(separator: ", ")
      throw CommandError("there is no source “\(id)”", advice: "name one of \(ids)")
    }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw CommandError("\(file): the file cannot be read", advice: "name a copy of the source")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError("\(file): the file is not valid UTF-8", advice: "save it as UTF-8")
    }
    return (id, SourceText(text), file)
  }

  private func summary(of dataset: Dataset) -> String {
    let tables = dataset.tables
    let places = tables.entities.count { !$0.isActor }
    return "\(tables.entities.count - places) actors, \(places) places, "
      + "\(tables.relations.count) relations with \(tables.evidence.count) pieces of evidence, "
      + "\(tables.caveats.count) caveats"
  }
}
