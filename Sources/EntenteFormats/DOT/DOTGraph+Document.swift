package import EntenteData
import EntenteGraph

extension DOTGraph {
  /// What is said of edges under these names is no attribute.
  static let ownNames = ["id", "key"]

  /// The value of `dir` of an edge that has not the direction of the graph.
  static func otherDirection(ofDirected isDirected: Bool) -> String {
    isDirected ? "none" : "forward"
  }

  /// Makes the document: labels are the texts that they show, columns of numbers are numbers.
  ///
  /// - Parameter file: What problems call the file.
  /// - Returns: The document, and what was taken otherwise.
  /// - Throws: A `Problem` if two nodes have the same name, once as a text and once as markup.
  package func reading(file: String) throws(Problem) -> GraphReading {
    var notices = Notices()
    let ids = try nodeIDs(file: file, &notices)
    let graphName = name.map(DOTText.plain)
    let edgeIDs = edgeAttributes.first { $0.name == "id" && $0.markup.isEmpty }?.texts
    let repeatedID = edgeIDs?.firstRepeat
    let hasIDs = edgeIDs != nil && repeatedID == nil
    let directions = directions
    var document = GraphDocument(
      isDirected ? .directed : .undirected, nodeIDs: ids, sources: tails, targets: heads,
      edgeDirections: directions, edgeIDs: hasIDs ? edgeIDs.map(Self.plain) : nil)
    document.id = graphName
    let graphAttributes = Self.without(DOTRepeat.ofGraph, graphAttributes)
    document.graphAttributes = columns(graphAttributes, &notices) { letter, _ in
      letter == "G" ? graphName ?? "" : nil
    }
    let declarations = Self.takeDeclarations(from: &document.graphAttributes)
    document.nodeAttributes = columns(nodeAttributes, &notices) { letter, node in
      switch letter {
      case "N": ids[node]
      case "G": graphName ?? ""
      default: nil
      }
    }
    takePlaces(in: &document, &notices)
    noteNodes(ids, &notices)
    let edgeAttributes = Self.without(DOTRepeat.ofEdges, edgeAttributes)
    document.edgeAttributes = columns(
      hasIDs ? edgeAttributes.filter { $0.name != "id" } : edgeAttributes, &notices
    ) { letter, edge in
      let (tail, head) = (ids[Int(tails[edge])], ids[Int(heads[edge])])
      return switch letter {
      case "T": tail
      case "H": head
      case "E": "\(tail)\(isDirected ? "->" : "--")\(head)"
      case "G": graphName ?? ""
      default: nil
      }
    }
    if let repeatedID {
      notices.add(
        CommonNotice.repeatedEdgeID(repeatedID), advice: "give each edge an id of its own")
    }
    takeDirections(directions, in: &document)
    document.graphAttributes = Self.renamed(document.graphAttributes)
    document.nodeAttributes = Self.renamed(document.nodeAttributes)
    document.edgeAttributes = Self.renamed(document.edgeAttributes)
    addKeys(to: &document)
    addSubgraphs(to: &document)
    declarations?.apply(to: &document)
    return GraphReading(
      document.withModesFromAttribute, warnings: notices.problems(file: file))
  }

  // MARK: Nodes and edges

  private func nodeIDs(
    file: String, _ notices: inout Notices
  ) throws(Problem) -> TextColumn {
    notices.add(
      "the names of nodes that start with % were changed by Graphviz",
      advice: "give the nodes other names",
      count: nodes.texts.indices.count { nodes.texts.withBytes($0) { $0.first == 0x25 } })
    guard !nodes.markup.isEmpty else { return Self.plain(nodes.texts) }
    let marked = Set(nodes.markup)
    let ids = nodes.texts.indices.map { node in
      marked.contains(node) ? "<\(nodes.texts[node])>" : DOTText.plain(nodes.texts[node])
    }
    guard Set(ids.map(ExactText.init)).count == ids.count else {
      throw Problem(
        file: file, "two nodes have the same name, one of them as markup",
        advice: "give each node a name of its own")
    }
    return TextColumn(ids)
  }

