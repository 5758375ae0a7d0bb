import EntenteData
import EntenteTestSupport
import Foundation
import Testing

/// What is wrong with files, headers and the descriptor gives one line and blames nobody else.
@Suite struct DatasetReaderTests {
  private static let all = Table.allCases.map(\.rawValue)

  @Test func `the sound dataset has no problem`() throws {
    #expect(try DatasetFolder().problems().isEmpty)
    let dataset = try DatasetFolder().read().dataset
    #expect(dataset.name == "small")
    #expect(dataset.title == "A small dataset")
    #expect(dataset.tables.sources.count == 1)
    #expect(dataset.tables.entities.count == 6)
    #expect(dataset.tables.names.count == 3)
    #expect(dataset.tables.relations.count == 3)
    #expect(dataset.tables.parties.count == 8)
    #expect(dataset.tables.evidence.count == 3)
    #expect(dataset.tables.caveats.count == 1)
    #expect(dataset.tables.links.count == 2)
  }

  @Test func `every field is read into its place`() throws {
    let dataset = try DatasetFolder().read().dataset
    #expect(
      dataset.relations[1]
        == Relation(
          id: "grant", type: .funding, title: "A grant", status: .planned, date: EDTFDate("2023"),
          money: Money(1_000_000, "USD", isApproximate: true), horizon: "P10Y", fields: ["ai"],
          certainty: .uncertain))
    #expect(
      dataset.relations[0]
        == Relation(
          id: "accord", type: .agreement, title: "An accord", status: .inForce,
          date: EDTFDate("2022-05"), fields: ["chips", "ai"], episode: "talks", certainty: .stated))
    #expect(
      dataset.entities[2]
        == Entity(
          id: "lab", kind: .institute, name: "Lab, Inc.", countries: ["JP", "US"],
          note: "Says \"hello\""))
    #expect(dataset.entities[1] == Entity(id: "guests", kind: .group, name: "Guests", members: 9))
    #expect(
      dataset.sources[0]
        == Source(
          id: "report", title: "A report", publisher: "The Press",
          published: EDTFDate("2024-05-01"), retrieved: EDTFDate("2024-06-01"),
          url: "https://example.org/report", language: "en"))
    #expect(
      Array(dataset.parties(of: 0))[1]
        == Party(
          relation: "accord", entity: "ministry", role: .party, representative: "Ann Example"))
    #expect(
      dataset.tables.names[1]
        == EntityName(entity: "acme", language: "ja", name: "アクメ社", use: .alias, basis: .source))
    #expect(
      dataset.caveats
        == [
          Caveat(
            subject: "grant", column: "amount", issue: .disputed, note: "Others say two.",
            reference: "https://example.org/other")
        ])
    #expect(
      dataset.links
        == [
          Link(from: "lab", to: "university", kind: .partOf, basis: .implied),
          Link(from: "opening", to: "accord", kind: .at),
        ])
    #expect(
      dataset.evidence(of: 2).first
        == Evidence(
          relation: "opening", source: "report", locator: "p3s1", excerpt: "opens a lab",
          claim: "The university opens a lab."))
  }

  @Test(arguments: all)
  func `marks and line ends of a spreadsheet make no difference`(table: String) throws {
    var folder = DatasetFolder()
    let sound = try folder.read().dataset
    folder["\(table).csv"] = "\u{FEFF}" + folder["\(table).csv"].replacing("\n", with: "\r\n")
    let (dataset, warnings) = try folder.read()
    #expect(warnings.isEmpty)
    #expect(dataset.tables == sound.tables)
  }

  @Test func `rows of nothing but commas are left out, and TRUE is true`() throws {
    var folder = DatasetFolder()
    folder["entities.csv"] += ",,,,,\n , ,,,,\n"
    folder.replace("USD,true", in: "relations.csv", with: "USD,TRUE")
    let (dataset, warnings) = try folder.read()
    #expect(warnings.isEmpty)
    #expect(dataset.entities.count == 6)
    #expect(dataset.relations[1].money?.isApproximate == true)
  }

  @Test(arguments: all)
  func `a file that is missing`(table: String) throws {
    var folder = DatasetFolder()
    folder.files["\(table).csv"] = nil
    try folder.expectOneProblem(at: "\(table).csv", "no such file")
  }

  @Test(arguments: all)
  func `a file that is not UTF-8`(table: String) throws {
    var folder = DatasetFolder()
    folder.files["\(table).csv"]?.append(contentsOf: [0xE9, 0x0A])
    let lines = folder[("\(table).csv")].split(separator: "\n").count
    try folder.expectOneProblem(at: "\(table).csv:\(lines)", "not valid UTF-8")
  }

  @Test(arguments: all)
  func `a file with a quote that is not closed`(table: String) throws {
    var folder = DatasetFolder()
    let lines = folder["\(table).csv"].split(separator: "\n").count
    folder["\(table).csv"] += "\"never closed,,,,,\n"
    try folder.expectOneProblem(at: "\(table).csv:\(lines + 1)", "never closed")
  }

  @Test(arguments: all)
  func `a file that is empty`(table: String) throws {
    var folder = DatasetFolder()
    folder["\(table).csv"] = ""
    try folder.expectOneProblem(at: "\(table).csv:1", "empty")
  }

  @Test(arguments: all)
  func `a file with semicolons`(table: String) throws {
    var folder = DatasetFolder()
    folder["\(table).csv"] = folder["\(table).csv"].split(separator: "\n")
      .map { "\"\($0.filter { $0 != "\"" }.replacing(",", with: ";"))\"" }.joined(separator: "\n")
    try folder.expectOneProblem(at: "\(table).csv:1", "separated by semicolons")
  }

  @Test(arguments: Table.allCases)
  func `a column that is missing`(table: Table) throws {
    for column in table.columns {
      var folder = DatasetFolder()
      folder.removeColumn(column, of: "\(table).csv")
      try folder.expectOneProblem(at: "\(table).csv:1:\(column)", "the column is missing")
    }
  }

  @Test(arguments: Table.allCases)
  func `a column that nobody knows is a warning`(table: Table) throws {
    var folder = DatasetFolder()
    folder["\(table).csv"] = folder["\(table).csv"].split(separator: "\n").enumerated()
      .map { $0.offset == 0 ? "\($0.element),extra" : "\($0.element)," }.joined(separator: "\n")
    try folder.expectOneProblem(at: "\(table).csv:1:extra", "not known", isWarning: true)
  }

  @Test func `the order of columns differs from the descriptor's: a warning`() throws {
    var folder = DatasetFolder()
    folder.replace(
      "\"path\": \"links.csv\"", in: "datapackage.json",
      with: """
        "path": "links.csv", "schema": { "fields": [
          { "name": "to" }, { "name": "from" }, { "name": "type" }, { "name": "basis" } ] }
        """)
    try folder.expectOneProblem(at: "links.csv:1", "another order", isWarning: true)
  }

  @Test func `columns can stand in any order`() throws {
    var folder = DatasetFolder()
    folder["links.csv"] =
      "type,basis,to,from\npart-of,implied,university,lab\nat,stated,accord,opening\n"
    #expect(try folder.read().dataset.links == DatasetFolder().read().dataset.links)
  }

  @Test func `several slips are all said, by file and line`() throws {
    var folder = DatasetFolder()
    folder.replace("acme,company", in: "entities.csv", with: "acme,firm")
    folder.replace("Acme gives a million.", in: "evidence.csv", with: "")
    folder.replace("2022-05", in: "relations.csv", with: "soon")
    folder.replace("P10Y", in: "relations.csv", with: "long")
    folder.files["links.csv"] = nil
    let places = try folder.problems().map { problem in
      [problem.file, problem.line.map(String.init), problem.column]
        .compactMap(\.self).joined(separator: ":")
    }
    #expect(
      places == [
        "entities.csv:2:kind", "evidence.csv:3:claim", "links.csv", "relations.csv:2:date",
        "relations.csv:3:horizon",
      ])
  }

  @Test(arguments: 0..<10)
  func `shuffled rows are the same dataset`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var folder = DatasetFolder()
    folder["caveats.csv"] += "grant,amount,disputed,Others say two.,https://example.org/a\n"
    let sound = try folder.read().dataset
    for name in DatasetReaderTests.all {
      let lines = folder["\(name).csv"].split(separator: "\n")
      let rows = lines.dropFirst().shuffled(using: &generator)
      folder["\(name).csv"] = (lines.prefix(1) + rows).joined(separator: "\n")
    }
    #expect(try folder.read().dataset.tables == sound.tables)
  }

  @Test func `every dataset of the project is sound`() throws {
    let graphs = Folders.package.appending(path: "graphs")
    let names = try FileManager.default.contentsOfDirectory(atPath: graphs.path).sorted()
    for name in names {
      let folder = graphs.appending(path: name)
      guard FileManager.default.fileExists(atPath: folder.appending(path: "datapackage.json").path)
      else { continue }
      #expect(try Dataset.read(folder: folder.path).warnings.isEmpty, "\(name)")
    }
  }
}

extension DatasetFolder {
  /// Takes a column away, by a way to cut rows that does for the files here.
  fileprivate mutating func removeColumn(_ column: String, of file: String) {
    let rows = self[file].split(separator: "\n").map { row in
      // A comma in quotes is set aside for a moment.
      row.replacing("Lab, Inc.", with: "Lab; Inc.")
        .split(separator: ",", omittingEmptySubsequences: false)
    }
    guard let index = rows[0].firstIndex(of: column[...]) else { return }
    self[file] = rows.map { row in
      row.indices.filter { $0 != index }.map { row[$0].replacing("Lab; Inc.", with: "Lab, Inc.") }
        .joined(separator: ",")
    }.joined(separator: "\n")
  }
}
