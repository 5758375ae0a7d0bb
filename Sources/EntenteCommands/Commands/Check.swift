package import ArgumentParser
import EntenteData
import Foundation

/// `entente check`: says everything that is wrong with a dataset.
package struct Check: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Say whether a dataset is sound: every problem with its file, line and column.",
    discussion: """
      Each problem is a line on standard output, and the exit code is 1 if one is an error. For \
      example:
        entente check graphs/japan-us-2025
        entente check graphs/japan-us-2025 --source article=article.txt
      """)

  @OptionGroup var input: SourceOptions

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "Prove that each excerpt stands at its place in a copy of a source.", valueName: "id=file"))
  var sources: [String] = []

  @Flag(help: "Take warnings for errors.")
  var strict = false

  package init() {}

  package func validate() throws {
    for source in sources where !source.contains("=") {
      throw ValidationError("'--source' takes an id and a file, such as article=article.txt.")
    }
  }

  package func run() throws {
    let (lines, isSound) = try report()
    try StandardOutput.write(lines.map { "\($0)\n" }.joined())
    guard isSound else { throw ExitCode.failure }
  }

  /// The lines to say, and whether there is no error.
  func report() throws -> (lines: [String], isSound: Bool) {
    let folder = DatasetFolder(input.dataset)
    var (problems, facts): ([Problem], [String]) = ([], [])
    do {
      let (dataset, warnings) = try Dataset.read(folder: folder.path)
      problems = warnings.map(folder.placed)
      facts.append("\(dataset.name) is sound: \(summary(of: dataset)).")
      for source in sources {
        let (found, total) = try proof(source, of: dataset)
        problems += found
        let proved = total - found.count { $0.severity == .error }
        let stand =
          proved == 1 ? "1 excerpt of \(total) stands" : "\(proved) excerpts of \(total) stand"
        facts.append("\(stand) at \(proved == 1 ? "its place" : "their places") in \(source).")
      }
    } catch let error as DatasetError {
      problems = error.problems.map(folder.placed)
    }
    let isSound = !problems.contains { isError($0) }
    let said = problems.filter { !input.messages.quiet || isError($0) }.map(\.description)
    return (said + (isSound && !input.messages.quiet ? facts : []), isSound)
  }

  private func isError(_ problem: Problem) -> Bool { strict || problem.severity == .error }

  /// The problems of the excerpts from a source, and how many excerpts there are.
  private func proof(_ source: String, of dataset: Dataset) throws -> ([Problem], Int) {
    let parts = source.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let (id, file) = (String(parts[0]), String(parts[1]))
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
    let problems = dataset.problems(ofExcerptsFrom: id, in: SourceText(text), file: file)
    return (problems, dataset.tables.evidence.count { $0.source == id })
  }

  private func summary(of dataset: Dataset) -> String {
    let tables = dataset.tables
    let places = tables.entities.count { !$0.isActor }
    return "\(tables.entities.count - places) actors, \(places) places, "
      + "\(tables.relations.count) relations with \(tables.evidence.count) pieces of evidence, "
      + "\(tables.caveats.count) caveats"
  }
}
