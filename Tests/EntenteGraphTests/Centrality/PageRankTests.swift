import EntenteGraph
import EntenteTestSupport
import Testing

@Suite struct PageRankTests {
  @Test(arguments: [0, 0.5, 0.85])
  func `every small graph agrees with a direct solution`(damping: Double) throws {
    for graph in everySmallGraph {
      let expected = MatrixOracle(graph, by: .edges).pageRank(damping: damping)
      #expect(
        isClose(try graph.pageRank(damping: damping, tolerance: 1e-13), expected), "\(graph.edges)")
    }
  }

  @Test(arguments: [0.5, 0.85, 0.99])
  func `the shares are as near as the tolerance promises`(damping: Double) throws {
    for graph in everySmallShape + randomMultigraphs.map(\.graph) {
      let expected = MatrixOracle(graph, by: .edges).pageRank(damping: damping)
      for tolerance in [1e-10, 1e-3] {
        let found = try graph.pageRank(
          damping: damping, tolerance: tolerance, maximumSteps: 10_000)
        let error = zip(found, expected).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(error <= tolerance * damping / (1 - damping) + 1e-14, "\(graph.edges)")
      }
    }
    let club = ClassicGraphs.karateClub
    let found = try club.pageRank()
    let expected = MatrixOracle(club, by: .edges).pageRank(damping: 0.85)
    #expect(zip(found, expected).reduce(0) { $0 + abs($1.0 - $1.1) } <= 1e-10 * 0.85 / 0.15)
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `random multigraphs agree with a direct solution`(measure: Graph.TieMeasure) throws {
    for (seed, graph) in randomMultigraphs {
      let expected = MatrixOracle(graph, by: measure).pageRank(damping: 0.85)
      let shares = try graph.pageRank(by: measure, tolerance: 1e-13)
      #expect(isClose(shares, expected), "seed \(seed)")
      #expect(isClose(shares.reduce(0, +), 1), "seed \(seed)")
    }
    for graph in everySmallValuedGraph {
      let expected = MatrixOracle(graph, by: measure).pageRank(damping: 0.85)
      #expect(isClose(try graph.pageRank(by: measure, tolerance: 1e-13), expected))
    }
  }

  @Test func `figures from NetworkX 3.6.1`() throws {
    let karateByStrength: [Double] = [
      0.0885003154281, 0.0574123193629, 0.0627656238481, 0.037210034818, 0.0205008010806,
      0.0338038730517, 0.0315230189646, 0.026463202686, 0.0333824834655, 0.00946349495084,
      0.0206856846949, 0.00978499814259, 0.0114742641173, 0.0334729249655, 0.0129424038483,
      0.016377443782, 0.0167522601383, 0.00967669520823, 0.00954533770916, 0.013076990053,
      0.0112248838814, 0.0113594700861, 0.0129613907456, 0.041149758203, 0.0166357327558,
      0.0286764488535, 0.0152417174085, 0.0272377267897, 0.0144792282238, 0.0282746664692,
      0.0230328460907, 0.0419881777619, 0.0759344195807, 0.0969893628343,
    ]
    let florentine: [Double] = [
      0.0303538983907, 0.0783388642216, 0.0498029575371, 0.0681799956571, 0.0686437381637,
      0.0320970016285, 0.0974235973959, 0.0306035045456, 0.144373470295, 0.0356969031939,
      0.0672032772413, 0.068885412418, 0.0606962661055, 0.0872261767517, 0.0705739463558,
      0.00990099009901,
    ]
    let karate = try ClassicGraphs.karateClub.pageRank(by: .strengths, tolerance: 1e-14)
    #expect(isClose(karate, karateByStrength))
    let families = try ClassicGraphs.florentineMarriages.pageRank(tolerance: 1e-14)
    #expect(isClose(families, florentine))
  }

  @Test func `personalized figures from NetworkX 3.6.1`() throws {
    let expected: [Double] = [
      0.102734569636, 0.0404946680251, 0.0489821637479, 0.0256585298864, 0.0119341868562,
      0.0145649877727, 0.0145649877727, 0.0170807127557, 0.0310220638884, 0.0148399052536,
      0.0119341868562, 0.00545777401193, 0.00909273241251, 0.0277571340907, 0.0160556110596,
      0.0160556110596, 0.00619011980338, 0.00928227043653, 0.0160556110596, 0.0199586917716,
      0.0160556110596, 0.00928227043653, 0.0160556110596, 0.0313083596927, 0.0141872490264,
      0.0143304200672, 0.0167301993037, 0.0241820469589, 0.0198281836156, 0.0284883669114,
      0.0251538583452, 0.0352113766724, 0.0759415019929, 0.213528426701,
    ]
    var restart = [Double](repeating: 0, count: 34)
    (restart[0], restart[33]) = (1, 3)
    let karate = try ClassicGraphs.karateClub.pageRank(restart: restart, tolerance: 1e-14)
    #expect(isClose(karate, expected))
    let dangling = graph(.directed, 5, [0: 1, 1: 2, 2: 0, 0: 3])
    let shares = try dangling.pageRank(restart: [0, 2e300, 0, 0, 1e300], tolerance: 1e-14)
    #expect(
      isClose(
        shares, [0.22395939283, 0.30997839838, 0.263481638623, 0.0951827419527, 0.107397828214]))
  }

  @Test(arguments: Graph.TieMeasure.allCases)
  func `restarting at some nodes agrees with a direct solution`(
    measure: Graph.TieMeasure
  ) throws {
    for graph in assortedGraphs where graph.nodeCount > 0 {
      let restart = (0..<graph.nodeCount).map { Double(($0 + 1) % 3) }
      let expected = MatrixOracle(graph, by: measure).pageRank(damping: 0.85, restart: restart)
      let shares = try graph.pageRank(by: measure, restart: restart, tolerance: 1e-13)
      #expect(isClose(shares, expected), "\(graph.edges)")
    }
  }

  @Test func `restarting anywhere alike is the same as not saying`() throws {
    for (seed, graph) in randomMultigraphs.prefix(40) {
      let alike = [Double](repeating: 3, count: graph.nodeCount)
      #expect(isClose(try graph.pageRank(restart: alike), try graph.pageRank()), "seed \(seed)")
    }
  }

  @Test func `no number of threads changes a digit`() throws {
    let graph = randomGraph(.directed, 2_000, 150_000, seed: 3)
    let one = try Execution(threads: 1).run { try graph.pageRank() }
    let two = try Execution(threads: 2).run { try graph.pageRank() }
    #expect(one == two)
  }

  @Test func `loops and parallel edges as in igraph 1.0.0`() throws {
    let graph = graph(.undirected, 3, [0: 0, 0: 1, 1: 2, 1: 2])
    let expected = [0.36114318706697457, 0.3758660508083141, 0.2629907621247113]
    #expect(isClose(try graph.pageRank(tolerance: 1e-14), expected))
  }

  @Test func `running out of steps is an error, not a guess`() throws {
    let graph = graph(.directed, 2, [0: 1])
    let error = #expect(throws: GraphError.self) { try graph.pageRank(maximumSteps: 2) }
    guard case .notConverged(let steps, let change) = error?.problem else {
      Issue.record("the problem is \(String(describing: error?.problem))")
      return
    }
    #expect(steps == 2 && change > 1e-10)
  }

  @Test func `strengths whose inverses are out of range count in proportion`() throws {
    let small = Double.leastNonzeroMagnitude
    let edges = [Graph.Edge(0, 1), .init(0, 2), .init(2, 0)]
    let tiny = graph(.directed, 3, edges, strengths: [small, 2 * small, small])
    let plain = graph(.directed, 3, edges, strengths: [1, 2, 1])
    #expect(try tiny.pageRank(by: .strengths) == plain.pageRank(by: .strengths))
  }

  @Test func `a graph without nodes has no shares, and one node has all`() throws {
    #expect(try graph(.directed, 0, []).pageRank() == [])
    #expect(try graph(.undirected, 1, [.init(0, 0)]).pageRank() == [1])
  }
}
