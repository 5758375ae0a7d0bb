import ArgumentParser
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteCommands

/// What `entente check` says, and where.
@Suite struct CheckTests {
  @Test func `a sound dataset is one line with its counts`() throws {
    let outcome = try Terminal.run("check", "graphs/japan-us-2025/")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("japan-us-2025 is sound: 39 actors, 3 places, 45 relations"))
    #expect(outcome.output.split(separator: "\n").count == 1)
    let quiet = try Terminal.run("check", "graphs/japan-us-2025", "--quiet")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test func `problems are lines on standard output and nothing else is said`() throws {
    let outcome = try Terminal.run("check", "graphs")
    #expect(outcome.status == 1 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("graphs/datapackage.json: there is no such file"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func `a text that is not the source makes a problem of every excerpt`() throws {
    let folder = try TemporaryFolder()
    try Data("Another text.\n".utf8).write(to: folder.url.appending(path: "a.txt"))
    let outcome = try Terminal.run(
      "check", "graphs/japan-us-2025", "--source", "article=\(folder.path("a.txt"))")
    #expect(outcome.status == 1 && outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 69)
    #expect(lines.allSatisfy { $0.hasPrefix("\(folder.path("a.txt")):p") })
  }

  @Test func `a copy with every excerpt at its place proves them`() throws {
    let folder = try copyOfDataset()
    let evidence = """
      relation,source,locator,excerpt,claim
      r,s,p1s2,an excerpt,A claim.
      """
    let tables = [
      "evidence": evidence,
      "sources": "id,title,author,publisher,published,retrieved,url,language\ns,S,,,,,,\n",
      "entities": "id,kind,name,country,members,note\na,company,A,,,\nb,company,B,,,\n",
      "relations":
        "id,type,title,status,date,amount,currency,approximate,horizon,fields,episode,certainty\n"
        + "r,agreement,R,,,,,,,,,stated\n",
      "parties":
        "relation,entity,role,basis,representative\nr,a,party,stated,\nr,b,party,stated,\n",
      "names": "entity,language,name,use,basis\n", "links": "from,to,type,basis\n",
      "caveats": "subject,column,issue,note,reference\n",
    ]
    for (name, text) in tables {
      try Data(text.utf8).write(to: folder.url.appending(path: "\(name).csv"))
    }
    let copy = folder.path("copy.txt")
    for (text, status) in [
      ("First。Here is an excerpt。Last。", Int32(0)), ("Here is an excerpt。Second。", 1),
      ("First。Nothing。", 1),
    ] {
      try Data(text.utf8).write(to: URL(filePath: copy))
      let outcome = try Terminal.run("check", folder.path, "--source", "s=\(copy)")
      #expect(outcome.status == status, "\(text): \(outcome.output) \(outcome.errors)")
      #expect((status == 0) == outcome.output.contains("1 excerpt of 1 stands at its place"))
    }
  }

  @Test(arguments: [
    ("article=no-such-file", 1, "no-such-file: the file cannot be read"),
    ("nothing=README.md", 1, "there is no source “nothing”; name one of article"),
    ("README.md", 64, "'--source' takes an id and a file"),
  ])
  func `a copy that cannot be read is one line`(source: String, status: Int, says: String) throws {
    let outcome = try Terminal.run("check", "graphs/japan-us-2025", "--source", source)
    #expect(outcome.status == status && outcome.output.isEmpty)
    #expect(outcome.errorLines.first?.hasPrefix("Error: \(says)") == true, "\(outcome.errors)")
    #expect(status == 64 || outcome.errorLines.count == 1)
  }

  @Test func `with strict a warning is an error, and is said even when quiet`() throws {
    let folder = try copyOfDataset()
    // A resource that nothing knows is a warning.
    let file = folder.url.appending(path: "datapackage.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: #""resources": ["#))
    try text.replacingCharacters(
      in: start, with: #""resources": [{"name": "pictures", "path": "pictures.csv"},"#
    ).write(to: file, atomically: true, encoding: .utf8)
    let loose = try Terminal.run("check", folder.path)
    #expect(loose.status == 0 && loose.output.contains("warning: "))
    #expect(try Terminal.run("check", folder.path, "--quiet").output.isEmpty)
    let strict = try Terminal.run("check", folder.path, "--strict", "--quiet")
    #expect(strict.status == 1 && strict.output.contains("“pictures” is not known"))
  }

  private func copyOfDataset() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Terminal.dataset.path)
    where name.hasSuffix(".csv") || name == "datapackage.json" {
      try FileManager.default.copyItem(
        at: Terminal.dataset.appending(path: name), to: folder.url.appending(path: name))
    }
    return folder
  }
}
