import EntenteData
public import EntenteDrawing
public import Foundation

/// Draws diagrams: measures their labels, lays them out and renders them with Graphviz.
public struct DiagramRenderer: Sendable {
  /// What runs Graphviz.
  public var graphviz: GraphvizRenderer

  /// The dots to an inch of a bitmap.
  public var dotsPerInch: Double

  /// Creates a renderer of diagrams.
  ///
  /// - Parameters:
  ///   - graphviz: What runs Graphviz.
  ///   - dotsPerInch: The dots to an inch of a bitmap.
  public init(_ graphviz: GraphvizRenderer = GraphvizRenderer(), dotsPerInch: Double = 144) {
    (self.graphviz, self.dotsPerInch) = (graphviz, dotsPerInch)
  }

  /// Draws a diagram once and writes it in every format.
  ///
  /// - Parameters:
  ///   - diagram: The diagram.
  ///   - formats: The formats.
  /// - Returns: The bytes of each format.
  /// - Throws: ``GraphvizError`` if Graphviz fails, crashes, takes too long or is not there, if a
  ///   bitmap would be too large, or if no font has a character that a bitmap or PDF must show.
  public func render(
    _ diagram: Diagram, as formats: [GraphvizFormat]
  ) throws(GraphvizError) -> [GraphvizFormat: Data] {
    let sheet = Sheet(diagram)
    let measured = try graphviz.render(request(sheet.unplaced, [.json], diagram))
    let outlines = try Measure.outlines(measured[.json] ?? Data())
    let problem = sheet.problem(outlines)
    guard let layout = FacingLayout.layout(problem) else { return [:] }
    let text = PlacedSheet.text(sheet, layout, outlines)
    var made = try graphviz.render(request(text, formats, diagram))
    if let svg = made[.svg] { made[.svg] = Data(SVGFinish(diagram).finished(svg).utf8) }
    return made
  }

  private func request(
    _ dot: String, _ formats: [GraphvizFormat], _ diagram: Diagram
  ) -> GraphvizRequest {
    GraphvizRequest(
      dot: dot, engine: .asGiven, formats: formats, dotsPerInch: dotsPerInch,
      text: diagram.text, language: diagram.language.rawValue)
  }
}
