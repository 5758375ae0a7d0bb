/// Rectangles side by side on shelves, the highest first.
struct ShelfPacking {
  struct Box {
    let width: Double
    let height: Double
  }

  /// Where the corner nearest to (0, 0) of each rectangle is.
  let corners: [(x: Double, y: Double)]

  /// Packs rectangles.
  ///
  /// - Parameters:
  ///   - boxes: The rectangles.
  ///   - gap: How far apart they are.
  init(_ boxes: [Box], gap: Double) {
    var corners = [(x: Double, y: Double)](repeating: (0, 0), count: boxes.count)
    let order = boxes.indices.sorted {
      (boxes[$1].height, boxes[$1].width, $0) < (boxes[$0].height, boxes[$0].width, $1)
    }
    let area = boxes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    // Rather wide than high.
    let limit = max(boxes.map(\.width).max() ?? 0, 1.25 * area.squareRoot())
    var (x, y, height) = (0.0, 0.0, 0.0)
    for number in order {
      let box = boxes[number]
      if x > 0, x + box.width > limit {
        (x, y) = (0, y + height + gap)
        height = 0
      }
      corners[number] = (x, y)
      x += box.width + gap
      height = max(height, box.height)
    }
    self.corners = corners
  }
}
