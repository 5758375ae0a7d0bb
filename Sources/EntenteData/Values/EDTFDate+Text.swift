extension EDTFDate {
  /// Returns the date as a reader of a language writes it, with the same precision.
  ///
  /// - Parameter language: The language.
  /// - Returns: For example `10–11 April 2024`, `2024年4月10日～11日`; an open end is said in words.
  public func text(in language: Language) -> String {
    switch (start, end) {
    case (.at(let point), .at(let last)) where point == last:
      point.text(in: language)
    case (.at(let from), .at(let to)):
      EDTFDate.range(from, to, in: language)
    case (.at(let from), .open):
      language.pick(
        "from \(from.text(in: language))", "\(from.text(in: language))以降",
        "\(from.text(in: language))起")
    case (.at(let from), .unknown):
      language.pick(
        "from \(from.text(in: language)), end unknown", "\(from.text(in: language))以降（終期不明）",
        "\(from.text(in: language))起（终止时间不明）")
    case (_, .at(let to)):
      language.pick(
        "by \(to.text(in: language))", "\(to.text(in: language))まで", "\(to.text(in: language))之前")
    default:
      description
    }
  }

  private static func range(_ from: Point, _ to: Point, in language: Language) -> String {
    guard case .day(let firstMonth, let first) = from.part,
      case .day(let lastMonth, let last) = to.part,
      from.year == to.year, firstMonth == lastMonth, !from.isQualified, !to.isQualified
    else { return "\(from.text(in: language))–\(to.text(in: language))" }
    return language.pick(
      "\(first)–\(to.text(in: language))", "\(from.text(in: language))～\(last)日",
      "\(from.text(in: language))至\(last)日")
  }
}

extension EDTFDate.Point {
  fileprivate func text(in language: Language) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let seasons = [["spring", "summer", "autumn", "winter"], ["春", "夏", "秋", "冬"]]
    let plain =
      switch (part, language) {
      case (.year, .english): "\(year)"
      case (.year, _): "\(year)年"
      case (.season(let season), .english): "\(seasons[0][season - 21]) \(year)"
      case (.season(let season), _): "\(year)年\(seasons[1][season - 21])"
      case (.month(let month), .english): "\(months[month - 1]) \(year)"
      case (.month(let month), _): "\(year)年\(month)月"
      case (.day(let month, let day), .english): "\(day) \(months[month - 1]) \(year)"
      case (.day(let month, let day), _): "\(year)年\(month)月\(day)日"
      }
    guard isQualified else { return plain }
    return language.pick("about \(plain)", "\(plain)頃", "约\(plain)")
  }
}
