// The graph core by itself: two triangles joined by an edge.
//
//     swift run measure-a-graph

import EntenteGraph

let graph = try Graph(
  .undirected, nodeCount: 6,
  edges: [
    .init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3), .init(3, 4), .init(4, 5), .init(5, 3),
  ])

for (node, share) in try graph.betweenness(scale: .share).enumerated() where share > 0 {
  print("Node \(node) is between \(Int(share * 100)) % of the others")
}
let communities = try graph.leiden().partition.members()
print("Together: \(communities.map { "\($0)" }.joined(separator: " and "))")
for bridge in try graph.bridges().map({ graph.edges[$0] }) {
  print("Without the edge from \(bridge.source) to \(bridge.target) it falls apart")
}
