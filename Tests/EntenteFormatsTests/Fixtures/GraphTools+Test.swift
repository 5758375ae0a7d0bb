import EntenteSQLite

@testable import EntenteFormats

extension GraphTools {
  /// The tools that tests of all formats have.
  static let test: GraphTools = {
    var tools = GraphTools()
    tools.addSQLite()
    return tools
  }()
}
