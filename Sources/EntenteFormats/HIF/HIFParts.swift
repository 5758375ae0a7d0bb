import EntenteData
import EntenteGraph

/// The parts of a hypergraph, which make a document of two modes, or of one if all edges are such of a
/// graph.
struct HIFParts {
  let type: String?
  let id: String?
  let order: [Int]
  var graphColumns: [AttributeColumn]
  let nodes: HIFList.Listed
  let edges: HIFList.Listed
  let directions: [HIF.End?]
  let incidenceIDs: TextColumn
  let incidenceColumns: [PlacedColumn]
  /// How many edges, from the first on, are hyperedges; `nil` if all are.
  private(set) var firstGraphEdge: Int?

  private var nodeIDs: TextColumn { nodes.ids }
  private var edgeIDs: TextColumn { edges.ids }

  private var direction: Graph.Direction? {
    switch type {
    case "directed"?: .directed
    case "undirected"?, "asc"?: .undirected
    default: nil
    }
  }

  /// How many edges are hyperedges.
  private var hyperedgeCount: Int { firstGraphEdge ?? edgeIDs.count }

  // MARK: Edges of a graph

  /// Takes the edges from one on for edges of a graph; returns `false`, and changes nothing, if they
  /// are none.
  mutating func takeGraphEdges(from first: Int) -> Bool {
    guard first <= edgeIDs.count else { return false }
    var incidences = [[Int]](repeating: [], count: edgeIDs.count - first)
    for (incidence, edge) in edges.ends.enumerated() where Int(edge) >= first {
      incidences[Int(edge) - first].append(incidence)
    }
    var isBare = incidenceIDs.indices.map { incidenceIDs.range($0).isEmpty }
    for column in incidenceColumns {
      for row in column.column.rows { isBare[row] = false }
    }
    for pair in incidences {
      guard pair.count == 2 else { return false }
      switch (directions[pair[0]], directions[pair[1]]) {
      case (nil, nil), (.tail?, .head?): break
      default: return false
      }
      guard pair.allSatisfy({ isBare[$0] }) else { return false }
    }
    guard !TextColumn((first..<edgeIDs.count).map(graphEdgeID)).hasRepeats else { return false }
    firstGraphEdge = first
    return true
  }

  /// The id of an edge of a graph; a number is none.
  private func graphEdgeID(_ edge: Int) -> String {
    let id = edgeIDs[edge]
    return id.utf8.first == HIF.textMark ? String(id.dropFirst()) : ""
  }

  /// Ids without the byte before them; `nil` if two are then the same.
  private static func names(_ first: TextColumn, _ second: TextColumn) -> TextColumn? {
    var index = TextIndex()
    for ids in [first, second] {
      for place in ids.indices {
        let isNew = ids.withBytes(place) { id in
          index.insert(UnsafeBufferPointer(rebasing: id.dropFirst()))?.isNew ?? false
        }
        if !isNew { return nil }
      }
    }
    return index.texts
  }

  // MARK: The document

  /// The document: nodes, then hyperedges, unless it says another order.
  func document(_ notices: inout Notices) -> GraphDocument {
    let nodeCount = nodeIDs.count
    let names = uniqueNames(&notices)
    let places = places()
    var placed = [String](repeating: "", count: places.count)
    for (row, name) in names.enumerated() { placed[places[row]] = name }
    let edges = documentEdges(places)
    let common = Set(edges.directions).count == 1 ? edges.directions.first : nil
    let hasRepeats = edges.ids.hasRepeats
    var document = GraphDocument(
      direction ?? common ?? .undirected, nodeIDs: TextColumn(placed), sources: edges.sources,
      targets: edges.targets, edgeDirections: edges.directions,
      edgeIDs: hasRepeats ? nil : edges.ids)
    document.id = id
    document.graphAttributes = graphColumns
    if type == "asc" {
      document.graphAttributes.append(AttributeColumn("network-type", .texts(["asc"])))
    }
    if hyperedgeCount > 0 {
      var isSecondMode = [Bool](repeating: false, count: places.count)
      for row in nodeCount..<places.count { isSecondMode[places[row]] = true }
      document.isSecondMode = isSecondMode
    }
    document.nodeAttributes = nodeAttributes(places, &notices)
    document.edgeAttributes = edgeAttributes(edges.rows, &notices)
    if hasRepeats {
      notices.add(
        "two incidences have the same id; the ids were read as an attribute “id”",
        advice: "give each an id of its own")
      let missing = edges.ids.indices.filter { edges.ids.range($0).isEmpty }
      document.edgeAttributes.append(AttributeColumn("id", .texts(edges.ids), missing: missing))
    }
    return document
  }

