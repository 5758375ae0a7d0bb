import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Synchronization
import Testing

@testable import EntenteAnalysis

@Suite struct RankingTests {
  @Test func `tied actors share the best rank, the next rank skips, and ids decide the order`()
    throws
  {
    var records = Records()
    records.agree("hub", "d")
    records.agree("c", "hub")
    records.agree("b", "hub")
    records.agree("b", "a")
    // hub 3 ties, b 2, and a, c and d 1 each.
    let network = try records.network()
    let ranking = try Ranking(network, by: [.degree])
    #expect(ranking.rows.map { network.id(of: $0.node) } == ["hub", "b", "a", "c", "d"])
    #expect(ranking.rows.map { $0.ranks[0] } == [1, 2, 3, 3, 3])
    #expect(Ranking.ranks([2, 5, 5, 1, 2]) == [3, 1, 1, 5, 3])
  }

  @Test func `a ranking tells its share of the whole, measure after measure`() throws {
    var records = Records()
    for number in 0..<20 { records.agree("n\(number)", "n\((number + 1) % 20)") }
    let network = try records.network()
    let shares = Mutex<[Double]>([])
    let execution = Execution { share in shares.withLock { $0.append(share) } }
    _ = try execution.run { try Ranking(network, by: [.betweenness, .closeness, .harmonic]) }
    let told = shares.withLock { $0 }
    #expect(told == told.sorted() && told.last == 1)
    for measure in 0..<3 {
      let (start, end) = (Double(measure) / 3, Double(measure + 1) / 3)
      #expect(told.contains { $0 > start && $0 <= end }, "\(told)")
    }
  }

  @Test func `values that differ by rounding are tied and others are not`() {
    #expect(Ranking.ranks([0.1 + 0.2, 0.3]) == [1, 1])
    #expect(Ranking.ranks([1, 1 + 1e-6]) == [2, 1])
    #expect(Ranking.ranks([0, 0, 1e-300]) == [2, 2, 1])
    #expect(Ranking.ranks([]) == [])
    #expect(Ranking.ranks([5, .infinity, 7, .infinity]) == [4, 1, 3, 1])
    let smallest = Double.leastNonzeroMagnitude
    #expect(Ranking.ranks([-1, -0.0, -2, 0, 3, -1e300, smallest]) == [5, 3, 6, 3, 1, 7, 2])
  }

  @Test func `who has no value has no rank and comes last`() throws {
    #expect(Ranking.ranks([nil, 1, nil, 2]) == [nil, 2, nil, 1])
    var records = Records()
    records.agree("m", "n")
    records.add("gift", .funding, [("alone", .funder)])
    let network = try records.network()
    let ranking = try Ranking(
      network, by: [.closeness, .eigenvector, .degree, .harmonic, .betweenness])
    #expect(ranking.rows.map { network.id(of: $0.node) } == ["m", "n", "alone"])
    let last = try #require(ranking.rows.last)
    #expect(last.values == [nil, nil, 0, 0, 0])
    #expect(last.ranks == [nil, nil, 3, 3, 1])
    // m and n reach one of two others, at distance 1: 1 · 1/2 each.
    #expect(ranking.rows[0].values == [0.5, 1, 1, 0.5, 0])
    #expect(ranking.rows[0].ranks == [1, 1, 1, 1, 1])
  }

