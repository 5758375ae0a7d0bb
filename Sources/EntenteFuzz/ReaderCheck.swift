package import EntenteData
package import EntenteFormats
import EntenteGraphviz
import EntenteSQLite

/// What holds of a reader whatever it is given: it reads or refuses, and what it has read can be
/// written and read again, in its own format and as node-link JSON.
package struct ReaderCheck {
  /// Something that does not hold.
  package struct Finding: Error, CustomStringConvertible {
    package let description: String
  }

  /// What became of an input.
  package enum Outcome {
    case read(warnings: [Problem])
    case refused(Problem)
  }

  /// What the format needs besides.
  package static let tools: GraphTools = {
    var tools = GraphTools()
    tools.addGraphviz()
    tools.addSQLite()
    return tools
  }()

  private let format: GraphFormat
  private var given: InputFolder
  private var written: [(format: GraphFormat, folder: InputFolder)]

  /// Creates the check of a reader.
  ///
  /// - Parameters:
  ///   - format: The format that it reads.
  ///   - folder: Where inputs are laid out; the last one stays there until ``finish()``.
  /// - Throws: An error if the folder cannot be made.
  package init(_ format: GraphFormat, folder: String) throws {
    self.format = format
    given = try InputFolder("\(folder)/given", format)
    let formats = [format] + (format.id == GraphFormat.nodeLinkJSON.id ? [] : [.nodeLinkJSON])
    written = try formats.filter(\.canWrite).map {
      ($0, try InputFolder("\(folder)/written-\($0.id)", $0))
    }
  }

  /// Tries an input.
  ///
  /// - Throws: A ``Finding``.
  package mutating func outcome(_ input: Input) throws -> Outcome {
    try given.write(input)
    // By what a file starts with, another reader may be chosen, or none.
    _ = try? GraphFormat.recognized(given.path)
    let reading: GraphReading
    do throws(Problem) {
      reading = try GraphReading(given.path, as: format, tools: Self.tools)
    } catch {
      guard error.severity == .error, !error.message.isEmpty, !error.advice.isEmpty else {
        throw Finding(description: "the problem is not whole: \(error)")
      }
      return .refused(error)
    }
    guard reading.warnings.allSatisfy({ $0.severity == .warning }) else {
      throw Finding(description: "what was read has an error among its warnings")
    }
    // A number can mean many nodes, on which nearly all time would be spent.
    if reading.document.nodeCount <= 10_000 {
      for place in written.indices { try writeAndRead(reading.document, place) }
    }
    return .read(warnings: reading.warnings)
  }

  /// Writes a document, if a format can hold it, and reads it.
  private mutating func writeAndRead(_ document: GraphDocument, _ place: Int) throws {
    let format = written[place].format
    guard let files = try? format.files(of: GraphContent(document), tools: Self.tools) else {
      return
    }
    try written[place].folder.write(Input(files))
    let path = written[place].folder.path
    let again: GraphDocument
    do throws(Problem) {
      again = try GraphReading(path, as: format, tools: Self.tools).document
    } catch {
      throw Finding(description: "what was read is refused as \(format.id): \(error)")
    }
    let (first, second) = (
      PlainDocument(document.changed(by: format), format), PlainDocument(again, format)
    )
    guard let difference = first.difference(from: second) else { return }
    throw Finding(description: "what was read is something else as \(format.id): \(difference)")
  }

  /// Removes the files.
  package func finish() {
    given.remove()
    for written in written { written.folder.remove() }
  }
}
