/// How far one word is from another.
enum Misspelling {
  /// The number of characters to add, drop, replace or swap with the next to make one of the other.
  ///
  /// Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  /// *Communications of the ACM* 7(3), 1964, pp. 171–176 (doi 10.1145/363958.363994).
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
