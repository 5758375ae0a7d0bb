import ArgumentParser

/// How a result is printed.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  /// Text for people.
  case table
  /// Comma-separated values.
  case csv
  /// JSON, for programs.
  case json
}
