import EntenteData

/// Which members there are in a JSON file, by which formats are told apart.
///
/// A member is named by its way from the top, `[]` for the first element of a list: `nodes[].data`. An
/// object has `{}` after its name besides.
struct JSONShape {
  private var paths: Set<String> = []
  /// Whether more of the file would not tell more.
  private(set) var isWhole = true

  /// How many levels are looked at.
  private static let deepest = 4

  /// Looks at the first bytes of a file, and on until its format is told, as far as it is JSON.
  init(_ source: TextSource) {
    // From a place, so that it is not said how far reading is.
    var scanner = JSONScanner(source, from: source.start)
    do throws(Problem) {
      try read(&scanner, "", 0)
    } catch {
      isWhole = false
    }
  }

  /// Knows no members.
  init() {}

  /// Whether a text may be JSON of a graph: an object or a list.
  static func isJSON(_ start: [UInt8]) -> Bool {
    let first = start.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Whether there is such a member.
  func has(_ path: String) -> Bool { paths.contains(path) }

  /// The id of the format of graphs that has such members.
  var format: String? {
    if has("incidences") { return "hif" }
    if has("schema"), has("properties") { return "ftm" }
    // In other formats `data` is an attribute of a node beside its id.
    let isData = ["nodes[]", "edges[]", "[]"].contains { element in
      !has("\(element).id") && has("\(element).data{}")
    }
    if has("elements") || isData { return "cytoscape" }
    if has("nodes") || has("edges") {
      let hasKeys = has("nodes[].key") && !has("nodes[].id") && !has("links")
      if hasKeys || (has("options") && !has("nodes[].id")) { return "graphology" }
    }
    return has("edges") ? "json" : has("links") ? "d3" : has("nodes") ? "json" : nil
  }

  /// Whether the format is the same whatever else there is, but for the name under which node-link JSON
  /// has its edges.
  private var isTold: Bool {
    switch format {
    case "hif", "ftm", "cytoscape": true
    case "graphology": has("nodes[].key") && (has("options") || has("nodes[].attributes{}"))
    case "json", "d3": has("nodes[].id") || has("links")
    default: false
    }
  }

  private mutating func read(
    _ scanner: inout JSONScanner, _ path: String, _ depth: Int
  ) throws(Problem) {
    guard depth < Self.deepest else { return try scanner.skipValue() }
    switch try scanner.peek() {
    case .object:
      paths.insert("\(path){}")
      try scanner.beginObject()
      while !isEnough(scanner, depth), try scanner.nextName() {
        let member = path.isEmpty ? scanner.string : "\(path).\(scanner.string)"
        paths.insert(member)
        try read(&scanner, member, depth + 1)
      }
    case .array:
      try scanner.beginArray()
      var isFirst = true
      while !isEnough(scanner, depth), try scanner.nextElement() {
        if isFirst { try read(&scanner, "\(path)[]", depth + 1) } else { try scanner.skipValue() }
        isFirst = false
      }
    case .text, .number, .boolean, .null: try scanner.skipValue()
    }
  }

  /// Whether reading ends here; within an element of a list no format is told by it.
  private func isEnough(_ scanner: borrowing JSONScanner, _ depth: Int) -> Bool {
    scanner.window.sourceOffset + scanner.window.place >= FileStart.size && isTold
      && (depth < 2 || has("elements"))
  }
}