  /// Makes the places of nodes columns of numbers, unless the names of these are taken.
  private func takePlaces(in document: inout GraphDocument, _ notices: inout Notices) {
    guard let attribute = nodeAttributes.first(where: { $0.name == DOTPlaces.name }),
      attribute.markup.isEmpty, let found = DOTPlaces.texts(attribute.texts), !found.isEmpty,
      let place = document.nodeAttributes.firstIndex(where: { $0.name == DOTPlaces.name }),
      !document.nodeAttributes.contains(where: { column in
        found.contains { $0.name == column.name }
      })
    else { return }
    let columns = found.map { Self.column($0.name, $0.texts, inAnySpelling: true) }
    document.nodeAttributes.replaceSubrange(place...place, with: columns)
    for (column, texts) in zip(columns, found.map(\.texts)) where !column.isText {
      Self.noteNumbers(texts, of: column, &notices) { document.nodeIDs[$0] }
    }
  }

  private static func plain(_ texts: TextColumn) -> TextColumn {
    texts.bytes.contains(UInt8(ascii: "&")) ? TextColumn(texts.map(DOTText.plain)) : texts
  }

  /// The direction of each edge: `dir=none` makes one of a directed graph undirected, and `dir=forward`, by
  /// which Graphviz draws an arrow, one of an undirected graph directed.
  private var directions: [Graph.Direction]? {
    guard let column = edgeAttributes.first(where: { $0.name == "dir" }) else { return nil }
    let other = Self.otherDirection(ofDirected: isDirected)
    return column.texts.indices.map { edge in
      let isOther = column.texts.withBytes(edge) { $0.elementsEqual(other.utf8) }
      return isDirected != isOther ? .directed : .undirected
    }
  }

  /// Takes away the values of `dir` that directions were made of.
  private func takeDirections(_ directions: [Graph.Direction]?, in document: inout GraphDocument) {
    guard let directions,
      let place = document.edgeAttributes.firstIndex(where: { $0.name == "dir" })
    else { return }
    let column = document.edgeAttributes[place]
    let kept = column.keeping { directions[$0] == (isDirected ? .directed : .undirected) }
    if kept.hasAnyValue {
      document.edgeAttributes[place] = kept
    } else {
      document.edgeAttributes.remove(at: place)
    }
  }

  /// The attributes without what ``DOTWriter`` makes of others.
  private static func without(_ repeats: [DOTRepeat], _ attributes: [Attribute]) -> [Attribute] {
    attributes.filter { shown in
      guard let repeated = repeats.first(where: { $0.name == shown.name }),
        let source = attributes.first(where: { $0.name == repeated.source }),
        shown.markup.isEmpty, source.markup.isEmpty
      else { return true }
      return !repeated.isMade(
        shown.texts.indices, shown: { "\"\(shown.texts[$0])\"" },
        source: { DOTText.plain(source.texts[$0]) })
    }
  }

  /// Takes what our own writer said of attributes besides their values.
  private static func takeDeclarations(
    from columns: inout [AttributeColumn]
  ) -> JSONDeclarations? {
    guard let place = columns.firstIndex(where: { $0.name == JSONDeclarations.name }),
      let declarations = columns[place].text(0).flatMap({ JSONValue($0) })
        .flatMap(JSONDeclarations.init)
    else { return nil }
    columns.remove(at: place)
    return declarations
  }

  /// Columns under their own names, where others were written to tell them apart, and those with one name
  /// in their order, whichever the file has first.
  private static func renamed(_ columns: [AttributeColumn]) -> [AttributeColumn] {
    let own = ownNames + ["dir"] + (DOTRepeat.ofGraph + DOTRepeat.ofEdges).map(\.name)
    let names = JSONName.plain(columns.map(\.name), own: own)
    var places: [ExactText: [Int]] = [:]
    for (place, name) in names.enumerated() { places[ExactText(name), default: []].append(place) }
    var renamed = columns
    for (name, places) in places {
      let ordered = places.map { (JSONName.read(columns[$0].name).number, columns[$0]) }
        .sorted { $0.0 < $1.0 }
      for (place, column) in zip(places, ordered) { renamed[place] = column.1.named(name.text) }
    }
    return renamed
  }

  private func addKeys(to document: inout GraphDocument) {
    guard !keys.bytes.isEmpty else { return }
    let keys = Attribute(name: "key", texts: keys, markup: [])
    var notices = Notices()
    document.edgeAttributes += columns([keys], &notices) { _, _ in nil }
  }

