import EntenteData

/// The time at which something starts, or at which it ends, both included; `nil` without a bound.
struct GEXFSpell: Equatable {
  var start: String?
  var end: String?

  /// The spell as an object.
  var json: JSONValue {
    .object(["start": start.map { .text($0) }, "end": end.map { .text($0) }])
  }

  /// The spell that an object is; `nil` if it says anything else.
  init?(_ value: JSONValue) {
    guard case .object(let members) = value, !members.isEmpty else { return nil }
    for member in members {
      guard case .text(let text) = member.value else { return nil }
      switch member.name {
      case "start": start = text
      case "end": end = text
      default: return nil
      }
    }
    guard json == value else { return nil }
  }

  init(start: String?, end: String?) { (self.start, self.end) = (start, end) }

  /// The spells that a structure is, if it is a list of such and of nothing else.
  static func list(_ structure: String) -> [GEXFSpell]? {
    guard case .array(let values)? = JSONValue(compact: structure), !values.isEmpty else {
      return nil
    }
    let spells = values.compactMap(GEXFSpell.init)
    return spells.count == values.count ? spells : nil
  }

  /// The spells of an attribute `intervals`, such as `<[1, 2]; [4, 5]>`; `nil` if it has none.
  static func intervals(_ text: String) -> [GEXFSpell]? {
    let lists = inner(text).split(separator: ";").map { words($0) }
    guard !lists.isEmpty, lists.allSatisfy({ $0.count == 2 }) else { return nil }
    return lists.map { GEXFSpell(start: bound($0[0]), end: bound($0[1])) }
  }

  /// Whether a bound in an attribute `intervals` is itself left out, as in `<[1, 2)>`.
  static func hasOpenBound(_ intervals: String) -> Bool {
    inner(intervals).split(separator: ";").contains { interval in
      let words = words(interval)
      let ends = interval.filter { !$0.isWhitespace }
      return ends.first == "(" && words.first.flatMap(bound) != nil
        || ends.last == ")" && words.last.flatMap(bound) != nil
    }
  }

  /// The spells of an attribute `timestamps`, such as `<[1, 2]>`; `nil` if it has none.
  static func timestamps(_ text: String) -> [GEXFSpell]? {
    let words = words(inner(text))
    return words.isEmpty ? nil : words.map { GEXFSpell(start: $0, end: $0) }
  }

  private static func inner(_ text: String) -> Substring {
    var text = text[...]
    while let last = text.last, last.isWhitespace || last == ">" { text.removeLast() }
    return text.drop { $0.isWhitespace || $0 == "<" }
  }

  private static func words(_ text: Substring) -> [String] {
    text.split { $0.isWhitespace || "[],()".contains($0) }.map(String.init)
  }

  private static func bound(_ word: String) -> String? {
    word.lowercased().contains("infinity") ? nil : word
  }
}

/// How the times of a graph are written.
enum GEXFTimeFormat: String {
  case integer
  case double
  case date
  case dateTime
  /// Dates, some of them without a month or a day. GEXF has no such: they are written as their first
  /// or last days.
  case partialDate

  /// The format of texts that are all times; `nil` if they have none in common.
  ///
  /// Years alone are whole numbers; beside other dates they are dates.
  init?(_ texts: some Sequence<String>) {
    var found: Set<Part> = []
    for text in texts {
      guard let part = Part(text) else { return nil }
      found.insert(part)
    }
    switch found {
    case [.integer], [.year], [.year, .integer]: self = .integer
    case _ where found.isSubset(of: [.integer, .year, .double]) && !found.isEmpty: self = .double
    case [.day]: self = .date
    case [.day, .dateTime], [.dateTime]: self = .dateTime
    case _ where found.isSubset(of: [.year, .month, .day]) && !found.isEmpty: self = .partialDate
    default: return nil
    }
  }

  private enum Part: Hashable {
    case integer
    case double
    case year
    case month
    case day
    case dateTime

    init?(_ text: String) {
      let bytes = Array(text.utf8)
      guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 }) else { return nil }
      if case .integer? = GEXFType.value(bytes, .integer) {
        self = bytes.count == 4 && bytes.allSatisfy { $0 > 0x2F } ? .year : .integer
        return
      }
      if case .real(let number)? = GEXFType.value(bytes, .real), number.isFinite {
        self = .double
        return
      }
      if let date = EDTFDate(text), case .at(let point) = date.start, !date.isInterval,
        !point.isQualified
      {
        switch point.part {
        case .day: self = .day
        case .month: self = .month
        case .year, .season: return nil
        }
        return
      }
      let halves = text.split(separator: "T", omittingEmptySubsequences: false)
      guard halves.count == 2, let day = Part(String(halves[0])), day == .day,
        Self.isTime(halves[1])
      else { return nil }
      self = .dateTime
    }

    /// Whether a text is a time of the day: hours, minutes and seconds, and perhaps a zone.
    private static func isTime(_ text: Substring) -> Bool {
      var text = text
      if text.last == "Z" {
        text.removeLast()
      } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
        guard isClock(text[text.index(after: sign)...], [23, 59]) else { return false }
        text = text[..<sign]
      }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return isClock(parts[0], [23, 59, 59]) && parts.count <= 2
        && parts.dropFirst().allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }
    }

    private static func isClock(_ text: Substring, _ most: [Int]) -> Bool {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count == most.count
        && zip(parts, most).allSatisfy { part, most in
          part.utf8.count == 2 && (Int(part).map { $0 >= 0 && $0 <= most } ?? false)
        }
    }
  }

  /// A time as it is written: of a date without a month or a day the first day, or the last.
  func text(_ time: String, isEnd: Bool) -> String {
    guard self == .partialDate, let date = EDTFDate(time) else { return time }
    return (isEnd ? date.latest : date.earliest).map { "\($0)" } ?? time
  }

  /// Its name in a file.
  var name: String { self == .partialDate ? "date" : rawValue }
}
