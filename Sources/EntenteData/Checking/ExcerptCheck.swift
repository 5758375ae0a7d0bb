extension Dataset {
  /// Checks that each excerpt from a source stands at its locator in a copy of it.
  ///
  /// - Parameters:
  ///   - source: The id of the source.
  ///   - text: The copy.
  ///   - file: The name of the copy, for the problems.
  /// - Returns: A problem for each excerpt that is not there. An excerpt that is at its locator but
  ///   at an earlier place too is a warning, since its link opens that place.
  /// - Complexity: O(*n* · *e*) for *n* characters and *e* excerpts.
  public func problems(ofExcerptsFrom source: String, in text: SourceText, file: String)
    -> [Problem]
  {
    var problems: [Problem] = []
    for evidence in tables.evidence where evidence.source == source {
      guard let locator = Locator(evidence.locator) else { continue }
      let places = text.places(of: evidence.excerpt)
      if places.contains(locator) {
        guard places[0] != locator else { continue }
        problems.append(
          Problem(
            .warning, file: file, column: evidence.locator,
            "“\(evidence.excerpt)” (\(evidence.relation)) is first at \(places[0])",
            advice: "choose an excerpt that the text has only once, so that its link finds it"))
      } else {
        let found =
          places.isEmpty
          ? "nowhere in the text" : "at \(places.map(\.description).joined(separator: ", "))"
        problems.append(
          Problem(
            file: file, column: evidence.locator,
            "“\(evidence.excerpt)” (\(evidence.relation)) is not here but \(found)",
            advice: "quote the sentence at the locator, or correct the locator"))
      }
    }
    return problems.sorted()
  }
}
