import EntenteData

/// Takes an XML document apart, tag by tag, without looking up anything outside of it.
struct XMLScanner: ~Copyable {
  /// What stands next in a document.
  enum Token {
    /// A start tag; its element has content.
    case start
    /// A tag of an element without content.
    case empty
    case end
    case text
    /// The end of the document.
    case finish
  }

  /// An attribute of the last tag, by places in the window.
  private struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// How deep elements may be nested.
  static let largestDepth = 200
  /// How many attributes a tag may have.
  static let mostAttributes = 1_000

  var window: ByteWindow
  /// The start of the names of processing instructions that are given as empty tags; others are passed
  /// over.
  var instructions: StaticString?
  /// The name of the last tag, in the window.
  private var nameRange = 0..<0
  private var attributes: [Attribute] = []
  private var textRange = 0..<0
  private var isCharacterData = false
  /// The names of the elements that are open, one after the other, and where each ends.
  private var openNames: [UInt8] = []
  private var openEnds: [Int] = []
  /// Where the last token starts.
  private(set) var position = TextPosition()

  init(_ source: TextSource, windowSize: Int) {
    window = ByteWindow(source, capacity: windowSize)
  }

  /// How many elements are open.
  var depth: Int { openEnds.count }

  /// The name of the last tag.
  var name: String { string(nameRange) }

  /// Moves to the next token; comments and processing instructions are passed over.
  mutating func next() throws(Problem) -> Token {
    while true {
      let place = window.place
      switch window.bytes[place] {
      case 0:
        if try window.refill() { continue }
        guard openEnds.isEmpty else { throw ended() }
        return .finish
      case 0x3C:
        if let token = try markup() { return token }
      default:
        let end = try find(from: 0) { $0 == 0x3C } ?? window.end - window.place
        textRange = window.place..<window.place + end
        position = window.note(afterSpace(window.place, window.place + end))
        window.place += end
        isCharacterData = false
        return .text
      }
    }
  }

  /// Reads a tag, or passes over what is none.
  private mutating func markup() throws(Problem) -> Token? {
    // The longest thing that is told by its start, `<![CDATA[`, has nine bytes.
    while window.end - window.place < 9, try window.refill() {}
    position = window.note(window.place)
    if starts("<!--") {
      window.place += try end(of: "-->", from: 4)
    } else if starts("<![CDATA[") {
      let end = try end(of: "]]>", from: 9)
      textRange = window.place + 9..<window.place + end - 3
      window.place += end
      isCharacterData = true
      return .text
    } else if starts("<?") {
      let end = try end(of: "?>", from: 2)
      let start = window.place + 2
      window.place += end
      if let instructions, starts(instructions, at: start) {
        try startTag(start, start + end - 4)
        return .empty
      }
    } else if starts("<!") {
      try documentType()
    } else {
      return try tag()
    }
    return nil
  }

  private mutating func documentType() throws(Problem) {
    guard starts("<!DOCTYPE"), openEnds.isEmpty else {
      throw problem("“<!” starts nothing that may be here", advice: "correct the file")
    }
    guard let end = try find(from: 9, { $0 == 0x3E || $0 == 0x5B }) else { throw ended() }
    guard window.bytes[window.place + end] == 0x3E else {
      throw problem(
        "the document type declares entities or elements of its own, which are not read",
        advice: "remove what is between “[” and “]” of <!DOCTYPE>")
    }
    window.place += end + 1
  }

  /// Reads a tag that is complete in the window once its end was found.
  private mutating func tag() throws(Problem) -> Token {
    var quote: UInt8 = 0
    let found = try find(from: 1) { byte in
      if quote != 0 {
        if byte == quote { quote = 0 }
        return false
      }
      if byte == 0x22 || byte == 0x27 { quote = byte }
      return byte == 0x3E
    }
    guard let found else { throw ended() }
    let (start, end) = (window.place, window.place + found)
    window.place = end + 1
    if window.bytes[start + 1] == 0x2F { return try endTag(start + 2, end) }
    let isEmpty = window.bytes[end - 1] == 0x2F
    try startTag(start + 1, isEmpty ? end - 1 : end)
    if !isEmpty { try open() }
    return isEmpty ? .empty : .start
  }

