// A network built in code, drawn as SVG.
//
//     swift run draw-own-network harbors.svg

import EntenteData
import EntenteDrawing
import EntenteGraphviz
import EntenteNetwork
import Foundation

// Graphviz runs in this program, started again as a child.
GraphvizWorker.serveIfAsked()

var tables = Tables()
tables.sources = [
  Source(id: "minutes", title: "Minutes of the harbor conference", author: "Secretariat")
]
tables.entities = [
  Entity(id: "port-of-east", kind: .company, name: "Port of East", countries: ["DK"]),
  Entity(id: "port-of-west", kind: .company, name: "Port of West", countries: ["SE"]),
  Entity(id: "strait-university", kind: .university, name: "Strait University", countries: ["SE"]),
  Entity(id: "ministry-of-ships", kind: .ministry, name: "Ministry of Ships", countries: ["DK"]),
]

extension Tables {
  /// Adds a relation with its parties and what the minutes say of it.
  mutating func add(
    _ relation: Relation, _ parties: [(String, Role)], said claim: String, at locator: String
  ) {
    relations.append(relation)
    self.parties += parties.map { Party(relation: relation.id, entity: $0.0, role: $0.1) }
    evidence.append(
      Evidence(
        relation: relation.id, source: "minutes", locator: locator, excerpt: relation.title,
        claim: claim))
  }
}

tables.add(
  Relation(
    id: "harbor-agreement", type: .agreement, title: "Harbor agreement", status: .inForce,
    date: EDTFDate("2024-05")),
  [("port-of-east", .party), ("port-of-west", .party)],
  said: "The two ports agreed to share their berths.", at: "p1s1")
tables.add(
  Relation(
    id: "tide-grant", type: .funding, title: "Tide grant", status: .planned,
    money: Money(2_500_000, "EUR")),
  [("ministry-of-ships", .funder), ("port-of-west", .funder), ("strait-university", .beneficiary)],
  said: "The ministry and the port will pay for a study of tides.", at: "p2s1")

let dataset = try Dataset(name: "harbors", title: "Harbors of the strait", tables: tables)
let network = try Network(dataset)
let diagram = Diagram(network)
let pictures = try DiagramRenderer().render(diagram, as: [.svg])

let path = CommandLine.arguments.dropFirst().first ?? "harbors.svg"
try pictures[.svg]?.write(to: URL(filePath: path), options: .atomic)
print("Wrote \(path) with \(diagram.nodes.count) actors and \(diagram.joints.count) joint sum")
