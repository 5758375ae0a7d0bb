package import ArgumentParser
import EntenteAnalysis
import EntenteData
import EntenteDrawing
import EntenteFormats
import EntenteGraphviz
import EntenteNetwork
import Foundation

/// `entente draw`: draws the network.
package struct Draw: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Draw the graph, every edge with its claims and a link to the evidence.",
    discussion: """
      The ending of a file says what it is: .svg, .pdf, .png or .dot. For example:
        entente draw graphs/japan-us-2025 -o network.svg -o network.pdf
        entente draw graphs/japan-us-2025 --lang ja --groups-by cluster -o network.png
        entente draw friends.graphml -o friends.svg
      """)

  @OptionGroup var input: InputOptions

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .shortAndLong,
    help: "Where to write; give it again for further formats. - is SVG on standard output.",
    completion: .file(extensions: Draw.formats.map(\.rawValue)))
  var output: [String]

  @Option(
    help: "A relation of three or more as one joint or as pairs: joint or pairs. (default: joint)")
  var relations: Diagram.Relations?

  @Option(
    name: .customLong("groups-by"),
    help: """
      What is drawn together: country, cluster or none, or the attribute of a graph file's nodes with \
      that name. (default: country; of a graph file none)
      """)
  var groups: String?

  @Option(help: "The title. (default: that of the input)")
  var title: String?

  @Option(help: "The dots to an inch of a PNG.")
  var dpi = 144.0

  @Option(name: .customLong("time-limit"), help: "The seconds after which Graphviz is stopped.")
  var timeLimit = 60.0

  package init() {}

  /// What is drawn together.
  enum GroupsBy: String {
    case country
    case cluster
    case none
  }

  private static let formats: [GraphvizFormat] = [.svg, .pdf, .png, .dot]

  package func validate() throws {
    for file in output { _ = try format(of: file) }
    if input.isGraphFile {
      try selection.checkForFile()
      guard relations == nil else {
        throw ValidationError("'--relations' goes with a dataset, not with a graph file.")
      }
    } else {
      try input.files.checkForDataset()
      if let groups, GroupsBy(rawValue: groups) == nil {
        throw ValidationError("'--groups-by' takes country, cluster or none.")
      }
    }
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
    let (pictures, header) = try input.isGraphFile ? drawnFile() : drawnDataset()
    var files = OutputFiles()
    for file in output where file != "-" {
      if let picture = pictures[try format(of: file)] { files.add(file, picture) }
    }
    try files.write()
    if output.contains("-"), let picture = pictures[.svg] {
      try StandardOutput.write(picture)
    }
    guard !input.quiet else { return }
    for line in header { StandardError.say(line) }
    let written = output.filter { $0 != "-" }
    if !written.isEmpty { StandardError.say("wrote \(written.joined(separator: ", "))") }
  }

  private func drawnDataset() throws -> ([GraphvizFormat: Data], header: [String]) {
    let dataset = try input.read()
    let network = try selection.network(of: dataset, places: true)
    let diagram = try Diagram(
      network, title: title, grouping: grouping(of: network), relations: relations ?? .joint,
      language: input.language)
    let pictures = try drawn { renderer, formats in
      try renderer.render(diagram, as: formats)
    }
    return (pictures, network.header)
  }

  private func drawnFile() throws -> ([GraphvizFormat: Data], header: [String]) {
    let document = try input.readFile()
    let attribute = groups == GroupsBy.none.rawValue ? nil : groups
    if let attribute, !document.nodeAttributes.contains(where: { $0.name == attribute }) {
      let names = document.nodeAttributes.map { "“\($0.name)”" }.joined(separator: ", ")
      throw CommandError(
        "nodes have no attribute “\(attribute)”",
        advice: names.isEmpty ? "they have none at all" : "group by one of \(names)")
    }
    let pictures = try drawn { renderer, formats in
      try renderer.render(
        document, name: input.fileName, title: title, groupedBy: attribute,
        language: input.language, as: formats)
    }
    return (pictures, [])
  }

  private func drawn(
    _ draw: (DiagramRenderer, [GraphvizFormat]) throws -> [GraphvizFormat: Data]
  ) throws -> [GraphvizFormat: Data] {
    let renderer = DiagramRenderer(
      GraphvizRenderer(secondsLimit: timeLimit), dotsPerInch: dpi)
    var formats: [GraphvizFormat] = []
    for file in output {
      let format = try format(of: file)
      if !formats.contains(format) { formats.append(format) }
    }
    do {
      return try Progress.during("drawing", isQuiet: input.quiet) { try draw(renderer, formats) }
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
    switch groups.flatMap(GroupsBy.init) ?? .country {
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
