import EntenteData

/// A failure as the command line says it: what, where, and what to do, a line each.
package struct CommandError: Error, CustomStringConvertible {
  /// The lines.
  package let description: String

  init(_ what: String, advice: String) {
    description = "\(what); \(advice)".onOneLine
  }

  /// Says the problems of a dataset, the first ones if there are very many.
  init(_ error: DatasetError, in folder: DatasetFolder) {
    let most = 100
    let errors = error.problems.filter { $0.severity == .error }
    var lines = errors.prefix(most).map { folder.placed($0).description }
    if errors.count > most {
      lines.append("… and \(errors.count - most) more; entente check lists them all")
    }
    description = lines.joined(separator: "\n")
  }

  init(_ error: any Error, in file: String? = nil) {
    description = (file.map { "\($0): " } ?? "") + "\(error)"
  }
}
