import EntenteDrawing

/// A sheet with a place for everything: the title above, the legend and the source line below.
struct PlacedSheet {
  private static let rowHeight = 20.0
  private static let sampleWidth = 34.0
  private static let entryGap = 18.0

  private let sheet: Sheet
  private let layout: Layout
  private let outlines: [String: Outline]
  private var text = GraphText()

  /// The graph, with all its positions.
  static func text(_ sheet: Sheet, _ layout: Layout, _ outlines: [String: Outline]) -> String {
    var placed = PlacedSheet(sheet: sheet, layout: layout, outlines: outlines)
    placed.place()
    return placed.text.text
  }

  private init(sheet: Sheet, layout: Layout, outlines: [String: Outline]) {
    (self.sheet, self.layout, self.outlines) = (sheet, layout, outlines)
  }

  private func width(_ piece: Piece) -> Double { outlines[piece.name]?.width ?? 0 }

  private mutating func place() {
    placePanels()
    for (piece, center) in zip(sheet.items, layout.centers) { text.add(piece, at: center) }
    for (edge, route) in zip(sheet.diagram.edges, layout.routes) {
      text.add(
        edge.style, from: name(edge.source), to: name(edge.target), along: route,
        id: "edge-\(SVGNames.id(edge.id))", link: edge.link)
    }
    placeFurniture()
  }

  private func name(_ id: String) -> String {
    if let node = sheet.diagram.nodes.firstIndex(where: { $0.id == id }) { return "n\(node)" }
    return "j\(sheet.diagram.joints.firstIndex { $0.id == id } ?? 0)"
  }

  private mutating func placePanels() {
    for (number, group) in sheet.diagram.groups.enumerated() {
      guard number < layout.panels.count, let box = layout.panels[number] else { continue }
      let heading = sheet.headings[number]
      text.add(panel: number, box, id: "group-\(SVGNames.id(group.id))")
      text.add(heading, at: Point(x: box.left + 12 + width(heading) / 2, y: box.top - 15))
    }
  }

  /// The rectangle of everything but furniture.
  private var box: Layout.Box {
    var box = Layout.Box(left: 0, bottom: 0, right: 0, top: 0)
    for (number, center) in layout.centers.enumerated() {
      guard let shape = outlines[sheet.items[number].name] else { continue }
      let item = Layout.Box(around: center, shape)
      box = number == 0 ? item : box.union(item)
    }
    for case let panel? in layout.panels { box = box.union(panel) }
    for point in layout.routes.joined() {
      box = box.union(
        Layout.Box(left: point.x, bottom: point.y, right: point.x, top: point.y))
    }
    return box
  }

  private mutating func placeFurniture() {
    let box = box
    let titleHeight = outlines[sheet.title.name]?.height ?? 0
    text.add(
      sheet.title,
      at: Point(x: box.left + width(sheet.title) / 2, y: box.top + 14 + titleHeight / 2))
    var y = box.bottom - 26
    let right = max(box.right, box.left + 360)
    for row in sheet.legend where !row.isEmpty {
      var x = box.left
      for entry in row {
        let needed = Self.sampleWidth + 6 + width(entry.text)
        if x > box.left, x + needed > right {
          x = box.left
          y -= Self.rowHeight
        }
        place(entry, x: x, y: y)
        x += needed + Self.entryGap
      }
      y -= Self.rowHeight
    }
    guard !sheet.diagram.sourceLine.isEmpty else { return }
    text.add(sheet.source, at: Point(x: box.left + width(sheet.source) / 2, y: y - 4))
  }

  private mutating func place(_ entry: Sheet.Entry, x: Double, y: Double) {
    let end = x + Self.sampleWidth
    text.add(entry.text, at: Point(x: end + 6 + width(entry.text) / 2, y: y))
    guard let style = entry.style, let endPiece = entry.end else {
      text.add(entry.sample, at: Point(x: x + Self.sampleWidth / 2, y: y))
      return
    }
    text.add(entry.sample, at: Point(x: x, y: y))
    text.add(endPiece, at: Point(x: end, y: y))
    let third = Self.sampleWidth / 3
    text.add(
      style, from: entry.sample.name, to: endPiece.name,
      along: [
        Point(x: x, y: y), Point(x: x + third, y: y), Point(x: end - third, y: y),
        Point(x: end, y: y),
      ], id: nil)
  }
}
