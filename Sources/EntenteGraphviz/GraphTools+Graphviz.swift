import EntenteData
public import EntenteFormats

extension GraphTools {
  /// Adds the reading of graphs in the DOT language.
  ///
  ///     var tools = GraphTools()
  ///     tools.addGraphviz()
  ///     let reading = try GraphReading("plan.gv", tools: tools)
  ///
  /// - Parameter renderer: What runs Graphviz; its limits hold for each run.
  public mutating func addGraphviz(_ renderer: GraphvizRenderer = GraphvizRenderer()) {
    readDOT = { text, name throws(Problem) in try renderer.readDOT(text, file: name) }
  }
}
