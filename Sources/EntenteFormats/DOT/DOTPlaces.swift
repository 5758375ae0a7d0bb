/// The places of nodes: `x`, `y` and perhaps `z` in documents, one text `pos` in DOT.
enum DOTPlaces {
  /// The name of the attribute in DOT.
  static let name = "pos"
  private static let names = ["x", "y", "z"]

  /// The columns with one of texts, such as `1.5,-2`, in the place of those of finite numbers, if these
  /// have the same rows and there is no `pos` already.
  static func written(_ columns: [AttributeColumn]) -> [AttributeColumn] {
    var taken: [Int] = []
    for name in names {
      guard
        let place = columns.firstIndex(where: { $0.name == name }),
        columns[place].defaultValue == nil, columns[place].hasAnyValue,
        columns[place].areNumbers(\.isFinite),
        taken.first.map({ columns[place].hasSameRows(as: columns[$0]) }) ?? true
      else { break }
      taken.append(place)
    }
    guard taken.count >= 2, !columns.contains(where: { $0.name == name }) else { return columns }
    let axes = taken.map { columns[$0] }
    let texts = (0..<axes[0].count).map { row in
      axes[0].hasValue(row) ? axes.compactMap { $0.pointedText(row) }.joined(separator: ",") : ""
    }
    var written = columns
    written[taken[0]] = AttributeColumn(name, .texts(TextColumn(texts)))
    for place in taken.dropFirst().sorted(by: >) { written.remove(at: place) }
    return written
  }

  /// The texts of the columns of `pos`; `nil` if a text is anything else than a place.
  ///
  /// Those of nodes that are not to be moved, which have `!` at their end, are true in a column `pin`,
  /// as Graphviz knows it too.
  static func texts(_ pos: TextColumn) -> [(name: String, texts: TextColumn)]? {
    var columns = [TextColumn(), TextColumn(), TextColumn(), TextColumn()]
    for row in pos.indices {
      var text = pos[row][...]
      let isPinned = text.hasSuffix("!")
      if isPinned { text.removeLast() }
      let pieces = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
      guard text.isEmpty ? !isPinned : (2...3).contains(pieces.count) else { return nil }
      for axis in 0..<3 {
        guard axis < pieces.count else {
          columns[axis].append("")
          continue
        }
        var piece = String(pieces[axis].trimming { $0 == " " })
        guard let number = piece.withUTF8({ NumberText.real($0) }), number.isFinite else {
          return nil
        }
        columns[axis].append(piece)
      }
      columns[3].append(isPinned ? "true" : "")
    }
    return zip(names + ["pin"], columns).filter { !$0.1.bytes.isEmpty }.map { ($0, $1) }
  }
}

extension Substring {
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> Substring {
    var rest = drop(while: isLeftOut)
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
