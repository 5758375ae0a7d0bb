import Foundation
import Testing

@testable import EntenteData

@Suite struct DatasetPackageTests {
  private static let shipped = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "graphs/japan-us-2025")

  @Test func `the tables of the shipped dataset are written as they were by hand`() throws {
    let (dataset, _) = try Dataset.read(folder: Self.shipped.path)
    let files = dataset.packageFiles
    #expect(files.map(\.name) == ["datapackage.json"] + Table.allCases.map { "\($0).csv" })
    for file in files.dropFirst() {
      let written = try String(
        contentsOf: Self.shipped.appending(path: file.name), encoding: .utf8)
      #expect(lines(file.text) == lines(written), "\(file.name)")
    }
  }

  @Test func `what is written is read back, license and all, and written as the same bytes`()
    throws
  {
    let (dataset, _) = try Dataset.read(folder: Self.shipped.path)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in dataset.packageFiles {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    let (again, warnings) = try Dataset.read(folder: folder.path)
    #expect(warnings.isEmpty)
    #expect(again.tables == dataset.tables)
    #expect(again.metadata == dataset.metadata)
    #expect(again.metadata.licenses?.first?.name == "CC-BY-4.0")
    #expect(again.packageFiles == dataset.packageFiles)
  }

  @Test func `the descriptor of the shipped dataset is written with all that it says of tables`()
    throws
  {
    let (dataset, _) = try Dataset.read(folder: Self.shipped.path)
    let written = try #require(dataset.packageFiles.first).text
    let shipped = try Data(contentsOf: Self.shipped.appending(path: "datapackage.json"))
    let objects = try [Data(written.utf8), shipped].map { data in
      try #require(JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }
    #expect(objects[0] == objects[1])
    let tables = Dictionary(grouping: dataset.metadata.tables.values, by: \.title)
    #expect(tables.count == Table.allCases.count)
  }

  @Test func `a schema of other columns, or with a key to an unknown table, is not kept`() throws {
    let columns = #""fields":[{"name":"from"},{"name":"to"},{"name":"type"},{"name":"basis"}]"#
    let other = #"{"fields":[{"name":"from"},{"name":"to"}]}"#
    let unknown = #"[{"fields":["from"],"reference":{"resource":"deals","fields":["id"]}}]"#
    for (schema, isKept) in [
      (other, false), (#"{\#(columns),"foreignKeys":\#(unknown)}"#, false),
      (#"{\#(columns),"missingValues":["-"],"primaryKey":["from"]}"#, true),
    ] {
      let text = #"{"title":"Ties","schema":\#(schema)}"#
      let table = try JSONDecoder().decode(TableDescription.self, from: Data(text.utf8))
      let (dataset, _) = try Dataset.read(folder: Self.shipped.path)
      var metadata = dataset.metadata
      metadata.tables["links"] = table
      let changed = try Dataset(
        name: "x", title: "X", tables: dataset.tables, metadata: metadata)
      let descriptor = try #require(changed.packageFiles.first).text
      let value = try JSONDecoder().decode(DescriptorValue.self, from: Data(descriptor.utf8))
      guard case .list(let resources) = value["resources"] else { throw CancellationError() }
      let links = try #require(resources.first { $0["name"] == .text("links") })
      #expect(links["title"] == .text("Ties"))
      let key: [DescriptorValue] =
        isKept ? [.text("from")] : ["from", "to", "type"].map(DescriptorValue.text)
      #expect(links["schema"]?["primaryKey"] == .list(key))
      #expect(links["schema"]?["missingValues"] == nil)
    }
  }

  @Test(arguments: Table.allCases)
  func `the schema of a table has its columns, and its keys are columns`(table: Table) {
    let columns = table.fields.map(\.name)
    #expect(columns == table.columns)
    #expect(Set(table.primaryKey).isSubset(of: columns))
    #expect(Set(table.references.map(\.column)).isSubset(of: columns))
  }

  /// The header, then the rows in any order.
  private func lines(_ text: String) -> [Substring] {
    let lines = text.split(separator: "\n")
    return Array(lines.prefix(1)) + lines.dropFirst().sorted()
  }
}
