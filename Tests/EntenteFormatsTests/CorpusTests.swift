import EntenteData
import EntenteFuzz
import Foundation
import Testing

@testable import EntenteFormats

/// The inputs that are kept of each format: `read-…` is read, `repaired-…` is read with a warning, and
/// `refused-…` is refused.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus").path

  private static let formats = GraphFormat.all.filter(\.canRead).map(\.id)

  /// Formats with places that have no line: in the descriptor of a package, and in a database.
  private static let withoutLines = ["datapackage", "sqlite"]

  @Test(arguments: formats)
  func `what is kept is read and can be written and read again, or is refused with its place`(
    id: String
  ) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    let inputs = Corpus.inputs(format, in: Self.folder)
    for start in ["read-", "refused-"] {
      #expect(inputs.contains { $0.name.hasPrefix(start) }, "\(id) has no \(start)")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var check = try ReaderCheck(format, folder: folder)
    for (name, input) in inputs {
      let label: Comment = "\(id)/\(name)"
      switch try check.outcome(input) {
      case .read(let warnings):
        #expect(!name.hasPrefix("refused-"), label)
        #expect(!name.hasPrefix("repaired-") || !warnings.isEmpty, label)
      case .refused(let problem):
        #expect(name.hasPrefix("refused-"), "\(label): \(problem)")
        #expect(problem.file.hasPrefix(folder), "\(label): \(problem)")
        let hasLines = !Self.withoutLines.contains(id) && !name.hasSuffix(".gz")
        #expect(problem.line != nil || !hasLines, "\(label): \(problem)")
      }
    }
  }
}
