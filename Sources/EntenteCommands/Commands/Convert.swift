package import ArgumentParser
import EntenteData
import EntenteFormats

/// `entente convert`: reads a graph file and writes it in another format.
package struct Convert: ParsableCommand {
  package static let configuration = CommandConfiguration(
    abstract: "Write a graph file in another format, and say what that cannot hold.",
    discussion: """
      The formats are those that entente formats lists; they are told by the endings of the files, \
      or by what a file starts with. A graph in tables is a table of edges, alone or with tables of \
      nodes; those that are written as graph.nodes.csv and graph.edges.csv are read as graph.csv. \
      For example: entente convert friends.graphml -o friends.json
      """)

  @Argument(help: "The graph file; - is standard input.", completion: .file())
  var input: String

  @Option(help: "The format of the graph file, as with --read-as.")
  var from: String?

  @Option(help: "The format to write. (default: by the ending of the output)")
  var to: String?

  @OptionGroup var files: GraphFileOptions

  @OptionGroup var output: GraphOutput

  @OptionGroup var messages: MessageOptions

  package init() {}

  package func validate() throws {
    _ = try output.format(to, option: "--to")
    guard from == nil || files.readAs == nil else {
      throw ValidationError("'--from' and '--read-as' say the same; leave out one.")
    }
    _ = try GraphInput(path: input, format: from ?? files.readAs)
  }

  package func run() throws {
    let format = try output.format(to, option: "--to")
    let reading = try GraphInput(path: input, format: from ?? files.readAs, tables: files.tables)
      .read(isQuiet: messages.quiet)
    try output.write(GraphContent(reading), as: format, isQuiet: messages.quiet)
  }
}
