import ArgumentParser
import EntenteData
import EntenteFormats
import EntenteNetwork

/// Where and how a graph is written.
struct GraphOutput: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Where to write; - is standard output. An ending .gz compresses.",
    completion: .file())
  var output: String

  @Flag(help: "Fail if the format would lose more than defaults and the usual direction of edges.")
  var strict = false

  /// Returns the format that is named, or else the one that the ending of the output tells.
  func format(_ id: String?, option: String) throws -> GraphFormat {
    let ids = GraphFormat.all.filter(\.canWrite).map(\.id).joined(separator: ", ")
    if let id {
      if let format = GraphFormat.named(id), format.canWrite { return format }
      throw ValidationError("There is no format '\(id)' to write; name one of \(ids).")
    }
    if let format = GraphFormat.of(path: output) { return format }
    throw ValidationError(
      "The ending of '\(output)' tells no format; add '\(option)' with one of \(ids).")
  }

  /// Writes the content, and says what the format could not hold.
  func write(_ content: GraphContent, as format: GraphFormat, isQuiet: Bool) throws {
    let losses = format.losses(of: content.document)
    func list(_ losses: [GraphFormat.Loss]) -> String {
      losses.map { "\($0.title) (\($0.outcome))" }.joined(separator: ", ")
    }
    let lasting = losses.filter { !$0.isReadBack && !$0.keepsValues }
    let standIns = losses.filter { !$0.isReadBack && $0.keepsValues }
    let readBack = losses.filter(\.isReadBack)
    if strict, !lasting.isEmpty {
      throw CommandError(
        "the format \(format.id) cannot hold \(list(lasting))",
        advice: "choose another format, or leave out --strict")
    }
    let paths = try Progress.during("writing", isQuiet: isQuiet) {
      if output == "-" {
        let files = try format.files(of: content, tools: .system)
        guard files.count == 1, let file = files.first else {
          throw CommandError(
            "the format \(format.id) takes \(files.count) files",
            advice: "name a file with --output instead of -")
        }
        try StandardOutput.write(file.bytes)
        return [String]()
      }
      return try format.write(content, to: output, tools: .system)
    }
    guard !isQuiet else { return }
    if !lasting.isEmpty {
      StandardError.say("\(output): the format \(format.id) cannot hold \(list(lasting))")
    }
    if !standIns.isEmpty {
      StandardError.say(
        "\(output): the format \(format.id) has no place for \(list(standIns)); no node, edge or value is"
          + " lost by it")
    }
    if !readBack.isEmpty {
      StandardError.say("\(output): not every program reads \(list(readBack))")
    }
    for line in content.network.map({ header(of: $0, in: format) }) ?? [] {
      StandardError.say(line)
    }
    if !paths.isEmpty { StandardError.say("wrote \(paths.joined(separator: ", "))") }
  }

  /// How what a format holds of a network was made.
  private func header(of network: Network, in format: GraphFormat) -> [String] {
    switch format.datasetScope {
    case .graph: network.header
    case .relations: network.headerOfRelations
    case .everything: []
    }
  }
}
