extension GuessedColumn {
  /// What values look like.
  struct Shapes: OptionSet, Sendable {
    let rawValue: UInt16
    static let lowerBoolean = Shapes(rawValue: 1)
    static let upperBoolean = Shapes(rawValue: 2)
    static let capitalBoolean = Shapes(rawValue: 4)
    static let integer = Shapes(rawValue: 8)
    /// A whole number that is no `Double`.
    static let longInteger = Shapes(rawValue: 16)
    static let real = Shapes(rawValue: 32)
    static let special = Shapes(rawValue: 64)
    static let text = Shapes(rawValue: 128)
    static let emptyText = Shapes(rawValue: 256)
    /// A number that 64 bits do not hold.
    static let outOfRange = Shapes(rawValue: 512)
    /// A number with a decimal point; it is a ``real`` besides, as the next three are.
    static let point = Shapes(rawValue: 1024)
    /// A number with a decimal comma.
    static let comma = Shapes(rawValue: 2048)
    /// A number with a comma that may be a decimal one, or part thousands.
    static let unclearComma = Shapes(rawValue: 4096)
    /// A number of which digits were lost.
    static let rounded = Shapes(rawValue: 8192)
    /// A number with marks between thousands, which is kept as a text.
    static let grouped = Shapes(rawValue: 16384)
    /// A text that is taken for such a number only beside others.
    static let likelyGrouped = Shapes(rawValue: 32768)

    static let booleans: Shapes = [.lowerBoolean, .upperBoolean, .capitalBoolean]
    static let numbers: Shapes = [.integer, .longInteger, .real]
    static let marks: Shapes = [.point, .comma, .unclearComma, .rounded]
    static let commas: Shapes = [.comma, .unclearComma]

    /// Whether commas are all such that they may part thousands.
    var isUnclear: Bool { kind == .real && contains(.unclearComma) && !contains(.comma) }

    /// The type that holds all of them; numbers with commas of which none is clear are numbers so far.
    var kind: ColumnBuilder.Kind {
      let values = subtracting(Shapes.marks.union(.emptyText))
      if values == .lowerBoolean || values == .upperBoolean || values == .capitalBoolean {
        return .boolean
      }
      if !values.isDisjoint(with: [.text, .outOfRange, .grouped, .likelyGrouped])
        || !values.isDisjoint(with: .booleans)
      {
        return .text
      }
      if values.isDisjoint(with: .numbers) { return .text }
      if contains(.point), !isDisjoint(with: .commas) { return .text }
      if values.isSubset(of: [.integer, .longInteger]) { return .integer }
      return values.contains(.longInteger) ? .text : .real
    }

    /// Why numbers are kept as texts, if there are some that are.
    var mixture: Mixture? {
      if isUnclear { return .unclearCommas }
      let numbers = Shapes.numbers.union([.outOfRange, .grouped])
      guard kind == .text, !isDisjoint(with: numbers) else { return nil }
      if !isSubset(of: numbers.union(.marks).union([.likelyGrouped, .special, .emptyText])) {
        return isDisjoint(with: .numbers) ? nil : .texts
      }
      if !isDisjoint(with: [.grouped, .likelyGrouped]) { return .groups }
      if contains(.outOfRange) { return .outOfRange }
      return contains(.point) && !isDisjoint(with: .commas) ? .pointsAndCommas : .longIntegers
    }
  }

  /// Why the numbers of a column are kept as texts.
  enum Mixture {
    case texts
    case longIntegers
    case outOfRange
    case pointsAndCommas
    case unclearCommas
    case groups

    /// The same in English, after the name of the column.
    var message: String {
      switch self {
      case .texts: "has numbers and other texts"
      case .longIntegers: "has whole numbers beyond 2⁵³ and others that are not whole"
      case .outOfRange: "has a number that is too large or too small for 64 bits"
      case .pointsAndCommas: "has numbers with a point and numbers with a comma"
      case .unclearCommas: "has numbers whose commas may be decimal or part thousands"
      case .groups: "has numbers with marks between thousands"
      }
    }

    /// What to do if it is not meant.
    var advice: String {
      switch self {
      case .texts: "leave fields without a number empty if numbers are meant"
      case .longIntegers, .outOfRange: "write them in another unit if numbers are meant"
      case .pointsAndCommas: "write all of them with a point if numbers are meant"
      case .unclearCommas: "write them with a point, or without the comma, if numbers are meant"
      case .groups: "write them without those marks if numbers are meant"
      }
    }
  }

  /// What a value looks like, and the number that it is, if any.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - allowsCommas: Whether a number may have a decimal comma.
  /// - Returns: The shape and the number.
  static func shape(
    _ text: UnsafeBufferPointer<UInt8>, allowsCommas: Bool
  ) -> (Shapes, TableNumber?) {
    if let number = TableNumber.read(text) {
      switch number {
      case .integer(let value):
        return (value.magnitude <= 1 << 53 ? .integer : .longInteger, number)
      case .real: return (text.contains(0x2E) ? [.real, .point] : .real, number)
      case .rounded: return ([.real, .point, .rounded], number)
      case .special: return (.special, number)
      case .outOfRange: return (.outOfRange, number)
      }
    }
    if allowsCommas, let (number, isClear) = TableNumber.readComma(text) {
      let mark: Shapes = isClear ? .comma : .unclearComma
      switch number {
      case .rounded: return ([.real, .rounded, mark], number)
      case .outOfRange: return (.outOfRange, number)
      default: return ([.real, mark], number)
      }
    }
    switch TableNumber.grouping(text) {
    case .clear?: return (.grouped, nil)
    case .likely?: return (.likelyGrouped, nil)
    case nil: break
    }
    guard text.count == 4 || text.count == 5 else { return (.text, nil) }
    switch String(decoding: text, as: UTF8.self) {
    case "true", "false": return (.lowerBoolean, nil)
    case "TRUE", "FALSE": return (.upperBoolean, nil)
    case "True", "False": return (.capitalBoolean, nil)
    default: return (.text, nil)
    }
  }
}
