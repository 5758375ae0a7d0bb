extension DOTGraph {
  /// Notes the places of nodes that have a number that 64 bits do not hold, so that all are texts, and the
  /// labels of records that say more than the text that they are read as.
  func noteNodes(_ ids: TextColumn, _ notices: inout Notices) {
    func note(_ name: String, _ rows: [Int], _ message: String, advice: String) {
      guard let first = rows.first else { return }
      notices.add(
        "“\(name)” of “\(ids[first].prefix(80))”: \(message)", advice: advice, count: rows.count)
    }
    if let places = attribute(DOTPlaces.name) {
      let rows = places.texts.indices.filter { row in
        places.texts[row].split { ", !".contains($0) }.contains { number in
          Array(number.utf8).withUnsafeBufferPointer { NumberText.isOutOfRange($0) }
        }
      }
      note(
        DOTPlaces.name, rows, CommonNotice.outOfRange.message, advice: "write it in another unit")
    }
    if let labels = attribute("label"), let shapes = attribute("shape") {
      let marked = Set(labels.markup)
      let rows = shapes.texts.indices.filter { row in
        ["record", "mrecord"].contains(shapes.texts[row].lowercased()) && !marked.contains(row)
          && labels.texts[row].contains(/<|\\[{}|>]/)
      }
      note(
        "label", rows,
        "the label of a record was read as a text, which is written again without ports and without"
          + " backslashes before marks", advice: "keep the file if you need them")
    }
  }

  private func attribute(_ name: String) -> Attribute? {
    nodeAttributes.first { $0.name == name }
  }
}
