/// A heading of a Pajek file, which says what the lines after it are.
enum PajekSection {
  /// One of several relations, as in `:2 "trade"`.
  struct Relation {
    let number: String
    let name: String?
  }

  case network(name: String)
  case vertices(count: Int, firstModeCount: Int?)
  case lines(isDirected: Bool, isList: Bool, relation: Relation?)
  case matrix(relation: Relation?)
  /// Values of nodes, one a line, after a heading with their number.
  case values(kind: ColumnBuilder.Kind, name: String)
  case unknown(String)

  /// Reads a line that starts with an asterisk; `nil` if a number in it is missing or wrong.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    var words = Words(line)
    guard let first = words.next() else { return nil }
    let keyword = first.text.dropFirst().lowercased()
    switch keyword {
    case "network": self = .network(name: Self.rest(line, words.place))
    case "vertices", "nodes":
      guard let count = words.next().flatMap(NumberText.integer), count >= 0 else { return nil }
      guard let second = words.next() else {
        self = .vertices(count: Int(count), firstModeCount: nil)
        return
      }
      guard let firstMode = NumberText.integer(second), firstMode >= 0, firstMode <= count
      else { return nil }
      self = .vertices(count: Int(count), firstModeCount: Int(firstMode))
    case "arcs", "edges", "arcslist", "edgeslist":
      self = .lines(
        isDirected: keyword.hasPrefix("arcs"), isList: keyword.hasSuffix("list"),
        relation: Self.relation(line, words.place))
    case "matrix": self = .matrix(relation: Self.relation(line, words.place))
    case "partition": self = .values(kind: .integer, name: Self.rest(line, words.place))
    case "permutation": self = .values(kind: .integer, name: Self.rest(line, words.place))
    case "vector": self = .values(kind: .real, name: Self.rest(line, words.place))
    default: self = .unknown("*\(keyword)")
    }
  }

  private static func rest(_ line: UnsafeBufferPointer<UInt8>, _ place: Int) -> String {
    var rest = UnsafeBufferPointer(rebasing: line[place...])
    while let last = rest.last, last <= 0x20 {
      rest = UnsafeBufferPointer(rebasing: rest.dropLast())
    }
    while let first = rest.first, first <= 0x20 {
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst())
    }
    return PajekText.decoded(rest)
  }

  private static func relation(_ line: UnsafeBufferPointer<UInt8>, _ place: Int) -> Relation? {
    var words = Words(UnsafeBufferPointer(rebasing: line[place...]))
    guard words.peek() == 0x3A, let word = words.next() else { return nil }
    let number = UnsafeBufferPointer(rebasing: word.dropFirst()).text
    guard let (name, isQuoted) = words.nextText() else {
      return Relation(number: number, name: nil)
    }
    return Relation(
      number: number, name: isQuoted ? PajekText.decoded(name) : name.text)
  }
}