  /// Where the values of a row are from.
  private enum Row {
    /// A node, or an incidence.
    case first(Int)
    /// An edge.
    case second(Int)
  }

  /// The edges of the document: incidences, and edges of a graph where their first one is.
  private struct Edges {
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var directions: [Graph.Direction] = []
    var ids = TextColumn()
    var rows: [Row] = []
  }

  private func documentEdges(_ places: [Int]) -> Edges {
    var edges = Edges()
    var rowOfEdge = [Int?](repeating: nil, count: edgeIDs.count)
    for (incidence, end) in directions.enumerated() {
      let node = UInt32(places[Int(nodes.ends[incidence])])
      let edge = Int(self.edges.ends[incidence])
      if let row = rowOfEdge[edge] {
        edges.targets[row] = node
        continue
      }
      edges.directions.append(end == nil ? .undirected : .directed)
      if edge < hyperedgeCount {
        let hyperedge = UInt32(places[nodeIDs.count + edge])
        edges.sources.append(end == .head ? hyperedge : node)
        edges.targets.append(end == .head ? node : hyperedge)
        incidenceIDs.withBytes(incidence) { edges.ids.append($0) }
        edges.rows.append(.first(incidence))
      } else {
        rowOfEdge[edge] = edges.sources.count
        edges.sources.append(node)
        edges.targets.append(node)
        edges.ids.append(graphEdgeID(edge))
        edges.rows.append(.second(edge))
      }
    }
    return edges
  }

  /// The place of each node and then of each hyperedge among all.
  private func places() -> [Int] {
    let (nodeCount, edgeCount) = (nodeIDs.count, hyperedgeCount)
    var places = Array(0..<(nodeCount + edgeCount))
    var (node, edge, place) = (0, nodeCount, 0)
    for (number, count) in order.enumerated() {
      let isNode = number % 2 == 0
      guard count <= (isNode ? nodeCount - node : nodeCount + edgeCount - edge) else { break }
      for _ in 0..<count {
        places[isNode ? node : edge] = place
        if isNode { node += 1 } else { edge += 1 }
        place += 1
      }
    }
    // What the order does not tell follows as usual.
    for row in Array(node..<nodeCount) + Array(edge..<(nodeCount + edgeCount)) {
      places[row] = place
      place += 1
    }
    return places
  }

  /// The ids of nodes and hyperedges, which in a document must all differ.
  private func uniqueNames(_ notices: inout Notices) -> [String] {
    let hyperedges = firstGraphEdge == nil ? edgeIDs : TextColumn(edgeIDs.prefix(hyperedgeCount))
    if let names = Self.names(nodeIDs, hyperedges) { return Array(names) }
    var taken = Set<ExactText>()
    let ids = nodeIDs.map { ($0, "") } + hyperedges.map { ($0, "edge ") }
    return ids.map { id, kind in
      var name = String(id.dropFirst())
      guard !taken.insert(new: name) else { return name }
      notices.add(
        "a hyperedge has the id of a node, or a number is an id beside the same digits as a text; it"
          + " got another id", advice: "give all nodes and hyperedges different ids")
      name = kind + name
      var number = 2
      var candidate = name
      while !taken.insert(new: candidate) {
        candidate = "\(name) (\(number))"
        number += 1
      }
      return candidate
    }
  }

