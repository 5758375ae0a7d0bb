/// A date with the precision that its source gives, in the Extended Date/Time Format.
///
/// A useful part of levels 0 and 1 of the format is read: years (`2022`), months (`2022-05`), days
/// (`2022-07-29`), seasons (`2023-23`: 21 spring, 22 summer, 23 autumn, 24 winter), each with an
/// optional mark (`?` uncertain, `~` approximate, `%` both), and intervals of two of them
/// (`2024-04-10/2024-04-11`), of which an end may be open (`../2027`) or unknown (`2019/`).
///
/// Source: Library of Congress, "Extended Date/Time Format (EDTF) Specification", 2019, which is
/// ISO 8601-2:2019, annex A.
public struct EDTFDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A date of some precision, or one end of an interval.
  public struct Point: Sendable, Hashable {
    /// The part of a year that a point is.
    public enum Part: Sendable, Hashable {
      /// The whole year.
      case year
      /// A season, 21 (spring) to 24 (winter).
      case season(Int)
      /// A month, 1 to 12.
      case month(Int)
      /// A day of a month.
      case day(month: Int, day: Int)
    }

    /// The year.
    public let year: Int

    /// What of the year it is.
    public let part: Part

    /// Whether the source is marked as uncertain or approximate.
    public let isQualified: Bool
  }

  /// One side of an interval.
  public enum End: Sendable, Hashable {
    /// A date is given.
    case at(Point)
    /// It is open: `..`.
    case open
    /// It is unknown: nothing is written.
    case unknown
  }

  /// The date as it was written.
  public let description: String

  /// The start; the date itself if it is no interval.
  public let start: End

  /// The end; equal to `start` if it is no interval.
  public let end: End

  /// Whether it was written with a slash.
  public let isInterval: Bool

  /// The first day that it can mean, or `nil` if there is no bound.
  ///
  /// Seasons are those of the northern hemisphere, of whole months: spring is March to May, and
  /// winter is December to February of the next year.
  public var earliest: Day? {
    guard case .at(let point) = start else { return nil }
    return point.first
  }

  /// The last day that it can mean, or `nil` if there is no bound.
  public var latest: Day? {
    guard case .at(let point) = end else { return nil }
    return point.last
  }

  /// Reads a date, or returns `nil` if the text is not one.
  ///
  /// - Parameter text: A date in the format above.
  public init?(_ text: String) {
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = sides.compactMap(EDTFDate.end)
    guard ends.count == sides.count else { return nil }
    switch ends.count {
    case 1:
      guard case .at = ends[0] else { return nil }
      (start, end, isInterval) = (ends[0], ends[0], false)
    case 2:
      (start, end, isInterval) = (ends[0], ends[1], true)
      switch (ends[0], ends[1]) {
      case (.at(let from), .at(let to)):
        guard from.first <= to.last else { return nil }
      case (.at, _), (_, .at):
        break
      default:
        return nil
      }
    default:
      return nil
    }
    description = text
  }

  /// Whether the date may overlap a period, as far as its precision tells.
  ///
  /// - Parameters:
  ///   - from: The first day of the period; `nil` if it has none.
  ///   - to: The last day of the period; `nil` if it has none.
  /// - Returns: `false` only if the date as it is written is surely outside; a mark such as `~`
  ///   does not make it wider.
  public func mayOverlap(from: Day?, to: Day?) -> Bool {
    if let from, let latest, latest < from { return false }
    if let to, let earliest, to < earliest { return false }
    return true
  }

  /// Whether one date sorts before another: by first day, then last day, then as written.
  ///
  /// A date without a first day comes first.
  public static func < (first: EDTFDate, second: EDTFDate) -> Bool {
    func key(_ date: EDTFDate) -> (Day, Day, String) {
      let farPast = Day.first(ofMonth: 1, year: -10_000)
      let farFuture = Day.last(ofMonth: 12, year: 10_000)
      return (date.earliest ?? farPast, date.latest ?? farFuture, date.description)
    }
    return key(first) < key(second)
  }

  private static func end(_ text: Substring) -> End? {
    switch text {
    case "": .unknown
    case "..": .open
    default: Point(text).map(End.at)
    }
  }
}

extension EDTFDate.Point {
  /// Reads one date without a slash.
  init?(_ text: Substring) {
    let isQualified = text.last.map("?~%".contains) ?? false
    let parts = (isQualified ? text.dropLast() : text).split(
      separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, widths).allSatisfy({ part, width in
        part.utf8.count == width && part.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let part: Part
    switch numbers.count {
    case 1:
      part = .year
    case 2 where (21...24).contains(numbers[1]):
      part = .season(numbers[1])
    case 2 where (1...12).contains(numbers[1]):
      part = .month(numbers[1])
    case 3 where Day(year: numbers[0], month: numbers[1], day: numbers[2]) != nil:
      part = .day(month: numbers[1], day: numbers[2])
    default:
      return nil
    }
    (self.year, self.part, self.isQualified) = (numbers[0], part, isQualified)
  }

  /// The first day that it can mean; seasons are those of the northern hemisphere.
  var first: Day {
    switch part {
    case .year: .first(ofMonth: 1, year: year)
    case .season(let season): .first(ofMonth: 3 * (season - 20), year: year)
    case .month(let month): .first(ofMonth: month, year: year)
    case .day(let month, let day):
      Day(year: year, month: month, day: day) ?? .first(ofMonth: month, year: year)
    }
  }

  /// The last day that it can mean; a winter ends in the next year.
  var last: Day {
    switch part {
    case .year: .last(ofMonth: 12, year: year)
    case .season(24): .last(ofMonth: 2, year: year + 1)
    case .season(let season): .last(ofMonth: 3 * (season - 20) + 2, year: year)
    case .month(let month): .last(ofMonth: month, year: year)
    case .day: first
    }
  }
}
