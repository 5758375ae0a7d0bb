/// A language that names, labels and sentences can be shown in.
public enum Language: String, Sendable, CaseIterable, Hashable {
  /// English.
  case english = "en"
  /// Japanese.
  case japanese = "ja"
  /// Chinese in simplified characters.
  case chinese = "zh"

  /// Returns the one of three texts that is in this language.
  ///
  /// - Parameters:
  ///   - english: The text in English.
  ///   - japanese: The text in Japanese.
  ///   - chinese: The text in Chinese.
  /// - Returns: One of the three.
  public func pick(_ english: String, _ japanese: String, _ chinese: String) -> String {
    switch self {
    case .english: english
    case .japanese: japanese
    case .chinese: chinese
    }
  }
}
