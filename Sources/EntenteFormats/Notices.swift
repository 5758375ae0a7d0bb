import EntenteData

/// What was noticed in a file, each kind of thing once, with where it was first and how often.
struct Notices {
  private struct Notice {
    let advice: String
    let position: TextPosition?
    var count: Int
  }

  private var notices: [String: Notice] = [:]
  /// What was noticed, in the order of the first places.
  private var order: [String] = []

  /// Notes something, in words that are the same for the same kind of thing.
  mutating func add(
    _ message: String, advice: String, at position: TextPosition? = nil, count: Int = 1
  ) {
    guard count > 0 else { return }
    if notices[message] == nil {
      notices[message] = Notice(advice: advice, position: position, count: count)
      order.append(message)
    } else {
      notices[message]?.count += count
    }
  }

  /// Adds what was noticed in a part of the file that starts at a position.
  mutating func add(_ others: Notices, at position: TextPosition) {
    for message in others.order {
      guard let notice = others.notices[message] else { continue }
      add(message, advice: notice.advice, at: position, count: notice.count)
    }
  }

  /// The warnings.
  func problems(file: String) -> [Problem] {
    order.compactMap { message in
      notices[message].map { notice in
        let times = notice.count == 1 ? "" : " (\(notice.count) times)"
        return Problem(
          .warning, file: file, at: notice.position, message + times, advice: notice.advice)
      }
    }
  }
}
