import EntenteDrawing

/// Nodes near those that they are tied to, each group in a panel of its own.
///
/// Graphviz lays out each group by itself, then the groups as boxes; so panels never overlap.
struct OrganicLayout {
  private static let mostForStress = 400

  private let problem: LayoutProblem
  private let neighbors: [[Int]]
  private let measure: (_ dot: String, _ engine: GraphvizEngine) throws(GraphvizError) -> Measure

  init(
    problem: LayoutProblem,
    measure: @escaping (_ dot: String, _ engine: GraphvizEngine) throws(GraphvizError) -> Measure
  ) {
    (self.problem, self.measure) = (problem, measure)
    neighbors = Self.neighbors(problem)
  }

  /// Returns the layout.
  func layout() throws(GraphvizError) -> Layout {
    let homes = homes()
    let groups = Set(homes.compactMap { $0 }).sorted()
    var offsets = [Point](repeating: Point(x: 0, y: 0), count: problem.items.count)
    var sizes: [Int: Layout.Box] = [:]
    for group in groups {
      let members = problem.items.indices.filter { homes[$0] == group }
      let (centers, box) = try arranged(members, heading: problem.headingWidths[group])
      let middle = Point(x: (box.left + box.right) / 2, y: (box.bottom + box.top) / 2)
      for (member, center) in zip(members, centers) {
        offsets[member] = Point(x: center.x - middle.x, y: center.y - middle.y)
      }
      sizes[group] = box
    }
    let boxes = try arrangedBoxes(homes, sizes)
    var centers: [Point] = []
    for item in problem.items.indices {
      let base = boxes[homes[item].map { "g\($0)" } ?? "i\(item)"] ?? Point(x: 0, y: 0)
      centers.append(Point(x: base.x + offsets[item].x, y: base.y + offsets[item].y))
    }
    let panels = problem.headingWidths.indices.map { group -> Layout.Box? in
      guard let size = sizes[group], let center = boxes["g\(group)"] else { return nil }
      return Layout.Box(around: center, Outline(width: size.width, height: size.height))
    }
    let roaming = problem.items.indices.filter { isRoaming($0, homes) }
    var places = FreePlaces(
      items: zip(problem.items, centers).enumerated().filter { !roaming.contains($0.offset) }
        .map { Layout.Box(around: $1.1, $1.0.shape) },
      panels: panels.compactMap { $0 })
    for joint in roaming {
      let ends = neighbors[joint].map { centers[$0] }
      centers[joint] = places.take(problem.items[joint].shape, near: Point.mean(ends))
    }
    return Layout(
      centers: centers,
      routes: try Routing(problem: problem, centers: centers, measure: measure).routes(),
      panels: panels, name: .organic)
  }

  private func place(
    _ dot: String, _ engine: GraphvizEngine
  ) throws(GraphvizError) -> [String: Point] {
    try measure(dot, engine).centers
  }

  /// Whether an item is a joint between groups: it stands amid those that it joins.
  private func isRoaming(_ item: Int, _ homes: [Int?]) -> Bool {
    problem.items[item].isJoint && homes[item] == nil
      && neighbors[item].contains { problem.items[$0].group != nil }
  }

  private static func neighbors(_ problem: LayoutProblem) -> [[Int]] {
    var neighbors = [[Int]](repeating: [], count: problem.items.count)
    for link in problem.links where link.source != link.target {
      neighbors[link.source].append(link.target)
      neighbors[link.target].append(link.source)
    }
    return neighbors
  }

  /// The group of each item; a joint is at home where all its ends are.
  private func homes() -> [Int?] {
    var ends = [Set<Int?>](repeating: [], count: problem.items.count)
    for link in problem.links {
      for (item, other) in [(link.source, link.target), (link.target, link.source)]
      where problem.items[item].isJoint {
        ends[item].insert(problem.items[other].group)
      }
    }
    return problem.items.indices.map { item in
      guard problem.items[item].isJoint else { return problem.items[item].group }
      return ends[item].count == 1 ? ends[item].first ?? nil : nil
    }
  }

