// Who stands between the others in a dataset, and which evidence says so?
//
//     swift run rank-a-dataset graphs/japan-us-2025

import EntenteAnalysis
import EntenteData
import EntenteNetwork

let folder = CommandLine.arguments.dropFirst().first ?? "graphs/japan-us-2025"
let (dataset, warnings) = try Dataset.read(folder: folder)
for warning in warnings { print(warning) }

let network = try Network(dataset, Projection(.ties, hasGroups: false))
let ranking = try Ranking(network, by: [.betweenness, .relations])

for row in ranking.rows.prefix(3) {
  let share = row.values[0] ?? 0
  print(
    "\(network.label(of: row.node, in: .english)): between \((share * 1000).rounded() / 10) % of pairs"
  )
  for relation in row.relations {
    for evidence in dataset.evidence(of: relation) {
      print("  \(evidence.claim) [\(evidence.source) \(evidence.locator)]")
    }
  }
}
