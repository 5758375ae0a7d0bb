/// Where links meet the sides of items: spread over the side, in the order of where they go.
struct Ports {
  private struct Port {
    let item: Int
    let side: Double
    let toward: Double
  }

  private let problem: LayoutProblem
  private let centers: [Point]
  private var ports: [Port] = []

  init(_ problem: LayoutProblem, _ centers: [Point]) {
    (self.problem, self.centers) = (problem, centers)
  }

  /// Adds the end of a link.
  ///
  /// - Parameters:
  ///   - item: The item that the link ends at.
  ///   - side: 1 for right, −1 for left.
  ///   - toward: The height at which the link comes from the next column.
  /// - Returns: The number of the port.
  mutating func add(item: Int, side: Double, toward: Double) -> Int {
    ports.append(Port(item: item, side: side, toward: toward))
    return ports.count - 1
  }

  /// The place of each port.
  func places() -> [Point] {
    var places = ports.map { centers[$0.item] }
    var sides: [Int: [Int]] = [:]
    for (index, port) in ports.enumerated() {
      sides[port.item * 2 + (port.side > 0 ? 1 : 0), default: []].append(index)
    }
    for members in sides.values {
      let sorted = members.sorted { (ports[$0].toward, $0) < (ports[$1].toward, $1) }
      let port = ports[sorted[0]]
      let shape = problem.items[port.item].shape
      let isDot = problem.items[port.item].isJoint && shape.height < 12
      let step =
        isDot ? 0 : min(9, shape.usableHeight / Double(max(sorted.count - 1, 1)))
      for (rank, index) in sorted.enumerated() {
        let height = (Double(rank) - Double(sorted.count - 1) / 2) * step
        places[index].y += height
        places[index].x += isDot ? 0 : shape.x(atHeight: height, side: port.side)
      }
    }
    return places
  }
}
