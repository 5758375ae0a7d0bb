// The words of the libraries that are arguments on the command line.

public import ArgumentParser
public import EntenteAnalysis
public import EntenteData
public import EntenteDrawing
public import EntenteNetwork

extension Diagram.Relations: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension Measure: ExpressibleByArgument {}
extension Projection.Kind: ExpressibleByArgument {}
extension Projection.Strength: ExpressibleByArgument {}
extension Projection.Unit: ExpressibleByArgument {}
extension Projection.Length: ExpressibleByArgument {}
extension Projection.Split: ExpressibleByArgument {}

extension EDTFDate: ExpressibleByArgument {
  /// Reads a date of any precision from the command line.
  ///
  /// - Parameter argument: The date.
  public init?(argument: String) {
    self.init(argument)
  }
}
