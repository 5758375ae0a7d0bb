import EntenteData

/// Times at which a node or a line is there, as Pajek writes them: `[3-7,9]`, and `*` for no end.
struct PajekTimes {
  /// Each interval with its first and last time, `nil` if it has none.
  private(set) var intervals: [(start: String, end: String?)] = []

  /// Reads what stands between the brackets; `nil` if it is no list of times.
  init?(_ text: String) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let times = part.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.trimming(" ") }
      guard times.count == 1 || times.count == 2, let start = times.first, let end = times.last,
        Self.isTime(start), end == "*" || Self.isTime(end)
      else { return nil }
      intervals.append((start, end == "*" ? nil : end))
    }
  }

  /// Reads a list of spells; `nil` if one of them does not start and end at whole numbers.
  init?(spells: String) {
    do throws(Problem) {
      var scanner = try JSONScanner(TextSource(Array(spells.utf8), name: "spells", .plain))
      try scanner.beginArray()
      while try scanner.nextElement() {
        let (start, end) = try Self.spell(&scanner)
        guard let start, Self.isTime(start), end.map(Self.isTime) ?? true else { return nil }
        intervals.append((start, end))
      }
      try scanner.finish()
    } catch {
      return nil
    }
  }

  private static func spell(
    _ scanner: inout JSONScanner
  ) throws(Problem) -> (start: String?, end: String?) {
    var (start, end): (String?, String?)
    try scanner.beginObject()
    while try scanner.nextName() {
      let isStart = scanner.isText("start")
      guard isStart || scanner.isText("end"), try scanner.peek() == .text else {
        try scanner.skipValue()
        continue
      }
      try scanner.readText()
      if isStart { start = scanner.text.text } else { end = scanner.text.text }
    }
    return (start, end)
  }

  /// The intervals as Pajek writes them.
  var text: String {
    "["
      + intervals.map { $0.start == $0.end ? $0.start : "\($0.start)-\($0.end ?? "*")" }
      .joined(separator: ",") + "]"
  }

  private static func isTime(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The first time.
  var start: String? { intervals.first?.start }

  /// The last time; `nil` if there is no end.
  var end: String? { intervals.last?.end }

  /// The intervals as a list, if there are several.
  var spells: String? {
    guard intervals.count > 1 else { return nil }
    return JSONValue.array(
      intervals.map { .object(["start": .text($0.start), "end": $0.end.map { .text($0) }]) }
    ).compact
  }

  /// Times written as Pajek does; `nil` if one is no whole number.
  static func text(start: String?, end: String?) -> String? {
    guard let start, isTime(start), end.map(isTime) ?? true else { return nil }
    return start == end ? "[\(start)]" : "[\(start)-\(end ?? "*")]"
  }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> String {
    String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
  }
}