  // MARK: Attributes

  private func nodeAttributes(_ places: [Int], _ notices: inout Notices) -> [AttributeColumn] {
    guard hyperedgeCount > 0 else { return nodes.columns.map(\.column) }
    var rows = [Row](repeating: .first(0), count: places.count)
    for (row, place) in places.enumerated() {
      rows[place] = row < nodeIDs.count ? .first(row) : .second(row - nodeIDs.count)
    }
    return merged(
      nodes.columns, values(of: 0..<hyperedgeCount), rows, "nodes and hyperedges", &notices)
  }

  private func edgeAttributes(_ rows: [Row], _ notices: inout Notices) -> [AttributeColumn] {
    if hyperedgeCount == edgeIDs.count { return incidenceColumns.map(\.column) }
    if hyperedgeCount == 0, edgeIDs.count == rows.count, isInOrder(rows) {
      return edges.columns.map(\.column)
    }
    return merged(
      incidenceColumns, values(of: hyperedgeCount..<edgeIDs.count), rows, "incidences and edges",
      &notices)
  }

  /// Whether rows are those of all edges in their order.
  private func isInOrder(_ rows: [Row]) -> Bool {
    rows.enumerated().allSatisfy { number, row in
      if case .second(number) = row { true } else { false }
    }
  }

  /// The columns of edges that have a value for some of them.
  private func values(of rows: Range<Int>) -> [PlacedColumn] {
    rows.count == edgeIDs.count
      ? edges.columns : edges.columns.filter { $0.column.rows.contains(where: rows.contains) }
  }

  /// The place of each row of either kind among rows of both.
  private func places(of rows: [Row]) -> (first: [Int: Int], second: [Int: Int]) {
    var (first, second): ([Int: Int], [Int: Int]) = ([:], [:])
    for (place, row) in rows.enumerated() {
      switch row {
      case .first(let row): first[row] = place
      case .second(let row): second[row] = place
      }
    }
    return (first, second)
  }

  /// Two sets of columns as one for all rows, the ones of a name in one.
  private func merged(
    _ first: [PlacedColumn], _ second: [PlacedColumn], _ rows: [Row], _ subject: String,
    _ notices: inout Notices
  ) -> [AttributeColumn] {
    var table = AttributeTable()
    var names: [ExactText: [Int]] = [:]
    // The two columns that make each.
    var parts: [(first: PlacedColumn?, second: PlacedColumn?)] = []
    for (side, isFirst) in [(first, true), (second, false)] {
      var counts: [ExactText: Int] = [:]
      for column in side {
        let name = ExactText(column.column.name)
        let number = counts.count(column.column.name) - 1
        if number == names[name, default: []].count {
          names[name, default: []].append(table.addColumn(column.column.name))
          parts.append((nil, nil))
        }
        let place = names[name, default: []][number]
        if isFirst { parts[place].first = column } else { parts[place].second = column }
      }
    }
    let (ofFirst, ofSecond) = places(of: rows)
    for (column, part) in parts.enumerated() {
      var found: [(place: Int, value: AttributeValue?)] = []
      for (part, places) in [(part.first?.column, ofFirst), (part.second?.column, ofSecond)] {
        guard let part else { continue }
        for row in part.rows {
          if let place = places[row] { found.append((place, part[row])) }
        }
      }
      for (place, value) in found.sorted(by: { $0.place < $1.place }) {
        if let value { table.set(column, row: place, value) }
      }
      // Whichever comes later in the file is the one that does not fit.
      let positions = [part.first?.position, part.second?.position].compactMap(\.self)
      if let last = positions.max() { table.placeTypes(at: last) }
    }
    notices.addWidened(table, subject)
    return table.finish(rowCount: rows.count)
  }
}
