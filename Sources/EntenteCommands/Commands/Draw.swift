package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteDrawing
import EntenteGraphviz
import EntenteNetwork
import Foundation

/// `entente draw`: draws the network.
package struct Draw: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Draw the network, every edge with its claims and a link to the evidence.",
    discussion: """
      The ending of a file says what it is: .svg, .pdf, .png or .dot. For example:
        entente draw graphs/japan-us-2025 -o network.svg -o network.pdf
        entente draw graphs/japan-us-2025 --lang ja --groups-by cluster -o network.png
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .shortAndLong,
    help: "Where to write; give it again for further formats. - is SVG on standard output.",
    completion: .file(extensions: Draw.formats.map(\.rawValue)))
  var output: [String]

  @Option(help: "A relation of three or more as one joint or as pairs: joint or pairs.")
  var relations: Diagram.Relations = .joint

  @Option(name: .customLong("groups-by"), help: "What is drawn together: country, cluster or none.")
  var groups: GroupsBy = .country

  @Option(help: "The title. (default: that of the dataset)")
  var title: String?

  @Option(help: "The dots to an inch of a PNG.")
  var dpi = 144.0

  @Option(name: .customLong("time-limit"), help: "The seconds after which Graphviz is stopped.")
  var timeLimit = 60.0

  package init() {}

  /// What is drawn together.
  enum GroupsBy: String, CaseIterable, ExpressibleByArgument {
    case country
    case cluster
    case none
  }

  private static let formats: [GraphvizFormat] = [.svg, .pdf, .png, .dot]

  package func validate() throws {
    for file in output { _ = try format(of: file) }
    guard (10...2400).contains(dpi) else {
      throw ValidationError("'--dpi' must be from 10 to 2400.")
    }
    guard timeLimit > 0, timeLimit <= 86_400 else {
      throw ValidationError("'--time-limit' must be more than 0 seconds and at most a day.")
    }
    guard Set(output).count == output.count else {
      throw ValidationError("A file is there twice after '--output'.")
    }
  }

  package func run() throws {
    let dataset = try input.read()
    let network = try selection.network(of: dataset, places: true)
    let diagram = try Diagram(
      network, title: title, grouping: grouping(of: network), relations: relations,
      language: input.language)
    let pictures = try render(diagram)
    var files = OutputFiles()
    for file in output where file != "-" {
      if let picture = pictures[try format(of: file)] { files.add(file, picture) }
    }
    try files.write()
    if output.contains("-"), let picture = pictures[.svg] {
      try StandardOutput.write(picture)
    }
    guard !input.quiet else { return }
    for line in network.header { StandardError.say(line) }
    let written = output.filter { $0 != "-" }
    if !written.isEmpty { StandardError.say("wrote \(written.joined(separator: ", "))") }
  }

  private func render(_ diagram: Diagram) throws -> [GraphvizFormat: Data] {
    let renderer = DiagramRenderer(
      GraphvizRenderer(secondsLimit: timeLimit), dotsPerInch: dpi)
    var formats: [GraphvizFormat] = []
    for file in output {
      let format = try format(of: file)
      if !formats.contains(format) { formats.append(format) }
    }
    do {
      return try Progress.during("drawing", isQuiet: input.quiet) {
        try renderer.render(diagram, as: formats)
      }
    } catch {
      throw CommandError(error)
    }
  }

  private func format(of file: String) throws -> GraphvizFormat {
    if file == "-" { return .svg }
    let ending = URL(filePath: file).pathExtension.lowercased()
    if let format = Draw.formats.first(where: {
      $0.rawValue == ending || ($0 == .dot && ending == "gv")
    }) {
      return format
    }
    let endings = Draw.formats.map { ".\($0.rawValue)" }.joined(separator: ", ")
    throw ValidationError("The ending of '\(file)' tells no format; use one of \(endings).")
  }

  private func grouping(of network: Network) throws -> Grouping {
    switch groups {
    case .country: return .byCountry(network, in: input.language)
    case .none: return .none
    case .cluster:
      var grouping = Grouping.none
      // The clusters that `entente clusters` lists, which has no places unless they are asked for.
      // One who belongs to nobody stands outside of all panels.
      let actors = try selection.network(of: network.dataset)
      for (number, cluster) in try ClusterAnalysis(actors).clusters.enumerated()
      where cluster.members.count > 1 {
        let id = "cluster-\(number + 1)"
        grouping.labels[id] = input.language.pick(
          "Cluster \(number + 1)", "クラスター\(number + 1)", "群组\(number + 1)")
        for member in cluster.members { grouping.groups[actors.id(of: member.node)] = id }
      }
      return grouping
    }
  }
}
