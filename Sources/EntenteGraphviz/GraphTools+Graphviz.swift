import EntenteData
import EntenteDrawing
public import EntenteFormats
import Foundation

extension GraphTools {
  /// Adds the reading of graphs in the DOT language, and the drawing of pictures.
  ///
  ///     var tools = GraphTools()
  ///     tools.addGraphviz()
  ///     let reading = try GraphReading("plan.gv", tools: tools)
  ///
  /// - Parameter renderer: What runs Graphviz; its limits hold for each run.
  public mutating func addGraphviz(_ renderer: GraphvizRenderer = GraphvizRenderer()) {
    readDOT = { text, name throws(Problem) in try renderer.readDOT(text, file: name) }
    draw = { content, ending throws(Problem) in
      guard let format = GraphvizFormat(rawValue: ending) else {
        throw Problem(
          file: ending, "there is no such picture", advice: "draw one in svg, png or pdf")
      }
      let drawing = DiagramRenderer(renderer)
      do throws(GraphvizError) {
        let made =
          if let network = content.network {
            try drawing.render(
              Diagram(network, language: content.language), as: [format])
          } else {
            try drawing.render(
              content.document, name: "", language: content.language, as: [format])
          }
        return Array(made[format] ?? Data())
      } catch {
        throw Problem(file: ending, error.statement, advice: error.advice)
      }
    }
  }
}
