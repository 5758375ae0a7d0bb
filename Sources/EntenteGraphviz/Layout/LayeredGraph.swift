/// Items in columns, with a bend in every column that a link passes.
struct LayeredGraph {
  /// An item, or a bend of a link.
  struct Vertex {
    var column: Int
    /// The item; `nil` of a bend.
    var item: Int?
    var width: Double
    var height: Double
    /// What must stay together: vertices of one block.
    var block: Int?
  }

  private(set) var vertices: [Vertex] = []
  /// The vertices before and after each, one column away.
  private(set) var before: [[Int]] = []
  private(set) var after: [[Int]] = []
  /// The vertices of each column, from the bottom up.
  var columns: [[Int]]
  /// The vertices of each link, from left to right; two of one column where it stays in one.
  private(set) var paths: [[Int]] = []

  init(_ problem: LayoutProblem, columns: [Int], count: Int, blockOf: (Int) -> Int?) {
    self.columns = [[Int]](repeating: [], count: count)
    for (index, item) in problem.items.enumerated() {
      add(
        Vertex(
          column: columns[index], item: index, width: item.shape.width,
          height: item.shape.height, block: blockOf(index)))
    }
    for link in problem.links {
      let isForward = columns[link.source] <= columns[link.target]
      let (start, end) = isForward ? (link.source, link.target) : (link.target, link.source)
      var path = [start]
      if columns[start] + 1 < columns[end] {
        for column in columns[start] + 1..<columns[end] {
          path.append(add(Vertex(column: column, item: nil, width: 0, height: 3, block: nil)))
        }
      }
      path.append(end)
      paths.append(path)
      guard columns[start] != columns[end] else { continue }
      for (vertex, next) in zip(path, path.dropFirst()) {
        after[vertex].append(next)
        before[next].append(vertex)
      }
    }
  }

  @discardableResult private mutating func add(_ vertex: Vertex) -> Int {
    vertices.append(vertex)
    before.append([])
    after.append([])
    columns[vertex.column].append(vertices.count - 1)
    return vertices.count - 1
  }

  func isBend(_ vertex: Int) -> Bool { vertices[vertex].item == nil }
}
