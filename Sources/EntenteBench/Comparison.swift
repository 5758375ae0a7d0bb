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

  /// How good the answer is, where more than one is right; more is better.
  var quality: Double? { nmi ?? modularity ?? stress.map { -$0 } }

  /// The quality as text, empty if there is none.
  var qualityText: String {
    if let nmi { return ", NMI \(Self.rounded(nmi))" }
    if let modularity { return ", Q \(Self.rounded(modularity))" }
    if let stress { return ", stress \(Self.rounded(stress))" }
    return ""
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

  /// How much less good an answer may be and still count as no worse.
  private static func slack(_ measurement: Measurement) -> Double {
    measurement.nmi == nil && measurement.modularity != nil ? 0.001 : 0.01
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
      let peers = rows.filter { row in
        guard row.peer != own else { return false }
        guard let quality = ours.quality, let other = row.quality else { return true }
        return other >= quality - slack(ours)
      }
      return Comparison(ours: ours, best: fastest(peers))
    }
  }

  private static func fastest(_ rows: [Measurement]) -> Measurement? {
    rows.min { ($0.median ?? .infinity) < ($1.median ?? .infinity) }
  }
}
