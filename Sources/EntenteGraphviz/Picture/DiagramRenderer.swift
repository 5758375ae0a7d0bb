import EntenteData
public import EntenteDrawing
public import Foundation

/// Draws diagrams: measures their labels, lays them out and renders them with Graphviz.
public struct DiagramRenderer: Sendable {
  /// What runs Graphviz; its limits hold for each of the few runs that a diagram takes.
  public var graphviz: GraphvizRenderer

  /// The dots to an inch of a bitmap.
  public var dotsPerInch: Double

  /// How the nodes are laid out; `nil` chooses by the number of nodes and the size of the groups.
  public var layout: DiagramLayout?

  /// Whether SVG turns dark on the screen of a reader who prefers dark pages.
  ///
  /// Turn it off for a picture within a page that stays light.
  public var adaptsToDarkPages = true

  /// Above this many nodes and joints, columns get too high to be read.
  private static let mostForFacing = 120

  /// Creates a renderer of diagrams.
  ///
  /// - Parameters:
  ///   - graphviz: What runs Graphviz.
  ///   - dotsPerInch: The dots to an inch of a bitmap.
  ///   - layout: How the nodes are laid out.
  /// - Precondition: `dotsPerInch` is more than 0 and finite.
  public init(
    _ graphviz: GraphvizRenderer = GraphvizRenderer(), dotsPerInch: Double = 144,
    layout: DiagramLayout? = nil
  ) {
    precondition(dotsPerInch > 0 && dotsPerInch.isFinite, "dotsPerInch must be more than 0")
    (self.graphviz, self.dotsPerInch, self.layout) = (graphviz, dotsPerInch, layout)
  }

  /// Draws a diagram once and writes it in every format.
  ///
  /// - Parameters:
  ///   - diagram: The diagram.
  ///   - formats: The formats.
  /// - Returns: The bytes of each format; ``GraphvizFormat/dot`` is our own, without positions.
  /// - Throws: ``GraphvizError`` if Graphviz fails, crashes, takes too long or is not there, if a
  ///   bitmap would be too large, or if no font has a character that a bitmap or PDF must show.
  public func render(
    _ diagram: Diagram, as formats: [GraphvizFormat]
  ) throws(GraphvizError) -> [GraphvizFormat: Data] {
    let sheet = Sheet(diagram)
    let measured = try graphviz.render(request(sheet.unplaced, [.json], diagram))
    let outlines = try Measure(measured[.json]).outlines
    let problem = sheet.problem(outlines)
    let layout = try layout(problem, diagram)
    let text = PlacedSheet.text(sheet, layout, outlines)
    var made = try graphviz.render(request(text, formats.filter { $0 != .dot }, diagram))
    if formats.contains(.dot) { made[.dot] = Data(diagram.dot.utf8) }
    if let svg = made[.svg] {
      made[.svg] = Data(SVGFinish(diagram, isAdaptive: adaptsToDarkPages).finished(svg).utf8)
    }
    return made
  }

  private func layout(
    _ problem: LayoutProblem, _ diagram: Diagram
  ) throws(GraphvizError) -> Layout {
    if layout != .organic, problem.items.count <= Self.mostForFacing,
      let facing = FacingLayout.layout(problem)
    {
      return facing
    }
    return try OrganicLayout(problem: problem) { dot, engine throws(GraphvizError) in
      do throws(GraphvizError) {
        return try measure(dot, engine)
      } catch {
        // What takes neato too long, sfdp does in a fraction of the time, less well.
        guard error.kind == .timedOut, engine == .neato else { throw error }
        return try measure(dot, .sfdp)
      }
    }.layout()
  }

  private func measure(
    _ dot: String, _ engine: GraphvizEngine
  ) throws(GraphvizError) -> Measure {
    let request = GraphvizRequest(dot: dot, engine: engine, formats: [.json])
    return try Measure(graphviz.render(request)[.json])
  }

  private func request(
    _ dot: String, _ formats: [GraphvizFormat], _ diagram: Diagram
  ) -> GraphvizRequest {
    GraphvizRequest(
      dot: dot, engine: .asGiven, formats: formats, dotsPerInch: dotsPerInch,
      text: diagram.text, language: diagram.language.rawValue)
  }
}
