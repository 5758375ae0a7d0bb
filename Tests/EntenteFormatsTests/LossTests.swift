import EntenteFuzz
import EntenteGraph
import Foundation
import Testing

@testable import EntenteFormats

/// What is told as lost of a document is what is lost of it, no less and no more.
@Suite struct LossTests {
  /// Documents of every kind, those of the corpora among them.
  private static let documents: [(name: String, document: GraphDocument)] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    let read = GraphFormat.all.filter(\.canRead).flatMap { format in
      Corpus.inputs(format, in: folder.path).compactMap { name, input in
        (try? format.readBack(input)).map { ("\(format.id)/\(name)", $0) }
      }
    }
    return HostileDocuments.every + read.filter { $0.1.nodeCount < 1_000 }
  }()

  @Test(arguments: ["edgelist", "ncol", "pajek"])
  func `weights that no edge has are lost`(id: String) throws {
    var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
    document.edgeAttributes = [AttributeColumn("weight", .reals([0]), missing: [0])]
    let format: GraphFormat = try #require(GraphFormat.named(id))
    #expect(format.losses(of: document).map(\.feature) == [.edgeAttributes])
    let read = try format.readBack(format.files(of: GraphContent(document), tools: .test))
    #expect(read.edgeAttributes.isEmpty)
  }

  @Test(arguments: RoundTripTests.formats)
  func `all that is lost is told, and nothing that comes back`(id: String) throws {
    let format: GraphFormat = try #require(GraphFormat.named(id))
    #expect(Self.documents.count > 60)
    for (name, document) in Self.documents {
      let told = format.losses(of: document).filter { !$0.isReadBack }
      guard !told.contains(where: \.isRefused),
        let files = try? format.files(of: GraphContent(document), tools: .test)
      else { continue }
      let read = try format.readBack(files)
      func difference(_ losses: [GraphFormat.Loss]) -> String? {
        PlainDocument(document.changed(by: format, losing: losses), format, losing: losses)
          .difference(from: PlainDocument(read, format, losing: losses))
      }
      #expect(difference(told) == nil, "\(name): lost but not told")
      for loss in told {
        #expect(
          difference(told.filter { $0 != loss }) != nil, "\(name): \(loss.feature) is not lost")
      }
    }
  }
}
