import Foundation
public import EntenteGraph

/// Burt's measures of a small graph, straight from their definitions over the matrix of ties.
public struct StructuralHolesOracle {
  /// The strength of the tie between two nodes, in both directions together, without loops.
  private let ties: [[Double]]

  /// Fills in the matrix.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  public init(_ graph: Graph, by measure: Graph.TieMeasure) {
    let matrix = MatrixOracle(graph, by: measure).ties
    ties = matrix.indices.map { row in
      matrix.indices.map { $0 == row ? 0 : matrix[row][$0] + matrix[$0][row] }
    }
  }

  private func share(_ node: Int, _ other: Int) -> Double {
    ties[node][other] / ties[node].reduce(0, +)
  }

  /// Returns the contacts of a node.
  ///
  /// - Parameter node: A node.
  /// - Returns: The other nodes to which there is a tie.
  public func contacts(of node: Int) -> [Int] { ties.indices.filter { ties[node][$0] > 0 } }

  /// Returns how much each contact constrains a node.
  ///
  /// - Parameter node: A node.
  /// - Returns: One value for each contact.
  public func constraints(of node: Int) -> [Double] {
    contacts(of: node).map { contact in
      let thirds = contacts(of: node).filter { $0 != contact }
      let indirect = thirds.reduce(0) { $0 + share(node, $1) * share($1, contact) }
      let part = share(node, contact) + indirect
      return part * part
    }
  }

  /// Returns the effective size of a node's network.
  ///
  /// - Parameter node: A node.
  /// - Returns: The number of contacts less their redundancy.
  public func effectiveSize(of node: Int) -> Double {
    contacts(of: node).reduce(0) { size, contact in
      let thirds = contacts(of: node).filter { $0 != contact }
      let strongest = ties[contact].max() ?? 0
      return size + 1
        - thirds.reduce(0) { $0 + share(node, $1) * ties[contact][$1] / strongest }
    }
  }

  /// Returns how much of a node's constraint is due to few contacts, measured by its entropy.
  ///
  /// - Parameter node: A node with at least two contacts.
  /// - Returns: 1 − the entropy of the shares of the constraint in parts of the largest possible.
  public func hierarchy(of node: Int) -> Double {
    let constraints = constraints(of: node)
    let total = constraints.reduce(0, +)
    let entropy = constraints.reduce(0) { sum, part in
      part > 0 ? sum - part / total * log(part / total) : sum
    }
    return 1 - entropy / log(Double(constraints.count))
  }
}
