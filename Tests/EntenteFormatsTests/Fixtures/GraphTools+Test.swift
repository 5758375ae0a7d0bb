import EntenteGraphviz
import EntenteSQLite

@testable import EntenteFormats

extension GraphTools {
  /// The tools that tests of all formats have.
  static let test: GraphTools = {
    var tools = GraphTools()
    tools.addGraphviz(GraphvizRenderer(.inProcess))
    tools.addSQLite()
    return tools
  }()
}
