import EntenteData

/// What follows the label of a vertex, or the ends of a line: places, shapes, times and parameters.
extension PajekReader {
  mutating func readVertexDetails(_ words: inout Words, _ row: Int) throws(Problem) {
    var coordinates = ["x", "y", "z"][...]
    while let first = words.peek() {
      if first == 0x5B {
        try readTimes(&words, row, isNode: true)
        continue
      }
      guard let (word, isQuoted) = words.nextText() else { throw openQuote(words) }
      if !isQuoted, let name = coordinates.first, let number = number(word) {
        coordinates.removeFirst()
        nodes.set(name, row: row, number)
        continue
      }
      if !isQuoted, !coordinates.isEmpty { try checkRange(word) }
      coordinates = []
      let shape = word.text.lowercased()
      if PajekKeys.shapes.contains(shape), !isQuoted {
        nodes.set("shape", row: row, .text(shape))
      } else {
        try readParameter(word, &words, row, isNode: true)
      }
    }
  }

  mutating func readLineDetails(_ words: inout Words, _ row: Int) throws(Problem) {
    var isFirst = true
    while let first = words.peek() {
      if first == 0x5B {
        try readTimes(&words, row, isNode: false)
        continue
      }
      guard let (word, isQuoted) = words.nextText() else { throw openQuote(words) }
      if isFirst, !isQuoted, let number = number(word) {
        edges.set("weight", row: row, number)
      } else {
        if isFirst, !isQuoted { try checkRange(word) }
        try readParameter(word, &words, row, isNode: false)
      }
      isFirst = false
    }
  }

  /// Refuses a number that none can be read as, where a number is to be.
  private func checkRange(_ word: UnsafeBufferPointer<UInt8>) throws(Problem) {
    guard !NumberText.isOutOfRange(word) else {
      throw lines.problem(
        at: word, "\(word.quoted) is too large or too small for 64 bits",
        advice: "write it in another unit")
    }
  }

  private mutating func readTimes(
    _ words: inout Words, _ row: Int, isNode: Bool
  ) throws(Problem) {
    guard let bracket = words.nextBracket() else { throw openQuote(words) }
    guard let times = PajekTimes(bracket.text) else {
      throw lines.problem(
        at: bracket, "expected times such as [3-7,9], not [\(bracket.text)]",
        advice: "correct the line")
    }
    let values = [
      ("start", times.start.map(AttributeValue.text)), ("end", times.end.map(AttributeValue.text)),
      ("spells", times.spells.map(AttributeValue.structure)),
    ]
    for (name, value) in values {
      guard let value else { continue }
      if isNode { nodes.set(name, row: row, value) } else { edges.set(name, row: row, value) }
    }
  }

  private mutating func readParameter(
    _ word: UnsafeBufferPointer<UInt8>, _ words: inout Words, _ row: Int, isNode: Bool
  ) throws(Problem) {
    let key = word.text
    let isKey = key.unicodeScalars.first?.properties.isAlphabetic ?? false
    guard isKey, words.peek() != nil else {
      return notices.add(
        "something is no parameter with a value; it was left out",
        advice: "write the name of a parameter and its value", at: lines.position(of: word))
    }
    guard let (text, isQuoted) = words.nextText() else { throw openQuote(words) }
    let name = (isNode ? PajekKeys.nodeNames[key] : PajekKeys.lineNames[key]) ?? key
    var value: AttributeValue =
      isQuoted ? .text(PajekText.decoded(text)) : .text(text.text)
    if name == "color", case .text(let color) = value { value = .text(PajekText.color(color)) }
    if !isQuoted, name != "label", name != "color" {
      if let number = number(text) { value = number }
      if NumberText.isOutOfRange(text) {
        let notice = CommonNotice.outOfRange
        notices.add(notice.message, advice: notice.advice, at: lines.position(of: text))
      }
    }
    let isSet =
      isNode ? nodes.set(name, row: row, value) : edges.set(name, row: row, value)
    nodes.placeTypes(at: lines.position(of: word))
    edges.placeTypes(at: lines.position(of: word))
    if !isSet {
      notices.add(
        "a parameter is given twice; the first one was read", advice: "remove one of them",
        at: lines.position(of: word))
    }
  }
}
