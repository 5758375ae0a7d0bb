import EntenteData
import EntenteGraph

/// The parts of a hypergraph, which make a document of two modes, or of one if they are a graph.
struct HIFParts {
  let type: String?
  let id: String?
  let order: [Int]
  var graphColumns: [AttributeColumn]
  /// With a byte before each that tells numbers from texts.
  let nodeIDs: TextColumn
  let edgeIDs: TextColumn
  let nodeOfIncidence: [UInt32]
  let edgeOfIncidence: [UInt32]
  let directions: [HIF.End?]
  let incidenceIDs: TextColumn
  let incidenceColumns: [AttributeColumn]
  var nodeColumns: [AttributeColumn] = []
  var edgeColumns: [AttributeColumn] = []

  private var direction: Graph.Direction? {
    switch type {
    case "directed"?: .directed
    case "undirected"?, "asc"?: .undirected
    default: nil
    }
  }

  // MARK: Graphs

  /// The graph whose edges the hyperedges are; `nil` if they are not.
  var graph: GraphDocument? {
    let edgeCount = edgeIDs.count
    guard incidenceColumns.isEmpty, nodeOfIncidence.count == 2 * edgeCount else { return nil }
    var ends = [[Int]](repeating: [], count: edgeCount)
    for (incidence, edge) in edgeOfIncidence.enumerated() { ends[Int(edge)].append(incidence) }
    guard ends.allSatisfy({ $0.count == 2 }) else { return nil }
    var edgeDirections: [Graph.Direction] = []
    for pair in ends {
      switch (directions[pair[0]], directions[pair[1]]) {
      case (nil, nil): edgeDirections.append(.undirected)
      case (.tail?, .head?): edgeDirections.append(.directed)
      default: return nil
      }
    }
    let texts = edgeIDs.map { $0.utf8.first == HIF.textMark ? String($0.dropFirst()) : "" }
    guard let names = Self.names(nodeIDs, TextColumn()), !TextColumn(texts).hasRepeats else {
      return nil
    }
    var document = GraphDocument(
      direction ?? .undirected, nodeIDs: names,
      sources: ends.map { nodeOfIncidence[$0[0]] }, targets: ends.map { nodeOfIncidence[$0[1]] },
      edgeDirections: edgeDirections, edgeIDs: TextColumn(texts))
    document.id = id
    document.graphAttributes = graphColumns
    document.nodeAttributes = nodeColumns
    document.edgeAttributes = edgeColumns
    return document.withModesFromAttribute
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

  // MARK: Hypergraphs

  /// The document of two modes: nodes, then hyperedges, unless it says another order.
  func hypergraph(_ notices: inout Notices) -> GraphDocument {
    let (nodeCount, edgeCount) = (nodeIDs.count, edgeIDs.count)
    let names = uniqueNames(&notices)
    let places = places()
    var placed = [String](repeating: "", count: nodeCount + edgeCount)
    for (row, name) in names.enumerated() { placed[places[row]] = name }
    var (sources, targets): ([UInt32], [UInt32]) = ([], [])
    var edgeDirections: [Graph.Direction] = []
    for (incidence, end) in directions.enumerated() {
      let node = UInt32(places[Int(nodeOfIncidence[incidence])])
      let edge = UInt32(places[nodeCount + Int(edgeOfIncidence[incidence])])
      sources.append(end == .head ? edge : node)
      targets.append(end == .head ? node : edge)
      edgeDirections.append(end == nil ? .undirected : .directed)
    }
    let common = Set(edgeDirections).count == 1 ? edgeDirections.first : nil
    let hasRepeats = incidenceIDs.hasRepeats
    var document = GraphDocument(
      direction ?? common ?? .undirected, nodeIDs: TextColumn(placed), sources: sources,
      targets: targets, edgeDirections: edgeDirections, edgeIDs: hasRepeats ? nil : incidenceIDs)
    document.id = id
    document.graphAttributes = graphColumns
    if type == "asc" {
      document.graphAttributes.append(AttributeColumn("network-type", .texts(["asc"])))
    }
    if edgeCount > 0 {
      document.isSecondMode = (0..<(nodeCount + edgeCount)).map { _ in false }
      for row in nodeCount..<(nodeCount + edgeCount) { document.isSecondMode?[places[row]] = true }
    }
    document.nodeAttributes = mergedColumns(places, &notices)
    document.edgeAttributes = incidenceColumns
    if hasRepeats {
      notices.add(
        "two incidences have the same id; the ids were read as an attribute “id”",
        advice: "give each an id of its own")
      let missing = incidenceIDs.indices.filter { incidenceIDs.range($0).isEmpty }
      document.edgeAttributes.append(
        AttributeColumn("id", .texts(incidenceIDs), missing: missing))
    }
    return document
  }

  /// The place of each node and then of each hyperedge among all.
  private func places() -> [Int] {
    let (nodeCount, edgeCount) = (nodeIDs.count, edgeIDs.count)
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
    if let names = Self.names(nodeIDs, edgeIDs) { return Array(names) }
    var taken = Set<String>()
    let ids = nodeIDs.map { ($0, "") } + edgeIDs.map { ($0, "edge ") }
    return ids.map { id, kind in
      var name = String(id.dropFirst())
      guard !taken.insert(name).inserted else { return name }
      notices.add(
        "a hyperedge has the id of a node, or a number is an id beside the same digits as a text; it"
          + " got another id", advice: "give all nodes and hyperedges different ids")
      name = kind + name
      var number = 2
      var candidate = name
      while !taken.insert(candidate).inserted {
        candidate = "\(name) (\(number))"
        number += 1
      }
      return candidate
    }
  }

  /// The columns of nodes and of hyperedges as those of all, the ones of a name in one.
  private func mergedColumns(_ places: [Int], _ notices: inout Notices) -> [AttributeColumn] {
    var table = AttributeTable()
    var names: [String: [Int]] = [:]
    // The column of nodes, and that of hyperedges, that make each column.
    var parts: [(node: AttributeColumn?, edge: AttributeColumn?)] = []
    for (side, isNode) in [(nodeColumns, true), (edgeColumns, false)] {
      var counts: [String: Int] = [:]
      for column in side {
        let number = counts[column.name, default: 0]
        counts[column.name] = number + 1
        if number == names[column.name, default: []].count {
          names[column.name, default: []].append(table.addColumn(column.name))
          parts.append((nil, nil))
        }
        let place = names[column.name, default: []][number]
        if isNode { parts[place].node = column } else { parts[place].edge = column }
      }
    }
    var rows = [Int](repeating: 0, count: places.count)
    for (row, place) in places.enumerated() { rows[place] = row }
    for (column, part) in parts.enumerated() {
      for (place, row) in rows.enumerated() {
        let isNode = row < nodeIDs.count
        let value = isNode ? part.node?[row] : part.edge?[row - nodeIDs.count]
        if let value { table.set(column, row: place, value) }
      }
    }
    notices.addWidened(table, "nodes and hyperedges")
    return table.finish(rowCount: places.count)
  }
}
