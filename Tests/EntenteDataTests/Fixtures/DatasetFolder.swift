import EntenteData
import Foundation
import Testing

/// The files of a small sound dataset, to be spoiled in one place and read.
struct DatasetFolder {
  /// The bytes of each file, by name.
  var files: [String: [UInt8]]

  /// The sound dataset.
  init() {
    let tables = [
      "sources": """
      id,title,author,publisher,published,retrieved,url,language
      report,A report,,The Press,2024-05-01,2024-06-01,https://example.org/report,en
      """,
      "entities": """
      id,kind,name,country,members,note
      acme,company,Acme,US,,
      ministry,ministry,Ministry of Science,JP,,
      university,university,University,JP,,
      lab,institute,"Lab, Inc.",JP;US,,"Says ""hello"\""
      guests,group,Guests,,9,
      tokyo,place,Tokyo,JP,,
      """,
      "names": """
      entity,language,name,use,basis
      acme,ja,アクメ,label,standard
      acme,ja,アクメ社,alias,source
      lab,zh,实验室,label,standard
      """,
      "relations": """
      id,type,title,status,date,amount,currency,approximate,horizon,fields,episode,certainty
      accord,agreement,An accord,in-force,2022-05,,,,,chips;ai,talks,stated
      grant,funding,A grant,planned,2023,1000000,USD,true,P10Y,ai,,uncertain
      opening,establishment,A lab opens,completed,,,,,,,talks,
      """,
      "parties": """
      relation,entity,role,basis,representative
      accord,ministry,party,stated,Ann Example
      accord,acme,party,implied,
      accord,tokyo,location,stated,
      grant,acme,funder,stated,
      grant,university,beneficiary,stated,
      grant,guests,beneficiary,implied,
      opening,university,founder,stated,
      opening,lab,founded,stated,
      """,
      "evidence": """
      relation,source,locator,excerpt,claim
      accord,report,p1s1,they agreed,They agreed.
      grant,report,p2s1,gives a million,Acme gives a million.
      opening,report,p3s1,opens a lab,The university opens a lab.
      """,
      "caveats": """
      subject,column,issue,note,reference
      grant,amount,disputed,Others say two.,https://example.org/other
      """,
      "links": """
      from,to,type,basis
      lab,university,part-of,implied
      opening,accord,at,stated
      """,
    ]
    let resources = tables.keys.sorted().map { #"{ "name": "\#($0)", "path": "\#($0).csv" }"# }
    files = [
      "datapackage.json": Array(
        """
        { "name": "small", "title": "A small dataset",
          "resources": [
            \(resources.joined(separator: ",\n    "))
          ] }
        """.utf8)
    ]
    for (name, text) in tables { files["\(name).csv"] = Array("\(text)\n".utf8) }
  }

  /// The text of a file.
  subscript(file: String) -> String {
    get { String(decoding: files[file] ?? [], as: UTF8.self) }
    set { files[file] = Array(newValue.utf8) }
  }

  /// Replaces text that a file has exactly once.
  mutating func replace(
    _ old: String, in file: String, with new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      self[file].ranges(of: old).count == 1, "“\(old)” in \(file)", sourceLocation: sourceLocation)
    self[file] = self[file].replacing(old, with: new)
  }

  /// Writes the files into a new folder, reads it and removes it.
  func read() throws -> (dataset: Dataset, warnings: [Problem]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      try Data(bytes).write(to: folder.appending(path: name))
    }
    return try Dataset.read(folder: folder.path)
  }

  /// Everything that is wrong with the files, errors and warnings.
  func problems() throws -> [Problem] {
    do {
      return try read().warnings
    } catch let error as DatasetError {
      return error.problems
    }
  }
}
