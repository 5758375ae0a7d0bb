import Foundation

/// Reads the fields of one row by the names of their columns, and notes what is wrong with them.
struct RowReader {
  let file: String
  let columns: [String: Int]
  let row: CSVTable.Row
  var problems: [Problem] = []

  mutating func report(_ column: String, _ message: String, advice: String) {
    problems.append(Problem(file: file, line: row.line, column: column, message, advice: advice))
  }

  /// The text of a field, without white space around it.
  func text(_ column: String) -> String {
    columns[column].map { row.fields[$0].trimmingCharacters(in: .whitespaces) } ?? ""
  }

  /// One of a few words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ column: String) -> Word? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    report(column, "“\(text)” is not known", advice: "write one of \(words)")
    return nil
  }

  /// One of a few words, which must be there.
  mutating func requiredWord<Word: RawRepresentable<String> & CaseIterable>(_ column: String)
    -> Word?
  {
    if text(column).isEmpty {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      report(column, "the field is empty", advice: "write one of \(words)")
      return nil
    }
    return word(column)
  }

  mutating func date(_ column: String) -> EDTFDate? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    if let date = EDTFDate(text) { return date }
    report(
      column, "“\(text)” is not a date",
      advice: "write it as 2022, 2022-05, 2022-07-29, 2023-23 (autumn) or an interval with a slash")
    return nil
  }

  mutating func count(_ column: String) -> Int? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    if let count = Int(text), count > 0 { return count }
    report(column, "“\(text)” is not a count", advice: "write a whole number from 1, or nothing")
    return nil
  }

  mutating func flag(_ column: String) -> Bool {
    // Spreadsheets save TRUE and FALSE.
    switch text(column).lowercased() {
    case "true": return true
    case "false", "": return false
    default:
      report(
        column, "“\(text(column))” is neither true nor false",
        advice: "write true, false or nothing")
      return false
    }
  }

  func list(_ column: String) -> [String] {
    text(column).split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  mutating func money() -> Money? {
    let (amount, currency) = (text("amount"), text("currency"))
    let isApproximate = flag("approximate")
    guard amount.isEmpty else {
      if let number = Money.amount(amount) {
        return Money(number, currency, isApproximate: isApproximate)
      }
      report(
        "amount", "“\(amount)” is not an amount",
        advice: "write digits with at most one point, such as 27000000000")
      return nil
    }
    // With the column amount missing, nobody knows whether there is an amount.
    guard columns["amount"] != nil else { return nil }
    if !currency.isEmpty {
      report(
        "currency", "there is a currency but no amount",
        advice: "leave both empty, or fill in both")
    } else if isApproximate {
      report(
        "approximate", "there is no amount", advice: "leave it empty where there is no amount")
    }
    return nil
  }
}
