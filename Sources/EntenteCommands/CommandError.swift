import EntenteData

/// A failure as the command line says it: what, where, and what to do, a line each.
package struct CommandError: Error, CustomStringConvertible {
  /// The lines.
  package let description: String

  init(_ what: String, advice: String) {
    description = "\(what); \(advice)"
  }

  /// Says the problems of a dataset, the first ones if there are very many.
  init(_ error: DatasetError, in folder: String) {
    let most = 100
    var lines = error.problems.prefix(most).map { "\(folder)/\($0)" }
    if error.problems.count > most {
      lines.append("… and \(error.problems.count - most) more; mend these first")
    }
    description = lines.joined(separator: "\n")
  }

  init(_ error: any Error) {
    description = "\(error)"
  }
}
