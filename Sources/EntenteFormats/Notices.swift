import EntenteData

/// What several readers notice, in the same words.
enum CommonNotice {
  /// That nodes from a place on are only named by edges; `nil` if there are none.
  static func undeclared(_ ids: TextColumn, from place: Int) -> String? {
    switch ids.count - place {
    case ...0: nil
    case 1: "the node “\(ids[place].prefix(40))” is only named by edges; it was added"
    case let count:
      "\(count) nodes are only named by edges, first “\(ids[place].prefix(40))”; they were added"
    }
  }

  /// That a number is none that 64 bits hold.
  static let outOfRange = (
    message: "a number is too large or too small for 64 bits; it was read as a text",
    advice: "write such numbers in quotation marks"
  )

  /// That a number has more digits than 64 bits hold.
  static let rounded = (
    message: "a number has more than 17 digits; it was rounded to 64 bits",
    advice: "write it in quotation marks if each digit counts"
  )

  /// That the values of an attribute are of several types; that they are so from a place on, if it is
  /// known.
  static func widened(_ name: String, of subject: String, isPlaced: Bool) -> String {
    "the values of “\(name)” of \(subject) are of several types"
      + "\(isPlaced ? " from here on" : ""); they were read as one that holds all"
  }

  static let widenedAdvice = "use one type throughout if that is not meant"

  /// That an id is that of two edges.
  static func repeatedEdgeID(_ id: String) -> String {
    "two edges have the id “\(id.prefix(40))”; the ids were read as an attribute “id”"
  }
}

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
