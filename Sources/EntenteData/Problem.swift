/// Something wrong with data, where it is, and what to do about it.
public struct Problem: Error, Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// The data cannot be used.
    case error
    /// The data can be used, with care.
    case warning
  }

  /// What is wrong, where who reads it knows what can be done about it.
  public enum Kind: Sendable, Hashable {
    /// An edge has no value of the attribute that is asked for, which is named, or one that cannot be used.
    case edgeValue(String)
    /// Anything else.
    case other
  }

  /// How bad it is.
  public var severity: Severity

  /// What kind of thing is wrong.
  public var kind: Kind

  /// The file, or the table of data that were never in a file.
  public var file: String

  /// The line, from 1; of a table that was never in a file, the record.
  public var line: Int?

  /// The column: of a table its name, of another text the number of the character in the line, from 1.
  public var column: String?

  /// What is wrong.
  public var message: String

  /// What to do.
  public var advice: String

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - severity: How bad it is.
  ///   - file: The file.
  ///   - line: The line, from 1.
  ///   - column: The column.
  ///   - kind: What kind of thing is wrong.
  ///   - message: What is wrong.
  ///   - advice: What to do.
  public init(
    _ severity: Severity = .error, file: String, line: Int? = nil, column: String? = nil,
    kind: Kind = .other, _ message: String, advice: String
  ) {
    self.kind = kind
    (self.severity, self.file, self.line, self.column) = (severity, file, line, column)
    (self.message, self.advice) = (message, advice)
  }

  /// One line: the place, what is wrong, what to do; control characters are escaped.
  public var description: String {
    let place = [file, line.map(String.init), column].compactMap(\.self).joined(separator: ":")
    return "\(place): \(severity == .warning ? "warning: " : "")\(message); \(advice)".onOneLine
  }

  /// Whether one problem is listed before another: by file, line, column, then text.
  public static func < (first: Problem, second: Problem) -> Bool {
    func key(_ problem: Problem) -> (String, Int, String, String) {
      (problem.file, problem.line ?? 0, problem.column ?? "", problem.message)
    }
    return key(first) < key(second)
  }
}

extension String {
  /// The text as people see it: control characters and separators of lines are escaped, so that what data
  /// quote neither breaks the line nor steers a terminal.
  package var onOneLine: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return self }
    let breaks: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
    return
      unicodeScalars
      .map { breaks.contains($0.properties.generalCategory) ? $0.escaped(asASCII: true) : "\($0)" }
      .joined()
  }
}

/// Data that cannot be used, with everything that is wrong with them.
public struct DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, at least one error, in the order of files and lines.
  public let problems: [Problem]

  init(_ problems: [Problem]) {
    self.problems = problems.sorted()
  }

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
