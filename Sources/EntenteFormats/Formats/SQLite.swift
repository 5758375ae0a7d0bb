import EntenteData

extension GraphFormat {
  /// An SQLite file with tables of nodes and edges, those of the Data Package of a network, and views.
  public static let sqlite = GraphFormat(
    id: "sqlite", title: "SQLite file", fileExtensions: ["sqlite", "sqlite3", "db"],
    losses: [
      Loss(.specialNumbers, "NaN is left out"), Loss(.negativeZero, "written as 0"),
      .refused(.zeroCharacters),
    ],
    isTable: true,
    loses: { feature, document in
      switch feature {
      case .specialNumbers: hasCell(document, \.isNaN) || hasDefaultNaN(document)
      case .negativeZero: hasCell(document) { $0 == 0 && $0.sign == .minus }
      default: true
      }
    },
    recognizes: { $0.bytes.starts(with: Array("SQLite format 3\0".utf8)) },
    reader: { source, tools throws(Problem) in
      let read = try tools.require(tools.readSQLite, for: "SQLite", file: source.name)
      // The path may be that of a temporary file.
      func named(_ problem: Problem) -> Problem {
        var problem = problem
        problem.file = source.name
        return problem
      }
      return try source.withFilePath { path throws(Problem) in
        do throws(Problem) {
          var reading = try read(path)
          reading.warnings = reading.warnings.map(named)
          return reading
        } catch {
          throw named(error)
        }
      }
    },
    writer: { content, tools, target throws(Problem) in
      let write = try tools.require(tools.writeSQLite, for: "SQLite", file: target.name)
      let name = target.name
      try target.writeFile { path throws(Problem) in
        do throws(Problem) {
          try write(content, path)
        } catch {
          // The path is that of a file to be moved to its place.
          throw Problem(file: name, error.message, advice: error.advice)
        }
      }
    })

  /// Whether a number in a cell of a table is as described.
  private static func hasCell(_ document: GraphDocument, _ body: (Double) -> Bool) -> Bool {
    (document.nodeAttributes + document.edgeAttributes).contains { column in
      if case .reals(let values) = column.values { values.contains(where: body) } else { false }
    }
  }

  /// Whether a default value is no number.
  private static func hasDefaultNaN(_ document: GraphDocument) -> Bool {
    document.allAttributes.contains { column in
      if case .real(let value)? = column.defaultValue { value.isNaN } else { false }
    }
  }
}
