import EntenteData
import Foundation
import Testing

/// The six cases of csv-spectrum (max-mapper/csv-spectrum, 2024) with their expected values.
@Suite struct CSVConformanceTests {
  @Test(
    .enabled(if: Folders.shared("testdata/csv-a/spectrum/csvs/simple.csv") != nil),
    arguments: ["comma_in_quotes", "empty", "escaped_quotes", "newlines", "simple", "utf8"])
  func `csv-spectrum`(name: String) throws {
    let csv = try #require(Folders.shared("testdata/csv-a/spectrum/csvs/\(name).csv"))
    let json = try #require(Folders.shared("testdata/csv-a/spectrum/json/\(name).json"))
    let expected = try JSONDecoder().decode([[String: String]].self, from: Data(json))
    let table = try CSVTable(csv, file: "\(name).csv")
    let rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.fields)) }
    #expect(rows == expected)
  }
}
