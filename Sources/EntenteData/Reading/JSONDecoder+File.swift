package import Foundation

extension JSONDecoder {
  /// Reads a JSON file, such as the descriptor of a Data Package.
  ///
  /// - Parameters:
  ///   - type: What the file is read as.
  ///   - bytes: The bytes of the file.
  ///   - file: Its name.
  /// - Returns: What the file says.
  /// - Throws: A ``Problem`` with what is missing or of the wrong type, such as `resources.0.path`, or
  ///   with the line and column at which the file stops being JSON.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], file: String
  ) throws(Problem) -> Value {
    do {
      return try decode(type, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw Problem(
        file: file, column: path(context.codingPath + [key]), "it is missing",
        advice: "add it; see the Data Package standard")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context)
    {
      throw Problem(
        file: file, column: path(context.codingPath), "it is not of the right type",
        advice: "see the Data Package standard")
    } catch {
      let wrong = JSONSerialization.firstWrong(bytes)
      throw Problem(
        file: file, line: wrong?.line, column: wrong.map { "\($0.column)" },
        "the file is not valid JSON", advice: "look for a missing comma, quote or bracket")
    }
  }

  private func path(_ keys: [any CodingKey]) -> String? {
    let path = keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    return path.isEmpty ? nil : path
  }
}

extension JSONSerialization {
  /// Returns the line and the column of the first byte that is no JSON; `nil` if Foundation does not
  /// tell.
  ///
  /// The decoder never does. This does on Linux, but only in words that are meant for debugging.
  static func firstWrong(_ bytes: [UInt8]) -> (line: Int, column: Int)? {
    do {
      _ = try jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      return nil
    } catch {
      let details = (error as NSError).userInfo
      let words = details[NSDebugDescriptionErrorKey] as? String ?? ""
      let place =
        words.firstMatch(of: /around character (\d+)/).flatMap { Int($0.1) }
        ?? details["NSJSONSerializationErrorIndex"] as? Int
        ?? (words.hasPrefix("Unexpected end of file") ? bytes.count : nil)
      guard let place else { return nil }
      let before = bytes[..<min(place, bytes.count)]
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let characters = before[start...].count { $0 & 0xC0 != 0x80 }
      return (before.count { $0 == 0x0A } + 1, characters + 1)
    }
  }
}
