import EntenteGraph
import Testing

@testable import EntenteFormats

/// Returns a document as GEXF.
func gexf(_ document: GraphDocument, _ format: GraphFormat = .gexf) throws -> String {
  try format.files(of: GraphContent(document))[0].text
}

/// Reads GEXF in which there is nothing to warn of.
func readGEXF(_ text: String) throws -> GraphDocument {
  let reading = try GraphFormat.gexf.read(bytes: Array(text.utf8))
  #expect(reading.warnings.isEmpty)
  return reading.document
}