  /// Places the members of a group, and returns the room that its panel takes.
  private func arranged(
    _ members: [Int], heading: Double
  ) throws(GraphvizError) -> (centers: [Point], box: Layout.Box) {
    let isMember = Set(members)
    var lines = graph(separation: 7)
    lines += members.map { node("i\($0)", problem.items[$0].shape) }
    // A hub in the middle keeps those that are tied to nobody here from drifting away.
    lines.append("hub [shape=point, width=0.01, height=0.01];")
    lines += members.map { "hub -- i\($0) [len=1.2, weight=0.2];" }
    for link in problem.links
    where isMember.contains(link.source) && isMember.contains(link.target) {
      lines.append("i\(link.source) -- i\(link.target) [len=1.2];")
    }
    let places =
      members.count == 1
      ? [:] : try place((lines + ["}"]).joined(separator: "\n"), engine(members.count))
    let centers = members.map { places["i\($0)"] ?? Point(x: 0, y: 0) }
    var box = Layout.Box(around: centers[0], problem.items[members[0]].shape)
    for (member, center) in zip(members, centers) {
      box = box.union(Layout.Box(around: center, problem.items[member].shape))
    }
    box = box.grown(by: problem.panelMargin)
    box.top += problem.headingHeight
    let missing = heading + 24 - box.width
    if missing > 0 { (box.left, box.right) = (box.left - missing / 2, box.right + missing / 2) }
    return (centers, box)
  }

  /// Places the panels, and the items that are in none.
  private func arrangedBoxes(
    _ homes: [Int?], _ sizes: [Int: Layout.Box]
  ) throws(GraphvizError) -> [String: Point] {
    func name(_ item: Int) -> String { homes[item].map { "g\($0)" } ?? "i\(item)" }
    var lines = graph(separation: 16)
    for (group, box) in sizes.sorted(by: { $0.key < $1.key }) {
      lines.append(node("g\(group)", Outline(width: box.width, height: box.height)))
    }
    let free = problem.items.indices.filter { homes[$0] == nil && !isRoaming($0, homes) }
    lines += free.map { node("i\($0)", problem.items[$0].shape) }
    // Boxes that are tied should just not touch, so a tie is as long as they are wide.
    func radius(_ item: Int) -> Double {
      let box = homes[item].flatMap { sizes[$0] }
      let shape = problem.items[item].shape
      return ((box?.width ?? shape.width) + (box?.height ?? shape.height)) / 4
    }
    var ties: [String: (count: Int, length: Double)] = [:]
    func tie(_ first: Int, _ second: Int) {
      let names = [name(first), name(second)].sorted()
      guard names[0] != names[1] else { return }
      let length = (radius(first) + radius(second) + 30) / 72
      ties["\(names[0]) -- \(names[1])", default: (0, length)].count += 1
    }
    for (item, others) in neighbors.enumerated() {
      // What a joint joins is tied to one another.
      if isRoaming(item, homes) {
        for (index, end) in others.enumerated() {
          for other in others[(index + 1)...] { tie(end, other) }
        }
      } else {
        for other in others where item < other && !isRoaming(other, homes) { tie(item, other) }
      }
    }
    for (tie, (count, length)) in ties.sorted(by: { $0.key < $1.key }) {
      lines.append("\(tie) [weight=\(min(count, 20)), len=\(DOTAttributes.number(length))];")
    }
    guard sizes.count + free.count > 1 else { return [:] }
    return try place(
      (lines + ["}"]).joined(separator: "\n"), engine(sizes.count + free.count))
  }

  private func engine(_ count: Int) -> GraphvizEngine {
    count <= Self.mostForStress ? .neato : .sfdp
  }

  private func graph(separation: Int) -> [String] {
    [
      "graph layout {",
      "graph [overlap=prism, overlap_scaling=-3, sep=\"+\(separation)\", splines=false];",
      "node [label=\"\", fixedsize=true];",
    ]
  }

  private func node(_ name: String, _ shape: Outline) -> String {
    "\(name) [shape=box, \(shape.sizeText)];"
  }
}