  // MARK: Attributes

  private func columns(
    _ attributes: [Attribute], _ notices: inout Notices,
    name: (Unicode.Scalar, Int) -> String?
  ) -> [AttributeColumn] {
    var columns: [AttributeColumn] = []
    for attribute in attributes where !attribute.texts.bytes.isEmpty {
      let isShown = DOTText.shown.contains(attribute.name)
      var texts = attribute.texts
      if !attribute.markup.isEmpty {
        columns.append(markup(attribute))
        notices.add(
          "the markup of “\(attribute.name)” was read as its text; the markup is in "
            + "“\(attribute.name) markup”", advice: "nothing need be done",
          count: attribute.markup.count)
      }
      if isShown || !attribute.markup.isEmpty {
        let marked = Set(attribute.markup)
        texts = TextColumn(
          texts.indices.map { row in
            let text = texts[row]
            if marked.contains(row) { return DOTText.words(ofMarkup: text) }
            // What Graphviz shows where nothing is said.
            if text == "\\N" { return "" }
            return isShown
              ? DOTText.shown(text) { letter in name(letter, row) } : DOTText.plain(text)
          })
      } else {
        texts = Self.plain(texts)
      }
      guard !texts.bytes.isEmpty else { continue }
      let column = Self.column(DOTText.plain(attribute.name), texts)
      columns.append(column)
      if Self.numberNames.contains(column.name) {
        Self.noteNumbers(texts, of: column, &notices) { name("E", $0) ?? name("N", $0) }
      }
      if column.isText, Self.numberNames.contains(column.name),
        Self.values(texts, 0, NumberText.real) != nil
      {
        let first = texts.indices.first { row in
          texts.withBytes(row) { !$0.isEmpty && NumberText.exactReal($0) == nil }
        }
        let subject = first.flatMap { name("E", $0) ?? name("N", $0) }
        let place = subject.map { " of “\($0.prefix(80))”" } ?? ""
        notices.add(
          "“\(column.name)”\(place): a number has more digits than 64 bits hold; all were read"
            + " as texts", advice: "write fewer digits if numbers are meant")
      }
    }
    return columns
  }

  /// Notes the numbers of a column that 64 bits do not hold, with the name of the first subject; the
  /// parser of Graphviz tells no lines.
  private static func noteNumbers(
    _ texts: TextColumn, of column: AttributeColumn, _ notices: inout Notices,
    subject: (Int) -> String?
  ) {
    let (message, advice) =
      column.isText
      ? (CommonNotice.outOfRange.message, "write it in another unit")
      : (CommonNotice.rounded.message, "write fewer digits")
    let rows = texts.indices.filter { row in
      texts.withBytes(row) {
        column.isText ? NumberText.isOutOfRange($0) : NumberText.isRounded($0)
      }
    }
    guard let first = rows.first else { return }
    let place = subject(first).map { " of “\($0.prefix(80))”" } ?? ""
    notices.add(
      "“\(column.name)”\(place): \(message)", advice: advice, count: rows.count)
  }

  /// The markup of an attribute, beside the words of it.
  private func markup(_ attribute: Attribute) -> AttributeColumn {
    let marked = Set(attribute.markup)
    return .optionalTexts(
      "\(attribute.name) markup",
      attribute.texts.indices.map { marked.contains($0) ? attribute.texts[$0] : "" })
  }

  /// A column of numbers or of true and false, if all texts are such in their usual spelling.
  private static func column(
    _ name: String, _ texts: TextColumn, inAnySpelling: Bool = false
  ) -> AttributeColumn {
    let missing = texts.indices.filter { texts.range($0).isEmpty }
    let integers = values(texts, 0) { text in
      NumberText.integer(text).flatMap { number in
        isSpelled(text) { NumberText.append(number, to: &$0) } ? number : nil
      }
    }
    if let integers { return AttributeColumn(name, .integers(integers), missing: missing) }
    // Any decimal number will do for what Graphviz itself takes for a number.
    let isNumber = inAnySpelling || numberNames.contains(name)
    let reals = values(texts, 0) { text in
      NumberText.exactReal(text).flatMap { number in
        isNumber || isSpelled(text) { NumberText.append(number, to: &$0) }
          || isSpelled(text) { NumberText.appendPointed(number, to: &$0) } ? number : nil
      }
    }
    if let reals { return AttributeColumn(name, .reals(reals), missing: missing) }
    let booleans = values(texts, false) { text in
      [true, false].first { value in isSpelled(text) { $0 += "\(value)".utf8 } }
    }
    if let booleans { return AttributeColumn(name, .booleans(booleans), missing: missing) }
    return AttributeColumn(name, .texts(texts), missing: missing)
  }

