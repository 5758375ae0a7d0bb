import ArgumentParser
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteCommands

/// What results say, in every form, of the shipped dataset.
@Suite struct ResultTests {
  static let commands = [
    ["rank"], ["rank", "closeness", "eigenvector", "--no-groups"],
    ["rank", "--projection", "flows"],
    ["rank", "--explain", "ibm"], ["clusters"], ["info"],
  ]

  @Test(arguments: commands) func `CSV and JSON have the same rows and fields`(command: [String])
    throws
  {
    let json = try rows(command)
    let lines = try result(command + ["--format", "csv"]).rendered(as: .csv)
    let table = try CSV.rows(lines)
    let keys = try #require(table.first)
    #expect(Set(keys).count == keys.count)
    #expect(table.count == json.count + 1)
    for (fields, object) in zip(table.dropFirst(), json) {
      #expect(Set(object.keys) == Set(keys))
      for (key, field) in zip(keys, fields) {
        switch object[key] {
        case let text as String: #expect(field == text)
        case let items as [String]:
          #expect(field == items.joined(separator: ";") || field == items.joined(separator: " | "))
        case let number as NSNumber:
          // Foundation reads the last digit of a number otherwise.
          #expect(isClose(Double(field) ?? .nan, number.doubleValue, tolerance: 1e-14), "\(key)")
        default: #expect(field.isEmpty, "\(key)")
        }
      }
    }
  }

  @Test func `infinite numbers are the same texts in CSV and JSON`() throws {
    let numbers = [Double.infinity, -.infinity, .nan, 1]
    let table = ResultTable(
      title: "t", notes: [], columns: [.init("value", "value")],
      rows: numbers.map { [.number($0)] })
    let lines = try CSV.rows(table.rendered(as: .csv)).map { $0[0] }
    #expect(lines == ["value", "inf", "-inf", "nan", "1.0"])
    let data = Data(table.rendered(as: .json).utf8)
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(json["rows"] as? [[String: Any]])
    #expect(rows.prefix(3).map { $0["value"] as? String } == ["inf", "-inf", "nan"])
    #expect(rows.last?["value"] as? Double == 1)
  }

  @Test func `the table shows the first rows of the data, in their order`() throws {
    let text = try result(["rank", "--top", "7"]).rendered(as: .table)
    let shown = text.matches(of: /(?m)^ ?([0-9]+)  (\S.*?)  +[0-9]/)
      .map { (Int($0.1), String($0.2)) }
    let first = try rows(["rank"]).prefix(7)
    #expect(shown.map(\.0) == first.map { $0["rank"] as? Int })
    #expect(shown.map(\.1) == first.map { $0["label"] as? String })
    #expect(text.contains("… 32 more; --top 0 shows all"))
  }

  @Test func `top cuts the data too, and 0 shows all`() throws {
    for format in ["csv", "json"] {
      let most = try result(["rank", "--top", "3", "--format", format])
      #expect(most.rows.count == 3)
      let all = try result(["rank", "--top", "0", "--format", format])
      #expect(all.rows.count == 39)
    }
    #expect(try !result(["rank", "--top", "0"]).rendered(as: .table).contains("more; --top"))
  }

  @Test(arguments: [("ja", "日本政府"), ("zh", "日本政府"), ("en", "Government of Japan")])
  func `labels are in the language and ids are not`(language: String, label: String) throws {
    let first = try #require(try rows(["rank", "--lang", language]).first)
    #expect(first["id"] as? String == "government-of-japan")
    #expect(first["label"] as? String == label)
    let ids = try rows(["clusters", "--lang", language]).map { $0["id"] as? String }
    #expect(try ids == rows(["clusters"]).map { $0["id"] as? String })
  }

  /// Options that must change the result of a command.
  static let options: [([String], [String])] = [
    (["rank"], ["--projection", "incidence"]), (["rank"], ["--projection", "flows"]),
    (["rank"], ["--strength", "count"]), (["rank"], ["--count-by", "episode"]),
    (["rank", "harmonic"], ["--length", "inverse"]),
    (["rank", "--projection", "flows"], ["--split", "equal"]),
    (["rank", "--projection", "incidence"], ["--places"]), (["rank"], ["--no-groups"]),
    (["rank"], ["--links"]), (["rank"], ["--from", "2024"]), (["rank"], ["--to", "2022"]),
    (["rank"], ["--as-of", "2022"]), (["rank"], ["--explain", "ibm"]), (["rank"], ["degree"]),
    (["clusters"], ["--resolution", "8"]), (["clusters"], ["--runs", "3"]),
    (["clusters"], ["--seed", "7"]), (["clusters"], ["--strength", "count"]),
    (["info"], ["--projection", "flows"]), (["info"], ["--lang", "ja"]), (["info"], ["--links"]),
  ]

  @Test(arguments: options) func `every option changes the result`(
    command: [String], option: [String]
  ) throws {
    let (without, with) = (try result(command), try result(command + option))
    #expect(without.rendered(as: .json) != with.rendered(as: .json))
  }

  @Test func `what had begun by a day is the same as the period to it`() throws {
    let asOf = try result(["rank", "--as-of", "2022-06"]).rendered(as: .json)
    #expect(try asOf == result(["rank", "--to", "2022-06"]).rendered(as: .json))
  }

  @Test(arguments: [
    ("IBM", "did you mean ibm?"), ("imb", "did you mean ibm?"), ("東京大学", "university-of-tokyo"),
    ("university-of-tokio", "did you mean university-of-tokyo?"), ("japan", "government-of-japan"),
    ("nobody-at-all", "see the ids with --format csv"),
  ])
  func `an actor that is not there is said, with what may have been meant`(id: String, hint: String)
    throws
  {
    let error = #expect(throws: CommandError.self) { try result(["rank", "--explain", id]) }
    #expect(error?.description.hasPrefix("no actor “\(id)” is in the network; ") == true)
    #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
  }

  @Test func `a measure of direction needs flows, and says so`() throws {
    let error = #expect(throws: CommandError.self) { try result(["rank", "in-degree"]) }
    #expect(error?.description.contains("flows") == true)
    #expect(try result(["rank", "in-degree", "--projection", "flows"]).rows.count > 0)
  }

  @Test func `spelling distances are those of Damerau`() {
    for (first, second, distance) in [
      ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("imb", "ibm", 1), ("ab", "ba", 1),
      ("flaw", "lawn", 2), ("same", "same", 0),
    ] {
      #expect(Misspelling.distance(first, second) == distance)
      #expect(Misspelling.distance(second, first) == distance)
    }
  }

  private func rows(_ command: [String]) throws -> [[String: Any]] {
    let text = try result(command + ["--format", "json"]).rendered(as: .json)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return object?["rows"] as? [[String: Any]] ?? []
  }

  private func result(_ arguments: [String]) throws -> ResultTable {
    let words = [arguments[0], Terminal.dataset.path, "--quiet"] + arguments.dropFirst()
    let command = try Entente.parseAsRoot(words)
    switch command {
    case let rank as Rank: return try rank.result()
    case let clusters as Clusters: return try clusters.result()
    case let info as Info: return try info.result()
    default: throw CleanExit.message("no command with a table")
    }
  }
}

/// A reader of CSV by the letter of RFC 4180, written apart from those of the library.
enum CSV {
  static func rows(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var (row, field, isQuoted): ([String], String, Bool) = ([], "", false)
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where rest.first == "\"":
        field += "\""
        rest.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\n", false):
        rows.append(row + [field])
        (row, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
