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
