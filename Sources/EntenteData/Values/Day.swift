/// A day of the proleptic Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The astronomical year, for example 2024.
  public let year: Int

  /// The month, 1 to 12.
  public let month: Int

  /// The day of the month, from 1.
  public let day: Int

  /// Creates a day, if there is one of that number.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month, from 1.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.count(ofMonth: month, year: year) else {
      return nil
    }
    self.init(valid: year, month, day)
  }

  private init(valid year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Returns the first day of a month from 1 to 12.
  static func first(ofMonth month: Int, year: Int) -> Day { Day(valid: year, month, 1) }

  /// Returns the last day of a month from 1 to 12.
  static func last(ofMonth month: Int, year: Int) -> Day {
    Day(valid: year, month, count(ofMonth: month, year: year))
  }

  private static func count(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether one day is before another.
  public static func < (first: Day, second: Day) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }

  /// The day as `2024-04-10`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(year < 0 ? "-" : "")\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
