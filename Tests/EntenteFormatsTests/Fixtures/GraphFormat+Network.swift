import EntenteData
import EntenteFormats
import EntenteNetwork

extension GraphFormat {
  /// The files that a network is written as.
  func write(_ network: Network, _ language: Language) throws -> [GraphFile] {
    try files(of: GraphContent(network, language), tools: .test)
  }
}
