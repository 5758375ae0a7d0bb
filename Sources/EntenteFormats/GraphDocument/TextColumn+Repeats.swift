extension TextColumn {
  /// The first text that is not empty and is there before; `nil` if there is none.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  var firstRepeat: String? {
    var index = TextIndex(reserving: count)
    return indices.first { place in
      !range(place).isEmpty && withBytes(place) { index.insert($0)?.isNew ?? false } == false
    }.map { self[$0] }
  }

  /// Whether two texts that are not empty are the same.
  var hasRepeats: Bool { firstRepeat != nil }

  /// Whether no two texts are the same, not even two empty ones.
  var areDistinct: Bool {
    var index = TextIndex()
    return indices.allSatisfy { withBytes($0) { index.insert($0)?.isNew ?? false } }
  }
}
