import EntenteData

/// The members of objects in a file: those that a format has a use for, and all others, which are
/// attributes.
struct JSONMembers: ~Copyable {
  /// An attribute that members of a name are.
  struct Attribute {
    let name: String
    let column: Int
    /// Whether a text is a number that JSON cannot hold.
    var isSpecialNumber: Bool
  }

  /// What a member is.
  enum Meaning {
    /// The place of its name among those that the format has a use for.
    case own(Int)
    case attribute(Attribute)
  }

  private var index = TextIndex()
  /// The names that the format has a use for.
  let own: [String]
  /// The names that attributes may have been given other names for.
  private let taken: [String]
  private var attributes: [Attribute] = []

  /// How many attributes of each name the file declares, by which the second of a name is told from one that
  /// another program calls so.
  private var declared: [ExactText: Int] = [:]

  /// Takes the names that the format has a use for, and others that it has a use for in some files.
  init(_ names: [String], andSometimes others: [String] = []) {
    (own, taken) = (names, names + others)
    for var name in names { _ = name.withUTF8 { index.insert($0) } }
  }

  /// Notes what the file declares, if it does.
  mutating func declare(_ declaration: AttributeDeclaration?) {
    var counts: [ExactText: Int] = [:]
    for attribute in declaration?.attributes ?? [] {
      counts[ExactText(attribute.name), default: 0] += 1
    }
    declared.merge(counts, uniquingKeysWith: max)
  }

  /// Returns what a member is; an attribute that is new is added to the table.
  @inline(__always)
  mutating func meaning(
    _ name: UnsafeBufferPointer<UInt8>, in table: inout AttributeTable
  ) -> Meaning {
    if let number = index.number(of: name) {
      return number < own.count ? .own(number) : .attribute(attributes[number - own.count])
    }
    return .attribute(add(name, &table))
  }

  /// Returns the attribute with a name, even if the format has a use for the name.
  static func attribute(_ name: String, in table: inout AttributeTable) -> Attribute {
    Attribute(name: name, column: table.column(name), isSpecialNumber: false)
  }

  private mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, _ table: inout AttributeTable
  ) -> Attribute {
    let written = String(decoding: name, as: UTF8.self)
    let attribute: Attribute
    if let inner = JSONName.ofSpecialNumber(written) {
      var inner = inner
      let meaning = inner.withUTF8 { self.meaning($0, in: &table) }
      if case .attribute(let found) = meaning {
        attribute = Attribute(name: found.name, column: found.column, isSpecialNumber: true)
      } else {
        attribute = Self.attribute(inner, in: &table)
      }
    } else {
      attribute = plainAttribute(written, in: &table)
    }
    _ = index.insert(name)
    attributes.append(attribute)
    return attribute
  }

  private mutating func plainAttribute(
    _ written: String, in table: inout AttributeTable
  ) -> Attribute {
    let (name, number) = JSONName.read(written)
    guard number > 1 else {
      let name = JSONName.isTaken(name, own: taken) ? name : written
      return Self.attribute(name, in: &table)
    }
    guard declared[ExactText(name), default: 0] >= number else {
      return Self.attribute(written, in: &table)
    }
    // The attributes before it come first, even if they have their values later.
    var previous = JSONName.written(name, number - 1, own: taken)
    _ = previous.withUTF8 { meaning($0, in: &table) }
    return Attribute(name: name, column: table.addColumn(name), isSpecialNumber: false)
  }
}

/// Names of attributes as members of objects, so that any name survives.
///
/// A name that the format has a use for gets `entente:` before it, and so does one that begins so.
/// The second attribute with a name gets `entente:2:` before it, and both are declared. What is infinite or no number is
/// written as a text, under the name of its attribute after `entente:number:`.
enum JSONName {
  static let mark = "entente:"
  private static let number = "entente:number:"

  /// How many attributes may have the same name.
  private static let mostRepeats = 99

  /// Names of attributes as written, in the order of the attributes.
  static func written(_ names: [String], own: [String]) -> [String] {
    var counts: [ExactText: Int] = [:]
    return names.map { name in written(name, counts.count(name), own: own) }
  }

  /// The name of the first, second or later attribute of a name, as written.
  static func written(_ name: String, _ number: Int, own: [String]) -> String {
    if number > 1 { return "\(mark)\(number):\(name)" }
    return isTaken(name, own: own) ? mark + name : name
  }

  /// The names of columns that have others as members.
  static func renamed(_ columns: [AttributeColumn], own: [String]) -> [String] {
    let names = columns.map(\.name)
    return zip(names, written(names, own: own)).filter { $0 != $1 }.map(\.0)
  }

  /// Whether the first attribute with a name is written under another, as the name is one of the format's
  /// own, or looks like one that was given so.
  static func isTaken(_ name: String, own: [String]) -> Bool {
    own.contains(name) || name.hasPrefix(mark)
  }

  /// The names of attributes that are written so besides each other, in their order.
  ///
  /// What looks as if it had been given another name, and has not, stays as it is: the second of a name
  /// where there is no first, and a name that nothing else would have been.
  ///
  /// - Parameters:
  ///   - names: The names as written.
  ///   - own: The names that may have been taken.
  /// - Returns: The names of the attributes.
  static func plain(_ names: [String], own: [String]) -> [String] {
    let parts = names.map(read)
    let known = Set(parts.map { ExactText("\($0.number):\($0.name)") })
    return zip(names, parts).map { written, part in
      let isTold =
        part.number > 1
        ? known.contains(ExactText("\(part.number - 1):\(part.name)"))
        : isTaken(part.name, own: own)
      return isTold ? part.name : written
    }
  }

  static func specialNumber(_ written: String) -> String { number + written }

  /// The written name of an attribute of which this is a number that JSON cannot hold.
  static func ofSpecialNumber(_ written: String) -> String? {
    guard written.hasPrefix(number) else { return nil }
    let name = written.dropFirst(number.count)
    return name.hasPrefix(number) ? nil : String(name)
  }

  /// The name of an attribute, and which one of that name it is, from 1.
  static func read(_ written: String) -> (name: String, number: Int) {
    guard written.hasPrefix(mark) else { return (written, 1) }
    let rest = written.dropFirst(mark.count)
    if let end = rest.firstIndex(of: ":"), let number = Int(rest[..<end]),
      (2...mostRepeats).contains(number)
    {
      return (String(rest[rest.index(after: end)...]), number)
    }
    return (String(rest), 1)
  }
}