  @Test(arguments: 0..<30) func `values are those of oracles written another way`(seed: Int) throws
  {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      guard network.nodes.count <= 8 else { continue }
      let ranking = try Ranking(
        network, by: [.betweennessPairs, .harmonic, .closeness, .degree, .strength, .pageRank])
      let paths = ShortestPathOracle(network.graph, by: .hops)
      let (distances, between) = (paths.distances(), paths.betweenness())
      let surfer = MatrixOracle(network.graph, by: .strengths).pageRank(damping: 0.85)
      for row in ranking.rows {
        let others = network.nodes.indices.filter { $0 != row.node }
        let reached = others.map { distances[row.node][$0] }.filter(\.isFinite)
        let edges = network.edges.filter { $0.source == row.node || $0.target == row.node }
        let neighbors = Set(edges.map { $0.source == row.node ? $0.target : $0.source })
        let share = others.isEmpty ? 0 : Double(reached.count) / Double(others.count)
        let expected: [Double?] = [
          between[row.node],
          others.isEmpty ? 0 : reached.reduce(0) { $0 + 1 / $1 } / Double(others.count),
          reached.isEmpty ? nil : share * Double(reached.count) / reached.reduce(0, +),
          Double(neighbors.count), edges.reduce(0) { $0 + $1.strength }, surfer[row.node],
        ]
        for (index, (value, wanted)) in zip(row.values, expected).enumerated() {
          let isRight =
            if let value, let wanted {
              isClose(value, wanted, tolerance: 1e-7)
            } else { (value == nil) == (wanted == nil) }
          #expect(
            isRight,
            "\(ranking.measures[index]) of \(network.id(of: row.node)): \(value as Any), \(wanted as Any)"
          )
        }
      }
    }
  }

  @Test(arguments: 0..<30) func `every measure that fits gives finite values, best first`(seed: Int)
    throws
  {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      for measure in Measure.allCases where network.graph.isDirected || !measure.needsDirection {
        let rows = try Ranking(network, by: [measure]).rows
        let values = rows.map { $0.values[0] }
        #expect(values.allSatisfy { $0?.isFinite ?? true }, "\(measure) \(projection.kind)")
        let known = values.compactMap(\.self)
        #expect(values.prefix(known.count).allSatisfy { $0 != nil })
        #expect(zip(known, known.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 * abs($0) })
        #expect(!measure.isCount || known.allSatisfy { $0 == $0.rounded() })
      }
    }
  }

  @Test(arguments: 0..<30) func `only actors have rows, and their relations are theirs`(seed: Int)
    throws
  {
    for projection in Records.projections {
      let network = try Records.random(seed: seed).network(projection)
      let dataset = network.dataset
      let ranking = try Ranking(network, by: [.relations, .episodes])
      var ranked: [String] = []
      for row in ranking.rows {
        let id = network.id(of: row.node)
        ranked.append(id)
        #expect(!id.hasPrefix("place"))
        let parts = dataset.tables.parties.filter { party in
          guard party.entity == id, party.role != .location else { return false }
          guard projection.kind == .flows, let relation = dataset.relation(party.relation) else {
            return true
          }
          let flow = dataset.relations[relation].type.rule.flow
          return party.role == flow?.first || party.role == flow?.second
        }
        let ids = Set(parts.map(\.relation))
        #expect(row.relations.map { dataset.relations[$0].id } == ids.sorted())
        let episodes = Set(row.relations.map { dataset.relations[$0].episodeID })
        #expect(row.values == [Double(ids.count), Double(episodes.count)])
      }
      let actors = dataset.entities.filter { $0.isActor && network.node($0.id) != nil }.map(\.id)
      #expect(ranked.sorted() == actors)
    }
  }

  @Test func `the usual measures of flows tell giving from getting`() throws {
    var records = Records()
    records.add("grant", .funding, [("giver", .funder), ("getter", .beneficiary)])
    let network = try records.network(Projection(.flows))
    let ranking = try Ranking(network)
    #expect(ranking.measures == Measure.usual(isDirected: true))
    #expect(ranking.rows.map { network.id(of: $0.node) } == ["giver", "getter"])
    #expect(ranking.rows.map { Array($0.values.prefix(2)) } == [[1, 0], [0, 1]])
  }

  @Test func `a measure of direction is refused where edges have none`() throws {
    var records = Records()
    records.agree("a", "b")
    let network = try records.network()
    for measure in Measure.allCases where measure.needsDirection {
      let error = #expect(throws: MeasureError.self) { try Ranking(network, by: [measure]) }
      #expect(
        error?.description.hasPrefix("\(measure.rawValue): the edges have no direction") == true)
    }
  }

  @Test func `lengths of 1 over strength prefer the stronger way`() throws {
    var records = Records()
    records.agree("a", "b")
    for time in 0..<3 {
      records.add("ab-\(time)", .agreement, [("a", .party), ("b", .party)])
      records.add("bc-\(time)", .agreement, [("b", .party), ("c", .party)])
    }
    records.agree("a", "c")
    // By hops a and c are one step apart; by length the way over b is 1/4 + 1/3 < 1.
    let hops = try Ranking(records.network(), by: [.betweennessPairs])
    let network = try records.network(Projection(length: .inverse))
    let lengths = try Ranking(network, by: [.betweennessPairs])
    #expect(hops.rows.map { $0.values[0] } == [0, 0, 0])
    #expect(lengths.rows.map { network.id(of: $0.node) } == ["b", "a", "c"])
    #expect(lengths.rows.map { $0.values[0] } == [1, 0, 0])
  }

  @Test func `no network, no rows`() throws {
    let network = try Records().network()
    for measure in Measure.allCases where !measure.needsDirection {
      #expect(try Ranking(network, by: [measure]).rows.isEmpty)
    }
  }
}