  /// What Graphviz itself takes for numbers.
  private static let numberNames = ["weight", "len"]

  /// The values of texts, if each has one.
  private static func values<Value>(
    _ texts: TextColumn, _ nothing: Value, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> [Value]? {
    var values: [Value] = []
    for row in texts.indices {
      guard let value = texts.withBytes(row, { $0.isEmpty ? nothing : read($0) }) else {
        return nil
      }
      values.append(value)
    }
    return values
  }

  private static func isSpelled(
    _ text: UnsafeBufferPointer<UInt8>, _ write: (inout [UInt8]) -> Void
  ) -> Bool {
    var usual: [UInt8] = []
    write(&usual)
    return text.elementsEqual(usual)
  }

  /// Whether a column is read back as another type than it has: texts that look like something else.
  @Sendable
  static func retypes(_ column: AttributeColumn) -> Bool {
    guard case .texts(var texts) = column.values else { return false }
    if column.hasMissing, case .text(let text)? = column.defaultValue { texts.append(text) }
    return !texts.bytes.isEmpty && !Self.column(column.name, texts).isText
  }

  // MARK: Subgraphs

  /// Adds the innermost cluster of each node as an attribute `cluster`, and all subgraphs that have a
  /// name or say something as an attribute `subgraphs` of the graph.
  private func addSubgraphs(to document: inout GraphDocument) {
    if isStrict, !document.graphAttributes.contains(where: { $0.name == "strict" }) {
      document.graphAttributes.append(AttributeColumn("strict", .booleans([true])))
    }
    var clusters = [String](repeating: "", count: nodes.texts.count)
    var depths = [Int](repeating: 0, count: nodes.texts.count)
    var depthOfSubgraphs: [Int] = []
    var records: [JSONValue] = []
    for subgraph in subgraphs {
      let depth = (subgraph.parent.map { depthOfSubgraphs[$0] } ?? 0) + 1
      depthOfSubgraphs.append(depth)
      if let name = subgraph.name, name.hasPrefix("cluster") {
        // Of several clusters that are equally deep, the first is meant.
        for node in subgraph.nodes where depths[Int(node)] < depth {
          (clusters[Int(node)], depths[Int(node)]) = (DOTText.plain(name), depth)
        }
      }
      if subgraph.name != nil || !subgraph.attributes.isEmpty {
        records.append(record(subgraph, document.nodeIDs))
      }
    }
    if depths.contains(where: { $0 > 0 }),
      !document.nodeAttributes.contains(where: { $0.name == DOTSubgraphs.clusterName })
    {
      document.nodeAttributes.append(.optionalTexts(DOTSubgraphs.clusterName, clusters))
    }
    if !records.isEmpty, !document.graphAttributes.contains(where: { $0.name == DOTSubgraphs.name })
    {
      document.graphAttributes.append(.structures(DOTSubgraphs.name, [.array(records)]))
    }
  }

  private func record(_ subgraph: Subgraph, _ ids: TextColumn) -> JSONValue {
    let parent = subgraph.parent.flatMap { subgraphs[$0].name }
    let attributes = subgraph.attributes.map { name, text in
      JSONValue.Member(
        name: name,
        value: .text(
          DOTText.shown.contains(name) ? DOTText.shown(text) { _ in nil } : DOTText.plain(text)))
    }
    return .object([
      "id": subgraph.name.map { .text(DOTText.plain($0)) },
      "parent": parent.map { .text(DOTText.plain($0)) },
      "attributes": attributes.isEmpty ? nil : .object(attributes),
      "nodes": .texts(subgraph.nodes.map { ids[Int($0)] }),
    ])
  }
}
