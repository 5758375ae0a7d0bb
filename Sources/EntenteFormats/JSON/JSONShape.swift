import EntenteData

/// Which members there are at the start of a JSON file, by which formats are told apart.
///
/// A member is named by its way from the top, `[]` for the first element of a list: `nodes[].data`. An
/// object has `{}` after its name besides.
struct JSONShape {
  private var paths: Set<String> = []

  /// How many levels are looked at.
  private static let deepest = 4

  /// Looks at the first bytes of a file, as far as they are JSON.
  init(_ start: [UInt8]) {
    guard let first = start.first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let source = try? TextSource(start, name: "")
    else { return }
    var scanner = JSONScanner(source)
    // What follows the first bytes is not there.
    try? read(&scanner, "", 0)
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

  private mutating func read(
    _ scanner: inout JSONScanner, _ path: String, _ depth: Int
  ) throws(Problem) {
    guard depth < Self.deepest else { return try scanner.skipValue() }
    switch try scanner.peek() {
    case .object:
      paths.insert("\(path){}")
      try scanner.beginObject()
      while try scanner.nextName() {
        let member = path.isEmpty ? scanner.string : "\(path).\(scanner.string)"
        paths.insert(member)
        try read(&scanner, member, depth + 1)
      }
    case .array:
      try scanner.beginArray()
      var isFirst = true
      while try scanner.nextElement() {
        if isFirst { try read(&scanner, "\(path)[]", depth + 1) } else { try scanner.skipValue() }
        isFirst = false
      }
    case .text, .number, .boolean, .null: try scanner.skipValue()
    }
  }
}
