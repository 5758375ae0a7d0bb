/// The first line of a file in the format Matrix Market.
struct MatrixHeader {
  enum Layout: String {
    case coordinate, array
  }
  enum Field: String {
    case real, integer, pattern
  }
  enum Symmetry: String {
    case general, symmetric
    case skewSymmetric = "skew-symmetric"
    case hermitian
  }

  /// What the first line looks like.
  static let expected =
    "%%MatrixMarket matrix coordinate|array real|integer|pattern"
    + " general|symmetric|skew-symmetric|hermitian"

  var layout = Layout.coordinate
  var field = Field.real
  var symmetry = Symmetry.general

  /// Whether the entry below the diagonal stands for the one above it too, as the same number.
  var isSymmetric: Bool { symmetry == .symmetric || symmetry == .hermitian }
}

extension MatrixHeader {
  /// Reads the words of the line; `nil` if one is unknown.
  init?(_ words: [String]) {
    let words = words.map { $0.lowercased() }
    guard words.count == 5, words[0] == "%%matrixmarket", words[1] == "matrix",
      let layout = Layout(rawValue: words[2]), let field = Self.field(words[3]),
      let symmetry = Symmetry(rawValue: words[4]),
      field != .pattern || (layout == .coordinate && symmetry != .skewSymmetric)
    else { return nil }
    (self.layout, self.field, self.symmetry) = (layout, field, symmetry)
  }

  /// Some programs write other names of the types of numbers.
  private static func field(_ word: String) -> Field? {
    switch word {
    case "double": .real
    case "unsigned-integer": .integer
    default: Field(rawValue: word)
    }
  }
}
