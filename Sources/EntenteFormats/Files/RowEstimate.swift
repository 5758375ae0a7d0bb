/// How many rows a file is likely to have.
enum RowEstimate {
  /// Returns for how many rows to make room, given how many there are in the first bytes.
  ///
  /// That is a sixteenth more than expected: memory that is never touched costs nothing, and to move
  /// all rows to a larger place much.
  static func room(for rowCount: Int, in first: Int, of byteCount: Int) -> Int {
    let factor = byteCount / max(1, first) + 1
    return rowCount * (factor + factor / 16)
  }
}
