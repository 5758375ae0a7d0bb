import ArgumentParser
import EntenteData
import EntenteFormats

/// A graph file that is read.
struct GraphInput {
  let path: String
  private let format: GraphFormat?

  /// - Throws: `ValidationError` if there is no such format.
  init(path: String, format id: String?) throws {
    self.path = path
    format = try id.map { id in
      if let format = GraphFormat.named(id), format.canRead { return format }
      let ids = GraphFormat.all.filter(\.canRead).map(\.id).joined(separator: ", ")
      throw ValidationError("There is no format '\(id)' to read; name one of \(ids).")
    }
  }

  /// Reads the document, and says on standard error what was noticed.
  func read(isQuiet: Bool) throws -> GraphDocument {
    let reading = try Progress.during("reading", isQuiet: isQuiet) {
      try GraphReading(path, as: format, tools: .system)
    }
    if !isQuiet { reading.warnings.forEach { StandardError.say($0.description) } }
    return reading.document
  }
}
