import EntenteData

/// What readers of elements within elements have in common.
extension XMLScanner {
  /// Moves to the outermost element.
  ///
  /// - Returns: Its name, which is empty if there is something else, and whether it has no content.
  mutating func nextRoot() throws(Problem) -> (name: String, isEmpty: Bool) {
    while true {
      let token = try next()
      if token == .text, isSpace { continue }
      return token == .start || token == .empty ? (name, token == .empty) : ("", false)
    }
  }

  /// Moves to the next element within another one.
  ///
  /// - Parameters:
  ///   - parent: The name of the other one.
  ///   - place: The name of the elements that texts belong into.
  /// - Returns: Whether it has no content; `nil` at the end of the other one.
  /// - Throws: A `Problem` if there is text between the elements, or what is no XML.
  mutating func nextElement(
    in parent: String, textsIn place: String
  ) throws(Problem) -> Bool? {
    while true {
      let token = try next()
      switch token {
      case .text:
        guard isSpace else {
          throw problem(
            "there is text in <\(parent)> outside of its elements", advice: "put it into <\(place)>"
          )
        }
      case .start, .empty: return token == .empty
      case .end, .finish: return nil
      }
    }
  }

  /// Moves to the end of the document, after the outermost element.
  mutating func finish(after root: String) throws(Problem) {
    while true {
      let token = try next()
      if token == .finish { return }
      guard token == .text, isSpace else {
        throw problem("there is more after “</\(root)>”", advice: "remove it")
      }
    }
  }

  /// Returns the attributes of the last tag by their names.
  func attributesByName() throws(Problem) -> [String: String] {
    var attributes: [String: String] = [:]
    try forEachAttribute { name, value throws(Problem) in
      attributes[name] = String(decoding: value, as: UTF8.self)
    }
    return attributes
  }
}
