import EntenteData

/// The folder of a dataset, as it was named.
struct DatasetFolder {
  /// The path without slashes at its end.
  let path: String

  init(_ named: String) {
    let path = Dataset.folder(of: named)
    self.path = path.lastIndex { $0 != "/" }.map { String(path[...$0]) } ?? path
  }

  /// Reads the dataset, and says on standard error what was noticed.
  func read(isQuiet: Bool) throws -> Dataset {
    do {
      let (dataset, warnings) = try Dataset.read(folder: path)
      if !isQuiet { warnings.forEach { StandardError.say(placed($0).description) } }
      return dataset
    } catch {
      throw CommandError(error, in: self)
    }
  }

  /// A problem with the path of its file.
  func placed(_ problem: Problem) -> Problem {
    var problem = problem
    problem.file = "\(path)/\(problem.file)"
    return problem
  }
}
