public import EntenteGraph

/// A small graph as a circuit, for each pair of nodes by Kirchhoff's laws.
public struct CircuitOracle {
  private let conductances: [[Double]]
  /// For each node the nodes of its component.
  private let parts: [[Int]]

  /// Fills in the conductances.
  ///
  /// - Parameters:
  ///   - graph: An undirected graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  public init(_ graph: Graph, by measure: Graph.TieMeasure) {
    let ties = MatrixOracle(graph, by: measure).ties
    conductances = ties.indices.map { row in ties.indices.map { $0 == row ? 0 : ties[row][$0] } }
    let reaches = ReachabilityOracle(graph, ignoresDirection: true).reaches
    parts = reaches.map { row in row.indices.filter { row[$0] } }
  }

  /// Returns the potentials of all nodes if a unit of current enters at one and leaves at another.
  private func potentials(_ source: Int, _ target: Int) -> [Double] {
    let part = parts[source]
    // The currents at each node add up to what enters, and the potential of the target is 0.
    var equations = part.map { node in
      part.map { other in
        node == target
          ? (other == target ? 1 : 0)
          : other == node ? conductances[node].reduce(0, +) : -conductances[node][other]
      } + [node == source ? 1 : 0]
    }
    for column in part.indices {
      let pivot = (column..<part.count).max {
        abs(equations[$0][column]) < abs(equations[$1][column])
      }
      equations.swapAt(column, pivot ?? column)
      for row in part.indices where row != column {
        let factor = equations[row][column] / equations[column][column]
        if factor == 0 { continue }
        for place in column...part.count {
          equations[row][place] -= factor * equations[column][place]
        }
      }
    }
    var potentials = [Double](repeating: 0, count: conductances.count)
    for (place, node) in part.enumerated() {
      potentials[node] = equations[place][part.count] / equations[place][place]
    }
    return potentials
  }

  /// Returns the resistances between a node and the others in its component.
  ///
  /// - Parameter node: A node.
  /// - Returns: One number for each other node.
  public func resistances(of node: Int) -> [Double] {
    parts[node].filter { $0 != node }.map { potentials(node, $0)[node] }
  }

  /// Returns the sum of the currents through a node, over all pairs of others.
  ///
  /// - Parameter node: A node.
  /// - Returns: The sum.
  public func throughput(of node: Int) -> Double {
    var sum = 0.0
    let others = parts[node].filter { $0 != node }
    for source in others {
      for target in others where source < target {
        let potentials = potentials(source, target)
        for other in others {
          sum += max(0, potentials[other] - potentials[node]) * conductances[node][other]
        }
      }
    }
    return sum
  }
}
