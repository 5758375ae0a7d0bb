import ArgumentParser
import EntenteAnalysis
import EntenteCommands
import EntenteFormats
import Foundation
import Testing

/// The README names everything, and what it shows is what is printed.
@Suite struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Terminal.root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func `every command, measure and dataset is named`() throws {
    for command in Entente.configuration.subcommands {
      let name = command.configuration.commandName ?? "\(command)".lowercased()
      #expect(readme.contains("entente \(name) "), "\(name)")
    }
    let words = Set(readme.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    for measure in Measure.allCases { #expect(words.contains(measure.rawValue), "\(measure)") }
    let graphs = Terminal.root.appending(path: "graphs").path
    for dataset in try FileManager.default.contentsOfDirectory(atPath: graphs) {
      #expect(readme.contains("graphs/\(dataset)"), "\(dataset)")
    }
  }

  @Test func `the table of formats says of each what it is, and whether it is read and written`()
    throws
  {
    let table = readme.split(separator: "\n").drop {
      $0 != "| format | what it is | read | written |"
    }
    .dropFirst(2).prefix { $0.hasPrefix("|") }
    var listed: [String: [String]] = [:]
    for line in table {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.count == 4)
      for id in cells[0].split(separator: ", ") {
        #expect(listed.updateValue(Array(cells.dropFirst()), forKey: String(id)) == nil, "\(id)")
      }
    }
    #expect(Set(listed.keys) == Set(GraphFormat.all.map(\.id)))
    for format in GraphFormat.all {
      let cells = try #require(listed[format.id])
      #expect(cells[0].hasPrefix(format.title), "\(format.id) is “\(format.title)”")
      #expect((cells[1] == "yes") == format.canRead, "\(format.id)")
      #expect(cells[2] == (format.canWrite ? "yes" : "no"), "\(format.id)")
    }
  }

  @Test func `what it shows is what is printed`() throws {
    let blocks = readme.matches(of: /(?s)```console\n\$ entente ([^\n]*)\n(.*?)```/)
    #expect(blocks.count >= 5)
    for block in blocks {
      let outcome = try Terminal.run(block.1.split(separator: " ").map(String.init))
      #expect(outcome.status == 0)
      let printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      let shown = block.2.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let isCut = shown.last == "…"
      let expected = isCut ? shown.dropLast() : shown
      #expect(
        Array(printed.prefix(expected.count)) == Array(expected), "entente \(block.1)")
      #expect(isCut || printed.count == expected.count + 1, "entente \(block.1) prints more")
    }
  }

  @Test func `every file that it leads to is there`() throws {
    for link in readme.matches(of: /\]\(([^)#:]+)\)/) {
      let file = Terminal.root.appending(path: String(link.1))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(link.1)")
    }
  }
}
