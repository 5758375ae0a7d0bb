package import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteNetwork
import Foundation

/// `entente export`: writes the graph as data for other tools.
package struct Export: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Write the graph, with the evidence, as data for other tools.",
    discussion: """
      \(GraphFormat.all.map { "\($0.id): \($0.title) (.\($0.fileExtensions.joined(separator: ", .")))" }
        .joined(separator: "\n"))

      For example: entente export graphs/japan-us-2025 -o network.json
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var strength: StrengthOptions

  @Option(help: "Give each edge a length: inverse (1/strength).")
  var length: Projection.Length = .hops

  @Option(
    name: .shortAndLong, help: "Where to write; - is standard output.", completion: .file())
  var output: String

  @Option(
    name: .customLong("format"),
    help:
      "The format: \(GraphFormat.all.map(\.id).joined(separator: ", ")). (default: by the ending)")
  var formatID: String?

  @Flag(help: "Fail if the format cannot hold everything.")
  var strict = false

  package init() {}

  package func validate() throws {
    try strength.check(with: selection.projection)
    let ids = GraphFormat.all.map(\.id).joined(separator: ", ")
    if let formatID, !GraphFormat.all.contains(where: { $0.id == formatID }) {
      throw ValidationError("There is no format '\(formatID)'; name one of \(ids).")
    }
    if formatID == nil, GraphFormat.of(path: output) == nil {
      throw ValidationError(
        "The ending of '\(output)' tells no format; add '--format' with one of \(ids).")
    }
  }

  package func run() throws {
    guard
      let format = GraphFormat.all.first(where: { $0.id == formatID })
        ?? GraphFormat.of(path: output)
    else { throw ExitCode.validationFailure }
    let network = try selection.network(
      of: input.read(), places: true, strength: strength, length: length)
    if !format.loses.isEmpty {
      let losses = format.loses.joined(separator: ", ")
      if strict {
        throw CommandError(
          "\(format.title) cannot hold \(losses)",
          advice: "choose another format, or leave out --strict")
      }
      if !input.quiet { StandardError.say("\(output): \(format.title) leaves out \(losses)") }
    }
    let files = format.write(network, input.language)
    guard output != "-" else {
      guard files.count == 1, let file = files.first else {
        throw CommandError(
          "\(format.title) takes \(files.count) files",
          advice: "name a file with --output instead of -")
      }
      try StandardOutput.write(file.text)
      return
    }
    var outputs = OutputFiles()
    for file in files { outputs.add(file.path(output), Data(file.text.utf8)) }
    try outputs.write()
    if !input.quiet {
      for line in network.header { StandardError.say(line) }
      StandardError.say("wrote \(files.map { $0.path(output) }.joined(separator: ", "))")
    }
  }
}