  private mutating func startTag(_ start: Int, _ end: Int) throws(Problem) {
    var place = try nameEnd(start, end)
    nameRange = start..<place
    attributes.removeAll(keepingCapacity: true)
    while true {
      let gap = place
      place = afterSpace(place, end)
      if place == end { return }
      guard place > gap else {
        throw problem(
          at: place, "there is no space before an attribute", advice: "correct the tag")
      }
      let nameStart = place
      place = try nameEnd(place, end)
      let name = nameStart..<place
      place = afterSpace(place, end)
      guard place < end, window.bytes[place] == 0x3D else {
        throw problem(
          at: nameStart, "the attribute “\(string(name))” has no value; expected “=”",
          advice: "give it a value")
      }
      place = afterSpace(place + 1, end)
      guard place < end, window.bytes[place] == 0x22 || window.bytes[place] == 0x27 else {
        throw problem(
          at: place, "the value of the attribute “\(string(name))” is not in quotation marks",
          advice: "put it in quotation marks")
      }
      let quote = window.bytes[place]
      let valueStart = place + 1
      place = valueStart
      while window.bytes[place] != quote {
        guard place < end, window.bytes[place] != 0x3C else {
          throw problem(
            at: place, "there is a “<” in the value of the attribute “\(string(name))”",
            advice: "write “&lt;”, or close the quotation marks before")
        }
        place += 1
      }
      if attributes.contains(where: { isSame($0.name, name) }) {
        throw problem(
          at: nameStart, "the attribute “\(string(name))” is there twice",
          advice: "remove one of them")
      }
      guard attributes.count < Self.mostAttributes else {
        throw problem(
          "a tag has more than \(Self.mostAttributes) attributes", advice: "correct the file")
      }
      attributes.append(Attribute(name: name, value: valueStart..<place))
      place += 1
    }
  }

  private mutating func endTag(_ start: Int, _ end: Int) throws(Problem) -> Token {
    nameRange = start..<(try nameEnd(start, end))
    guard afterSpace(nameRange.upperBound, end) == end else {
      throw problem("an end tag has more than a name", advice: "correct the tag")
    }
    guard let last = openEnds.popLast() else {
      throw problem("“</\(name)>” ends nothing", advice: "remove it")
    }
    let first = openEnds.last ?? 0
    guard last - first == nameRange.count,
      openNames[first..<last].elementsEqual(
        UnsafeBufferPointer(start: window.bytes + start, count: nameRange.count))
    else {
      let expected = String(decoding: openNames[first..<last], as: UTF8.self)
      throw problem(
        "“</\(name)>” is where “</\(expected)>” was expected", advice: "close each element in turn")
    }
    openNames.removeSubrange(first...)
    return .end
  }

  private mutating func open() throws(Problem) {
    guard depth < Self.largestDepth else {
      throw problem(
        "elements are nested more than \(Self.largestDepth) deep", advice: "correct the file")
    }
    openNames.append(
      contentsOf: UnsafeBufferPointer(
        start: window.bytes + nameRange.lowerBound, count: nameRange.count))
    openEnds.append(openNames.count)
  }

  /// Moves behind the element whose start tag was the last token.
  mutating func skipElement() throws(Problem) {
    let outside = depth - 1
    while depth > outside { _ = try next() }
  }

  /// Calls the body with the name and the value of each attribute of the last tag.
  func forEachAttribute(
    _ body: (_ name: String, _ value: [UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    for attribute in attributes {
      var value: [UInt8] = []
      try decode(attribute.value, .attribute, into: &value)
      try body(string(attribute.name), value)
    }
  }

  /// Adds the text that was the last token.
  func appendText(to text: inout [UInt8]) throws(Problem) {
    try decode(textRange, isCharacterData ? .characterData : .text, into: &text)
  }

  private func decode(
    _ range: Range<Int>, _ context: XMLText.Context, into decoded: inout [UInt8]
  ) throws(Problem) {
    try XMLText.decode(slice(range), context, into: &decoded) { place, message throws(Problem) in
      throw problem(at: range.lowerBound + place, message, advice: XMLText.advice)
    }
  }

  /// Whether the text that was the last token is only space.
  var isSpace: Bool {
    !isCharacterData && slice(textRange).allSatisfy { $0 <= 0x20 }
  }

  /// A problem at the last token.
  func problem(_ message: String, advice: String) -> Problem {
    window.problem(at: position, message, advice: advice)
  }

  /// A problem at a place within the last token.
  func problem(at place: Int, _ message: String, advice: String) -> Problem {
    window.problem(at: window.position(place), message, advice: advice)
  }

  func ended() -> Problem {
    let name = openEnds.last.map { end in
      String(decoding: openNames[(openEnds.dropLast().last ?? 0)..<end], as: UTF8.self)
    }
    return problem(
      at: window.end,
      "the file ends too soon; expected \(name.map { "“</\($0)>”" } ?? "the end of a tag")",
      advice: "get the whole file")
  }
}
