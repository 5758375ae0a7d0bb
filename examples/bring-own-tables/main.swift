// From two tables of one's own to a checked dataset and a graph file.
//
//     swift run bring-own-tables examples/bring-own-tables

import EntenteAnalysis
import EntenteData
import EntenteFormats
import EntenteNetwork
import Foundation

func rows(_ file: String) throws -> [[String: String]] {
  let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
  let table = try CSVTable(bytes, file: file)
  return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.fields)) }
}

func id(_ name: String?) -> String {
  (name ?? "").lowercased().replacing(" ", with: "-")
}

let folder = CommandLine.arguments.dropFirst().first ?? "examples/bring-own-tables"
var tables = Tables()
tables.sources = [Source(id: "annual-report", title: "Annual report")]
tables.entities = try rows("\(folder)/organizations.csv").map { row in
  Entity(
    id: id(row["name"]), kind: Entity.Kind(rawValue: row["sort"] ?? "") ?? .company,
    name: row["name"] ?? "", countries: [row["country"] ?? ""])
}
for (number, row) in try rows("\(folder)/grants.csv").enumerated() {
  let grant = "grant-\(number + 1)"
  let money = Money.amount(row["sum"] ?? "").map { Money($0, row["currency"] ?? "") }
  tables.relations.append(
    Relation(
      id: grant, type: .funding, title: "Grant \(number + 1)",
      date: EDTFDate(row["year"] ?? ""), money: money))
  tables.parties += [
    Party(relation: grant, entity: id(row["from"]), role: .funder),
    Party(relation: grant, entity: id(row["to"]), role: .beneficiary),
  ]
  tables.evidence.append(
    Evidence(
      relation: grant, source: "annual-report", locator: row["page"] ?? "",
      excerpt: "grant to \(row["to"] ?? "")",
      claim: "\(row["from"] ?? "") funds \(row["to"] ?? "")."))
}

let dataset = try Dataset(name: "grants", title: "Grants of the north", tables: tables)
let network = try Network(dataset, Projection(.flows))
for total in MoneyTotals(network).total { print("In all: \(total.text(in: .english))") }
for row in MoneyTotals(network).rows where !row.received.isEmpty {
  print("\(row.entity) got \(row.received.map { $0.text(in: .english) }.joined(separator: " + "))")
}
for file in try GraphFormat.nodeLinkJSON.files(of: GraphContent(network)) {
  print("The graph as node-link JSON has \(file.text.utf8.count) bytes")
}
