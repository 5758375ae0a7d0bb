public import EntenteData
import EntenteDrawing
public import EntenteFormats
public import Foundation

extension DiagramRenderer {
  /// Above this many nodes and edges, names in boxes are too many to be read.
  private static let mostForDiagram = (nodes: 400, edges: 1_500)

  /// Draws what a graph file says, and writes it in every format.
  ///
  /// Up to 400 nodes and 1,500 edges it is a diagram; above, dots and straight lines
  /// with the names of those that have most neighbors. The order of nodes and edges changes nothing.
  ///
  /// - Parameters:
  ///   - document: What the file says.
  ///   - name: What to call it if it has no title.
  ///   - title: The title; that of the document if `nil`.
  ///   - attribute: The attribute of nodes by which they are drawn together, in a diagram; none if
  ///     `nil`.
  ///   - language: The language of names, where the document has them.
  ///   - formats: The formats.
  /// - Returns: The bytes of each format; ``GraphvizFormat/dot`` is our own.
  /// - Throws: ``GraphvizError`` as for a diagram, or if there are more than 50,000 nodes or 200,000
  ///   edges.
  public func render(
    _ document: GraphDocument, name: String, title: String? = nil,
    groupedBy attribute: String? = nil, language: Language = .english,
    as formats: [GraphvizFormat]
  ) throws(GraphvizError) -> [GraphvizFormat: Data] {
    let document = document.inOrder
    if document.nodeCount <= Self.mostForDiagram.nodes,
      document.edgeCount <= Self.mostForDiagram.edges
    {
      let diagram = Diagram(
        document, name: name, title: title, groupedBy: attribute, language: language)
      return try render(diagram, as: formats)
    }
    let labels =
      (try? document.labels(in: language, file: name)) ?? Array(document.nodeIDs)
    let picture = try LargePicture(
      document, title: title ?? document.title ?? name, labels: labels)
    var patient = graphviz
    patient.secondsLimit += Double(document.nodeCount + document.edgeCount) / 200
    var made = try patient.render(
      GraphvizRequest(
        dot: picture.dot, engine: .asGiven, formats: formats.filter { $0 != .dot },
        dotsPerInch: dotsPerInch, text: picture.text, language: language.rawValue))
    if formats.contains(.dot) { made[.dot] = Data(picture.dot.utf8) }
    if let svg = made[.svg] { made[.svg] = picture.finished(svg) }
    return made
  }
}
