import Foundation

/// One line of what the peer harness writes.
struct Measurement: Decodable {
  let graph: String
  let threads: Int
  let peer: String
  let version: String?
  let kernel: String
  let variant: String?
  let status: String
  let median: Double?
  let check: Check?
  let modularity: Double?
  let nmi: Double?
  let stress: Double?

  /// What the comparison with another answer gave.
  enum Check: Decodable {
    case agrees
    case differs
    /// It is the answer that others are compared with.
    case reference

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let agrees = try? container.decode(Bool.self) {
        self = agrees ? .agrees : .differs
      } else {
        _ = try container.decode(String.self)
        self = .reference
      }
    }
  }

  enum CodingKeys: String, CodingKey {
    case graph, threads, peer, version, kernel, variant, status, check, modularity, nmi, stress
    case median = "median_ms"
  }

  /// How much less good an answer may be and still count as no worse, by modularity, agreement with
  /// what was planted, and stress.
  private static let slacks = (modularity: 0.001, nmi: 0.01, stress: 0.01)

  /// Whether an answer is no worse than another, where more than one is right.
  func isNoWorse(than other: Measurement) -> Bool {
    func isNoWorse(_ own: Double?, _ other: Double?, _ slack: Double) -> Bool {
      guard let own, let other else { return true }
      return own >= other - slack
    }
    return isNoWorse(modularity, other.modularity, Self.slacks.modularity)
      && isNoWorse(nmi, other.nmi, Self.slacks.nmi)
      && isNoWorse(stress.map { -$0 }, other.stress.map { -$0 }, Self.slacks.stress)
  }

  /// How good the answer is as text, empty if nothing is known of that.
  var qualityText: String {
    [("Q", modularity), ("NMI", nmi), ("stress", stress)].map { name, value in
      value.map { ", \(name) \(Self.rounded($0))" } ?? ""
    }.joined()
  }

  private static func rounded(_ number: Double) -> String {
    number.formatted(.number.precision(.fractionLength(3)).locale(Locale(identifier: "en")))
  }
}

/// A kernel on a graph, by us and by the fastest peer whose answer is right and no worse.
struct Comparison {
  let ours: Measurement
  let best: Measurement?

  /// The peer's time divided by ours.
  var ratio: Double? {
    guard let best = best?.median, let own = ours.median, own > 0 else { return nil }
    return best / own
  }

  /// Returns a comparison for each kernel and graph of which we have a time, in the order measured.
  ///
  /// - Parameters:
  ///   - measurements: What the harness wrote, in any number of runs and of threads: the least
  ///     median of each peer counts.
  ///   - own: The name under which our program was measured.
  /// - Returns: The comparisons.
  static func all(_ measurements: [Measurement], own: String) -> [Comparison] {
    let sound = measurements.filter {
      $0.status == "ok" && $0.check != .differs && $0.median != nil
    }
    var order: [[String]] = []
    for measurement in sound where measurement.peer == own {
      let key = [measurement.kernel, measurement.graph]
      if !order.contains(key) { order.append(key) }
    }
    return order.compactMap { key in
      let rows = sound.filter { [$0.kernel, $0.graph] == key }
      guard let ours = fastest(rows.filter { $0.peer == own }) else { return nil }
      let peers = rows.filter { $0.peer != own && $0.isNoWorse(than: ours) }
      return Comparison(ours: ours, best: fastest(peers))
    }
  }

  private static func fastest(_ rows: [Measurement]) -> Measurement? {
    rows.min { ($0.median ?? .infinity) < ($1.median ?? .infinity) }
  }
}
