import EntenteData

/// The drawing of nodes and edges.
extension GEXFReader {
  mutating func readColor(
    _ element: Child, _ domain: Domain, _ rows: Range<Int>
  ) throws(Problem) {
    let attributes = try scanner.attributesByName()
    var color = attributes["hex"].flatMap { DrawnColor(hex: $0) }
    let channels = ["r", "g", "b"].compactMap { attributes[$0].flatMap { UInt8($0) } }
    if channels.count == 3 {
      color = DrawnColor(channels + (try alpha(attributes["a"])))
    }
    guard let color else {
      throw scanner.problem(
        "a color has no r, g and b; expected whole numbers from 0 to 255, or hex",
        advice: "correct the color")
    }
    set(domain, "color", rows, .text(color.text))
    try finishDrawing(element, known: ["r", "g", "b", "a", "hex"])
  }

  /// The channel of how opaque a color is, if that is said.
  private mutating func alpha(_ text: String?) throws(Problem) -> [UInt8] {
    guard let text else { return [] }
    guard let value = Double(text), value >= 0, value <= 1 else {
      throw scanner.problem(
        "the color has a=“\(text)”; expected a number from 0 to 1", advice: "correct the color")
    }
    let channel = DrawnColor.channel(ofOpacity: value)
    if value != DrawnColor([0, 0, 0, channel]).opacity {
      note(
        "how opaque a color is was rounded to one of 256 steps, with the fewest decimals",
        advice: "write two decimals, which are kept")
    }
    return [channel]
  }

  /// Reads attributes of an element of the drawing: the values of columns with the name of the element
  /// or of the attribute.
  mutating func readDrawing(
    _ element: Child, _ domain: Domain, _ rows: Range<Int>, _ names: [String]
  ) throws(Problem) {
    let attributes = try scanner.attributesByName()
    for name in names {
      guard let text = attributes[name] else { continue }
      let column = names.count == 1 ? element.name : name
      if column == "shape" {
        set(domain, column, rows, .text(text))
      } else {
        guard let value = Self.number(Array(text.utf8)) else {
          throw wrongValue(text, .single(.real), column)
        }
        set(domain, column, rows, value)
      }
    }
    if element.name == "shape", let uri = attributes["uri"] {
      set(domain, "image", rows, .text(uri))
    }
    try finishDrawing(element, known: names + ["uri"])
  }

  private mutating func finishDrawing(_ element: Child, known: [String]) throws(Problem) {
    for name in try scanner.attributesByName().keys.sorted() where !known.contains(name) {
      noteUnknown(name, in: element.name)
    }
    while !element.isEmpty, let child = try nextChild(element.name) { try skip(child) }
  }
}
