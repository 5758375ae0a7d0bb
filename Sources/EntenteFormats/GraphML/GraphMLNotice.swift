import EntenteData

/// Something in a GraphML file that a graph document does not hold.
enum GraphMLNotice: Hashable {
  case undeclaredNode(String)
  case otherGraph
  case nestedGraph
  case nestedGraphData
  case keyInGraph
  case element(String)
  case attribute(String, element: String)
  case drawing
  case partOfDrawing
  case noArrows
  case elementsInData(String)
  case dataOfNoElement
  case otherType(String)
  case emptyNumber(String)
  case repeatedEdgeID(String)
  case mergedKeys(String, of: String)
  case rounded

  /// What was found some times, and what to do about it.
  func text(_ count: Int) -> (message: String, advice: String) {
    let times = count == 1 ? "" : ", \(count) times"
    let keep = "keep the file if you need it"
    switch self {
    case .undeclaredNode(let message): return (message, "add a <node> for each if they are meant")
    case .otherGraph:
      return (
        "the file has more than one graph; only the first was read",
        "put others in files of their own"
      )
    case .nestedGraph:
      return (
        "there is a graph within an edge\(times); its nodes and edges were read as if they were outside",
        keep
      )
    case .nestedGraphData: return ("data of a nested graph were left out\(times)", keep)
    case .keyInGraph:
      return ("there is a <key> within a graph\(times); it was read", "move it before <graph>")
    case .element(let name): return ("<\(name)> was left out\(times)", keep)
    case .attribute(let name, let element):
      return ("the attribute “\(name)” of <\(element)> was left out\(times)", keep)
    case .drawing: return ("what yEd says of the drawing was left out\(times)", keep)
    case .partOfDrawing:
      return (
        "of the drawing the first label, the place, the size, the color and the shape of nodes were read,"
          + " and the first label, the color and the width of edges; the rest was left out", keep
      )
    case .noArrows:
      return (
        "edges without an arrow were read as undirected\(times)",
        "give directed edges an arrow in yEd"
      )
    case .elementsInData(let key):
      return ("data of the key “\(key)” that hold elements were left out\(times)", keep)
    case .dataOfNoElement: return ("data of the whole file were left out\(times)", keep)
    case .otherType(let type):
      return (
        "“\(type)” is no type of GraphML; values were read as texts",
        "use boolean, int, long, float, double or string"
      )
    case .emptyNumber(let key):
      return (
        "an empty value of the key “\(key)”, which is no text, was read as missing\(times)",
        "leave out <data> without a value"
      )
    case .repeatedEdgeID(let id):
      return (CommonNotice.repeatedEdgeID(id), "give each edge an id of its own")
    case .rounded:
      let notice = CommonNotice.rounded
      return ("\(notice.message)\(times)", "declare a string if each digit counts")
    case .mergedKeys(let name, let subject):
      return (
        "keys of several types are called “\(name)” for \(subject); they were read as one attribute of"
          + " a type that holds all", "give keys names of their own if they are meant to be apart"
      )
    }
  }
}

/// What was found in a file, each kind of thing once, with where it was first.
struct GraphMLNotices {
  private var places: [GraphMLNotice: Int] = [:]
  private var found: [(notice: GraphMLNotice, count: Int, position: TextPosition?)] = []

  mutating func add(_ notice: GraphMLNotice, at position: TextPosition?, count: Int = 1) {
    if let place = places[notice] {
      found[place].count += count
    } else {
      places[notice] = found.count
      found.append((notice, count, position))
    }
  }

  /// The warnings, in the order in which their causes were met.
  func problems(file: String) -> [Problem] {
    found.map { notice, count, position in
      let (message, advice) = notice.text(count)
      return Problem(.warning, file: file, at: position, message, advice: advice)
    }
  }
}
