import EntenteGraph
import EntenteTestSupport
import Testing

/// Strengths whose sum or its square is out of range.
@Suite struct SymmetricTiesTests {
  /// Two triangles and a weak tie between them, with a parallel edge and a loop.
  private func triangles(_ direction: Graph.Direction, unit: Double) -> Graph {
    let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (0, 1), (2, 3), (4, 4)]
    let strengths = [1, 1, 1, 1, 1, 1, 0.5, 0.125, 0.25]
    return graph(
      direction, 6, edges.map { Graph.Edge($0.0, $0.1) }, strengths: strengths.map { $0 * unit })
  }

  private static let units = [0x1p1023, 0x1p600, 0x1p-600, 0x1p-1019]

  @Test(arguments: [Graph.Direction.undirected, .directed], units)
  func `modularity and other qualities are those in another unit`(
    direction: Graph.Direction, unit: Double
  ) throws {
    let matrix = MatrixOracle(triangles(direction, unit: 1), by: .strengths)
    let (usual, extreme) = (triangles(direction, unit: 1), triangles(direction, unit: unit))
    for labels in everyPartition(nodeCount: 6) {
      let partition = Partition(labels: labels)
      #expect(
        isClose(
          try extreme.modularity(of: partition, by: .strengths),
          matrix.modularity(partition.communities, resolution: 1)))
      #expect(
        try extreme.conductances(of: partition, by: .strengths)
          == usual.conductances(of: partition, by: .strengths))
      #expect(
        try extreme.coverage(of: partition, by: .strengths)
          == usual.coverage(of: partition, by: .strengths))
    }
  }

  @Test(arguments: [Graph.Direction.undirected, .directed], units)
  func `the triangles are found`(direction: Graph.Direction, unit: Double) throws {
    let graph = triangles(direction, unit: unit)
    let expected = [0, 0, 0, 1, 1, 1]
    let modularity = MatrixOracle(triangles(direction, unit: 1), by: .strengths)
      .modularity(expected, resolution: 1)
    for found in [try graph.louvain(by: .strengths), try graph.leiden(by: .strengths)] {
      #expect(found.partition.communities == expected)
      #expect(isClose(found.modularity, modularity))
    }
    if direction == .undirected {
      #expect(try graph.infomap(by: .strengths).partition.communities == expected)
    }
    #expect(try graph.labelPropagation(by: .strengths).communities == expected)
    let consensus = try graph.consensusCommunities(by: .strengths, runs: 5)
    #expect(consensus.clustering.partition.communities == expected)
    #expect(try graph.girvanNewman(by: .strengths).best?.partition.communities == expected)
  }

  @Test func `the constant Potts model takes a resolution in the same unit`() throws {
    for unit in [0x1p600, 0x1p-600] {
      let found = try triangles(.undirected, unit: unit)
        .leiden(resolution: unit / 2, by: .strengths, objective: .constantPotts)
      #expect(found.partition.communities == [0, 0, 0, 1, 1, 1])
      // 6.75 within, less half for each of 6 pairs.
      #expect(found.quality == 3.75 * unit)
    }
  }

  @Test func `a quality out of range is an error`() throws {
    let graph = triangles(.undirected, unit: 0x1p1023)
    let error = #expect(throws: GraphError.self) {
      try graph.leiden(resolution: 1, by: .strengths, objective: .constantPotts)
    }
    #expect(error?.problem == .strengthsTooLarge)
  }
}
