import EntenteFormats
import EntenteSQLite

extension GraphTools {
  /// All that the command line has.
  static let system: GraphTools = {
    var tools = GraphTools()
    tools.addSQLite()
    return tools
  }()
}
