import Foundation
import Testing

/// What the documentation of the measures says, read from the sources.
struct DocumentationTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/EntenteGraph").standardized

  private static func page(_ name: String) throws -> String {
    let file = sources.appending(path: "EntenteGraph.docc/\(name).md")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The public functions that throw, with the lines of their documentation.
  private static func throwing() throws -> [(name: String, documentation: [Substring])] {
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var found: [(String, [Substring])] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      var documentation: [Substring] = []
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let words = line.drop { $0 == " " }
        if words.hasPrefix("///") {
          documentation.append(words.dropFirst(3))
          continue
        }
        defer { documentation = [] }
        guard words.hasPrefix("public "), let name = words.firstMatch(of: /func (\w+)/)?.1 else {
          continue
        }
        let rest = lines[number...].joined(separator: " ").prefix { $0 != "{" }
        if rest.contains("throws(GraphError)") { found.append((String(name), documentation)) }
      }
    }
    return found
  }

  @Test func `what throws says that it can be canceled`() throws {
    let throwing = try Self.throwing()
    #expect(throwing.count > 80)
    for (name, documentation) in throwing {
      #expect(documentation.contains { $0.contains("canceled") }, "\(name)")
    }
  }

  @Test func `samples try what throws`() throws {
    let throwing = try Self.throwing()
    let names = Set(throwing.map(\.name))
    // Samples are indented.
    let samples = throwing.flatMap(\.documentation).filter { $0.hasPrefix("     ") }
    let page = try Self.page("EntenteGraph").components(separatedBy: "```")[1].split(
      separator: "\n")
    for line in samples + page where !line.contains("try ") {
      let called = line.matches(of: /(\w+)\(/).map { String($0.1) }
      #expect(!called.contains("Graph") && names.isDisjoint(with: called), "\(line)")
    }
  }

  @Test func `each measure under the topics is on the page of conventions`() throws {
    let conventions = try Self.page("Conventions")
    let listed = try Self.page("EntenteGraph").matches(of: /\n- (``(?:TwoMode)?Graph\/[a-z].*``)/)
    #expect(listed.count > 80)
    for link in listed { #expect(conventions.contains(link.1), "\(link.1)") }
  }
}
