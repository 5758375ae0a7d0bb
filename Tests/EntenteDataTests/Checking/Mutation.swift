import EntenteData
import Testing

/// One change that spoils a file of the small dataset, and the one problem that it must give there.
struct Mutation: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let place: String
  let message: String

  init(_ old: String, _ new: String, at place: String, _ message: String) {
    (self.old, self.new, self.place, self.message) = (old, new, place, message)
  }

  var testDescription: String { "\(old) → \(new)" }

  /// Expects the problem in the file that is spoiled: alone, or at least alone in its row.
  func expectOneProblem(
    in file: String, alone: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var folder = DatasetFolder()
    folder.replace(old, in: file, with: new, sourceLocation: sourceLocation)
    try folder.expectOneProblem(
      at: "\(file):\(place)", message, alone: alone, sourceLocation: sourceLocation)
  }
}

extension DatasetFolder {
  /// Expects one error, or one warning, at a place.
  func expectOneProblem(
    at place: String, _ message: String, isWarning: Bool = false, alone: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let all = try problems().map(\.description)
    let row = place.split(separator: ":").prefix(2).joined(separator: ":") + ":"
    let problems = alone ? all : all.filter { $0.hasPrefix(row) }
    #expect(problems.count == 1, "\(all)", sourceLocation: sourceLocation)
    guard let problem = problems.first else { return }
    let start = "\(place): \(isWarning ? "warning: " : "")"
    #expect(problem.hasPrefix(start), "\(problem)", sourceLocation: sourceLocation)
    #expect(problem.contains(message), "\(problem)", sourceLocation: sourceLocation)
    #expect(!problem.contains("\n"), "one line", sourceLocation: sourceLocation)
  }
}
