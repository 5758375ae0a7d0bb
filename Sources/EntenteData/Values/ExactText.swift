/// A text that differs from any other of which a byte differs.
///
/// Swift's own texts are equal where Unicode holds them for the same, such as é as one character and as
/// two. What files tell apart, ids above all, is looked up by this.
package struct ExactText: Sendable, Hashable, Comparable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (first: ExactText, second: ExactText) -> Bool {
    var (one, other) = (first.text, second.text)
    return one.withUTF8 { one in other.withUTF8 { other in one.elementsEqual(other) } }
  }

  package static func < (first: ExactText, second: ExactText) -> Bool {
    first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension [ExactText: Int] {
  /// Counts a text; returns how often it was counted, this time included.
  package mutating func count(_ text: String) -> Int {
    self[ExactText(text), default: 0] += 1
    return self[ExactText(text)] ?? 1
  }
}

extension Set<ExactText> {
  /// Inserts a text; returns whether it is new.
  package mutating func insert(new text: String) -> Bool { insert(ExactText(text)).inserted }
}
