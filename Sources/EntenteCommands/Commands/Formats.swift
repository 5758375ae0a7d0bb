package import ArgumentParser
import EntenteFormats

/// `entente formats`: lists the formats of graph files.
package struct Formats: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "List the formats of graph files, and what each cannot hold.",
    discussion: "For example: entente formats --loss")

  @Argument(help: "Only these formats.")
  var formats: [String] = []

  @Flag(help: "List what each format cannot hold, and what becomes of it.")
  var loss = false

  @Option(help: "How to print: table, csv or json.")
  var format: ResultFormat = .table

  package init() {}

  package func validate() throws {
    for id in formats where GraphFormat.named(id) == nil {
      let ids = GraphFormat.all.map(\.id).joined(separator: ", ")
      throw ValidationError("There is no format '\(id)'; name one of \(ids).")
    }
  }

  package func run() throws {
    try result().emit(as: format, isQuiet: false)
  }

  func result() -> ResultTable {
    let listed =
      formats.isEmpty ? GraphFormat.all : GraphFormat.all.filter { formats.contains($0.id) }
    return loss ? lossTable(listed) : formatTable(listed)
  }

  private func formatTable(_ formats: [GraphFormat]) -> ResultTable {
    ResultTable(
      title: "Formats of graph files", notes: [],
      columns: [
        .init("format", "format"), .init("title", "what it is"), .init("reads", "read"),
        .init("writes", "written"), .init("endings", "endings"),
      ],
      rows: formats.map { format in
        [
          .text(format.id), .text(format.title), .text(format.canRead ? "yes" : "no"),
          .text(format.canWrite ? "yes" : "no"),
          .text(format.fileExtensions.map { ".\($0)" }.joined(separator: " ")),
        ]
      })
  }

  private func lossTable(_ formats: [GraphFormat]) -> ResultTable {
    ResultTable(
      title: "What formats of graph files cannot hold",
      notes: [
        "what is not listed is read back as it was written",
        "what is listed as kept is so too, but other programs may not read it",
        "what is kept in effect loses no node, edge or value, so --strict lets it pass",
      ],
      columns: [
        .init("format", "format"), .init("feature", "what it cannot hold"),
        .init("kept", "kept"), .init("outcome", "what becomes of it"),
      ],
      rows: formats.flatMap { format in
        format.losses.map { loss in
          [
            .text(format.id), .text(loss.title),
            .text(loss.isReadBack ? "yes" : loss.keepsValues ? "in effect" : "no"),
            .text(loss.outcome),
          ]
        }
      })
  }
}
