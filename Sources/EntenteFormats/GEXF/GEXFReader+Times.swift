import EntenteData

/// The times of nodes and edges.
extension GEXFReader {
  /// The times that a tag tells.
  struct Times {
    var spell = GEXFSpell(start: nil, end: nil)
    var isOpen = false
    var spells: [GEXFSpell] = []
    /// An attribute without a time that it should have.
    var wrong: String?

    /// Takes an attribute; returns whether it is a time.
    mutating func take(_ name: String, _ value: [UInt8]) -> Bool {
      switch name {
      case "start", "startopen": spell.start = String(decoding: value, as: UTF8.self)
      case "end", "endopen": spell.end = String(decoding: value, as: UTF8.self)
      case "timestamp":
        let text = String(decoding: value, as: UTF8.self)
        spell = GEXFSpell(start: text, end: text)
      case "intervals", "timestamps":
        let text = String(decoding: value, as: UTF8.self)
        let found = name == "intervals" ? GEXFSpell.intervals(text) : GEXFSpell.timestamps(text)
        if let found { spells += found } else { wrong = name }
        if name == "intervals", GEXFSpell.hasOpenBound(text) { isOpen = true }
      default: return false
      }
      if name.hasSuffix("open") { isOpen = true }
      return true
    }
  }

  mutating func noteOpen(_ times: Times) {
    guard times.isOpen else { return }
    note(
      "a start or an end that is itself left out was read like one that is included",
      advice: "use start, end and square brackets, as of version 1.3")
  }

  mutating func readSpells(_ element: Child) throws(Problem) -> [GEXFSpell] {
    var spells: [GEXFSpell] = []
    while !element.isEmpty, let child = try nextChild(element.name) {
      guard child.name == "spell" || child.name == "slice" else {
        try skip(child)
        continue
      }
      var times = Times()
      try scanner.forEachAttribute { name, value throws(Problem) in _ = times.take(name, value) }
      noteOpen(times)
      // A spell without bounds is all of the time, as if there were none.
      if times.spell != GEXFSpell(start: nil, end: nil) { spells.append(times.spell) }
      if !child.isEmpty { try scanner.skipElement() }
    }
    return spells
  }
}
