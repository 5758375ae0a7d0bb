import EntenteData
import Foundation
import Testing

/// What is missing altogether is said once, where it is missed.
@Suite struct CompletenessTests {
  @Test func `a relation without parties`() throws {
    var folder = DatasetFolder()
    folder.replace(
      "opening,university,founder,stated,\nopening,lab,founded,stated,\n", in: "parties.csv",
      with: "")
    try folder.expectOneProblem(at: "relations.csv:4:id", "“opening” has no party")
  }

  @Test func `a relation without evidence`() throws {
    var folder = DatasetFolder()
    folder.replace(
      "opening,report,p3s1,opens a lab,The university opens a lab.\n", in: "evidence.csv", with: "")
    try folder.expectOneProblem(at: "relations.csv:4:id", "“opening” has no evidence")
  }

  @Test func `an entity that takes part in nothing is a warning`() throws {
    var folder = DatasetFolder()
    folder["entities.csv"] += "nobody,company,Nobody,,,\n"
    try folder.expectOneProblem(
      at: "entities.csv:8:id", "“nobody” takes part in nothing", isWarning: true)
  }

  @Test func `a document retrieved before it was published is a warning`() throws {
    var folder = DatasetFolder()
    folder.replace("2024-06-01", in: "sources.csv", with: "2024-04-30")
    try folder.expectOneProblem(at: "sources.csv:2:retrieved", "before", isWarning: true)
  }

  @Test func `an id that many rows miss is said once, at the first`() throws {
    var folder = DatasetFolder()
    folder.replace("acme,company", in: "entities.csv", with: "akme,company")
    try folder.expectOneProblem(at: "names.csv:2:entity", "there is no entity “acme”")
    folder = DatasetFolder()
    folder.replace("accord,agreement", in: "relations.csv", with: "acord,agreement")
    try folder.expectOneProblem(at: "parties.csv:2:relation", "there is no relation “accord”")
  }

  /// A row that cannot be read is the only one to blame, whoever refers to it.
  @Test(arguments: [
    ("sources.csv", "2024-05-01", "May"),
    ("entities.csv", "university,university", "university,school"),
    ("relations.csv", "opening,establishment", "opening,start"),
    ("parties.csv", "founder,stated", "founder,said"), ("links.csv", "part-of", "of"),
  ])
  func `a row that cannot be read`(file: String, old: String, new: String) throws {
    var folder = DatasetFolder()
    folder.replace(old, in: file, with: new)
    #expect(try folder.problems().count == 1)
  }

  @Test func `the only party of a relation cannot be read`() throws {
    var folder = DatasetFolder()
    folder.replace(
      "opening,university,founder,stated,\nopening,lab,founded,stated,\n", in: "parties.csv",
      with: "opening,lab,child,stated,\n")
    try folder.expectOneProblem(at: "parties.csv:8:role", "“child” is not known")
  }

  @Test func `tables that were never in a file are checked too`() throws {
    var tables = try DatasetFolder().read().dataset.tables
    #expect(try Dataset(name: "n", title: "t", tables: tables).tables == tables)
    tables.relations[1].money = Money(-1, "dollars")
    tables.entities[0].name = ""
    tables.parties.append(Party(relation: "none", entity: "acme", role: .party))
    let error = #expect(throws: DatasetError.self) {
      try Dataset(name: "n", title: "t", tables: tables)
    }
    let places = error?.problems.map {
      "\($0.file):\($0.line ?? 0):\($0.column ?? "")"
    }
    #expect(
      places == [
        "entities:1:name", "parties:9:relation", "relations:2:amount", "relations:2:currency",
      ])
    #expect(error?.description.split(separator: "\n").count == 4)
  }
}
