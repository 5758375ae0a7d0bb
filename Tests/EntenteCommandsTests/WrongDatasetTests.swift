import EntenteTestSupport
import Foundation
import Testing

/// Mutates a copy of the shipped dataset, and sees what `entente check` says of it.
@Suite struct WrongDatasetTests {
  /// A mistake, and the one line that must be said of it.
  struct Mistake: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    let change: @Sendable (String) -> String
    let line: String

    init(
      _ name: String, _ file: String, _ line: String,
      _ change: @escaping @Sendable (String) -> String
    ) {
      (testDescription, self.file, self.line, self.change) = (name, file, line, change)
    }

    /// A mistake in one place of a row.
    init(_ name: String, _ file: String, replacing old: String, with new: String, _ line: String) {
      self.init(name, file, line) { text in
        #expect(text.contains(old), "the dataset has changed: \(old)")
        return text.replacingOccurrences(of: old, with: new)
      }
    }
  }

  static let mistakes = [
    Mistake(
      "missing column", "relations.csv", replacing: "id,type,title,status,date",
      with: "id,type,title,state,date", "relations.csv:1:status: the column is missing"),
    Mistake(
      "unknown id", "parties.csv", replacing: "nist-aist-cooperation,nist,party",
      with: "nist-aist-cooperation,nits,party", "parties.csv:86:entity: there is no entity “nits”"),
    Mistake(
      "duplicate id", "entities.csv", replacing: "google,company,Google,US,,",
      with: "google,company,Google,US,,\ngoogle,company,Google again,US,,",
      "entities.csv:10:id: “google” is there already, at entities.csv:9"),
    Mistake(
      "bad date", "relations.csv", replacing: "in-force,2022-05,", with: "in-force,2022-13,",
      "relations.csv:42:date: “2022-13” is not a date"),
    Mistake(
      "party without a relation", "parties.csv",
      replacing: "nist-aist-cooperation,nist,party,stated,",
      with: "nist-aist-cooperation,nist,party,stated,\nno-such-cooperation,nist,party,stated,",
      "parties.csv:87:relation: there is no relation “no-such-cooperation”"),
    Mistake(
      "negative amount", "relations.csv", replacing: "110000000", with: "-110000000",
      "relations.csv:3:amount: "),
    Mistake(
      "excerpt too long", "evidence.csv", replacing: "日本政府支持的Rapidus公司",
      with: String(repeating: "长", count: 41),
      "evidence.csv:56:excerpt: the excerpt has 41 characters"),
    Mistake(
      "quote not closed", "sources.csv", replacing: "日美科技合作", with: "\"日美科技合作",
      "sources.csv:2: "),
  ]

  @Test(arguments: mistakes) func `a mistake is one line with its place`(mistake: Mistake) throws {
    let folder = try copy { name, text in name == mistake.file ? mistake.change(text) : text }
    let outcome = try Terminal.run("check", folder.path)
    #expect(outcome.status == 1)
    let errors = (outcome.output + outcome.errors).split(separator: "\n").filter {
      $0.contains(".csv:") && !$0.contains("warning: ")
    }
    #expect(errors.count == 1, "\(errors)")
    #expect(errors.first?.contains(mistake.line) == true, "\(errors)")
    #expect(errors.first?.contains("; ") == true, "it says what to do")
  }

  @Test func `broken UTF-8 is one line with its place`() throws {
    let folder = try copy { _, text in text }
    let file = folder.url.appending(path: "entities.csv")
    var bytes = try Data(contentsOf: file)
    let line = 5
    let breaks = bytes.indices.filter { bytes[$0] == 0x0A }
    bytes.insert(0xE6, at: breaks[line - 2] + 3)
    try bytes.write(to: file)
    let outcome = try Terminal.run("check", folder.path)
    #expect(outcome.status == 1)
    let errors = (outcome.output + outcome.errors).split(separator: "\n").filter {
      $0.contains(".csv:")
    }
    #expect(errors.count == 1, "\(errors)")
    #expect(
      errors.first?.contains("entities.csv:5: the line is not valid UTF-8") == true, "\(errors)")
  }

  @Test func `a byte order mark and CRLF change nothing`() throws {
    let folder = try copy { name, text in
      name.hasSuffix(".csv") ? "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n") : text
    }
    let outcome = try Terminal.run("check", folder.path)
    #expect(outcome.status == 0)
    try expectSameResults(folder)
  }

  @Test func `shuffled rows change no byte of any result`() throws {
    let folder = try copy { name, text in
      guard name.hasSuffix(".csv") else { return text }
      let lines = text.split(separator: "\n")
      return ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
    }
    try expectSameResults(folder)
  }

  /// The results of a folder are those of the shipped dataset, byte for byte.
  private func expectSameResults(_ folder: TemporaryFolder) throws {
    for command in [
      ["rank", "--format", "json"], ["clusters", "--format", "csv"], ["info"],
      ["rank", "--projection", "flows"], ["draw", "-o", "-"],
      ["export", "--format", "dot", "-o", "-"], ["export", "--format", "json", "-o", "-"],
    ] {
      let arguments = command.dropFirst() + ["--quiet"]
      let ours = try Terminal.run([command[0], Terminal.dataset.path] + arguments)
      let theirs = try Terminal.run([command[0], folder.path] + arguments)
      #expect(ours.status == 0 && !ours.output.isEmpty, "\(command): \(ours.errors)")
      #expect(ours.output == theirs.output, "\(command)")
    }
  }

  /// A copy of the dataset with changed files.
  private func copy(_ change: (String, String) throws -> String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Terminal.dataset.path)
    where name.hasSuffix(".csv") || name == "datapackage.json" {
      let text = try String(
        contentsOf: Terminal.dataset.appending(path: name), encoding: .utf8)
      try change(name, text).write(
        to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
    }
    return folder
  }
}
