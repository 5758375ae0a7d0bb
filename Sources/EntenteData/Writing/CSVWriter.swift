/// Writes rows of comma-separated values as RFC 4180 says, with line feeds.
package struct CSVWriter {
  package private(set) var text = ""

  package init() {}

  package mutating func row(_ fields: [String]) {
    text += fields.map(CSVWriter.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    // By scalars: as a character, a carriage return and a line feed are neither of the two. White
    // space at an end is quoted since some readers trim it.
    let needsQuotes =
      field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
      || field.first?.isWhitespace == true || field.last?.isWhitespace == true
    return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
