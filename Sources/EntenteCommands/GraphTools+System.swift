import EntenteFormats
import EntenteGraphviz
import EntenteSQLite

extension GraphTools {
  /// All that the command line has.
  static let system: GraphTools = {
    var tools = GraphTools()
    tools.addGraphviz()
    tools.addSQLite()
    return tools
  }()
}
