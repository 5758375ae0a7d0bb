import ArgumentParser
import Foundation

/// Makes a table of what the peer harness has measured.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a Markdown table of the lines that the peer harness writes.",
    discussion: """
      For each kernel and graph the table has our time, the fastest peer whose answer is right and
      no worse, and the ratio. With --readme the table replaces the one between the lines
      <!-- benchmark --> and <!-- /benchmark --> of that file.
      """)

  private static let marks = ("<!-- benchmark -->\n", "<!-- /benchmark -->")

  @Argument(help: "The file of JSON lines.") var results: String
  @Option(help: "The name under which our program was measured.") var own = "entente"
  @Option(help: "The folder with the graphs, for their sizes.") var graphs: String?
  @Option(help: "What machine it was.") var machine: String
  @Option(help: "The day, as YYYY-MM-DD.") var date: String
  @Option(help: "The file whose table to replace; by default it is printed.") var readme: String?

  func run() throws {
    let lines = try String(contentsOfFile: results, encoding: .utf8).split(separator: "\n")
    let measurements = try lines.enumerated().map { number, line in
      do {
        return try JSONDecoder().decode(Measurement.self, from: Data(line.utf8))
      } catch {
        throw ValidationError("\(results):\(number + 1): this is no measurement: \(error)")
      }
    }
    let table = try table(Comparison.all(measurements, own: own))
    guard let readme else { return print(table) }
    let text = try String(contentsOfFile: readme, encoding: .utf8)
    guard let start = text.range(of: Self.marks.0), let end = text.range(of: Self.marks.1),
      start.upperBound <= end.lowerBound
    else { throw ValidationError("\(readme) has no lines \(Self.marks.0)and \(Self.marks.1)") }
    let new = text[..<start.upperBound] + table + text[end.lowerBound...]
    try Data(new.utf8).write(to: URL(filePath: readme), options: .atomic)
  }

  private func table(_ comparisons: [Comparison]) throws -> String {
    var text = "Median wall times in milliseconds, \(date), \(machine); each at its best number of"
    text += " threads.\n\n| kernel | graph | Entente | fastest peer | ratio |\n"
    text += "| --- | --- | --: | --: | --: |\n"
    for comparison in comparisons {
      let ours = comparison.ours
      let best = comparison.best.map { best in
        "\(Figures.milliseconds(best.median ?? 0)) (\(best.peer)\(best.qualityText))"
      }
      text += "| \(ours.kernel) | \(try graph(ours.graph))"
      text += " | \(Figures.milliseconds(ours.median ?? 0))\(ours.qualityText)"
      text += " | \(best ?? "–") | \(comparison.ratio.map(Figures.ratio) ?? "–") |\n"
    }
    return text
  }

  /// Returns the name of a graph with its size, if that is known.
  private func graph(_ name: String) throws -> String {
    guard let graphs else { return name }
    struct Size: Decodable {
      let nodes: Int
      let edges: Int
    }
    let file = URL(filePath: graphs).appending(path: "\(name).json")
    let size = try JSONDecoder().decode(Size.self, from: Data(contentsOf: file))
    return "\(name): \(Figures.count(size.nodes)) nodes, \(Figures.count(size.edges)) edges"
  }
}
