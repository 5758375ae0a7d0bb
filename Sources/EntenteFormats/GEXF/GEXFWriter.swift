import EntenteData
import EntenteGraph

/// Writes a graph document as GEXF.
///
/// What GEXF has no place for stands in processing instructions, which other programs pass over:
/// `entente-graph` with the id of the graph and with what was only added for other programs, such as the
/// ids and depths that version 1.2 wants, and `entente-attribute` for each attribute of the graph.
struct GEXFWriter {
  /// A version of the format.
  enum Version {
    case draft12
    case version13
  }

  private let document: GraphDocument
  private let version: Version
  private let name: String
  private let nodes: GEXFPlaces
  private let edges: GEXFPlaces
  private let timeFormat: GEXFTimeFormat?
  /// Whether times are only those of dates that are attributes too.
  private let areTimesAdded: Bool
  private let nodeAttributes: [GEXFAttribute]
  private let edgeAttributes: [GEXFAttribute]
  /// The kind of each edge, empty if it needs none, where the document does not tell parallel edges
  /// apart.
  private let kinds: [Int]?
  /// The ids of edges without one, where the version wants all to have one.
  private let spareIDs: SpareIDs?
  /// The attributes that are not met in their order, as those with places come first.
  private let declarations: JSONDeclarations

  init(_ original: GraphDocument, _ version: Version, name: String) throws(Problem) {
    let dated = original.withTimesOfDates
    let document = dated ?? original
    (self.document, self.version, self.name) = (document, version, name)
    let parallels = version == .draft12 ? nil : ParallelEdges(document)
    spareIDs = version == .draft12 ? SpareIDs(document) : nil
    var nodes = GEXFPlaces(
      nodes: document.nodeAttributes, ids: document.nodeIDs, isFlatOrSolid: version == .draft12)
    var edges = GEXFPlaces(
      edges: document.edgeAttributes,
      isKind: version == .draft12 ? nil : { parallels?.areToldApart(by: $0) ?? true })
    kinds = edges.kind == nil ? parallels?.numbers : nil
    var times = nodes.times + edges.times
    var format = GEXFTimeFormat(times)
    switch format {
    case nil:
      nodes.dropTimes()
      edges.dropTimes()
      times = []
    case .partialDate:
      nodes.returnTimes()
      edges.returnTimes()
    default: break
    }
    // Values that hold for some time are written so if their times go with the others.
    func attributes(_ columns: [AttributeColumn]) -> [GEXFAttribute] {
      var order = [AttributeColumn]()
      var timed = [(AttributeColumn, GEXFTimedValues)]()
      for column in columns {
        if let found = GEXFTimedValues(column),
          let common = GEXFTimeFormat(times + found.times), common != .partialDate
        {
          (times, format) = (times + found.times, common)
          timed.append((column, found))
        } else {
          order.append(column)
        }
      }
      return order.enumerated().map { GEXFAttribute($1, id: $0, version) }
        + timed.enumerated().map {
          GEXFAttribute($1.0, id: order.count + $0, version, timed: $1.1)
        }
    }
    nodeAttributes = attributes(nodes.others)
    let hasSharedKeys = document.hasSharedKeys
    edgeAttributes = attributes(
      edges.others.map { column in
        column.named(GEXFKeys.title(column.name, hasSharedKeys: hasSharedKeys))
      })
    timeFormat = format
    areTimesAdded = dated != nil || format == .partialDate
    func isInOrder(_ columns: [AttributeColumn], _ read: [AttributeColumn]) -> Bool {
      let read = dated == nil ? read : read.filter { !GEXFPlaces.timeNames.contains($0.name) }
      return columns.elementsEqual(read) { ExactText($0.name) == ExactText($1.name) }
    }
    declarations = JSONDeclarations(
      original,
      graph: !isInOrder(original.graphAttributes, GEXFMeta(original.graphAttributes).read),
      nodes: !isInOrder(
        original.nodeAttributes,
        nodes.placed(GEXFPlaces.nodeNames) + nodeAttributes.map(\.column)),
      edges: !isInOrder(
        original.edgeAttributes, edges.placed(GEXFPlaces.edgeNames) + edgeAttributes.map(\.column)))
    (self.nodes, self.edges) = (nodes, edges)
    let haveRepeats = [
      ("nodes", !document.nodeIDs.areDistinct), ("edges", document.edgeIDs?.hasRepeats ?? false),
    ]
    for (what, hasRepeats) in haveRepeats where hasRepeats {
      throw Problem(
        file: name, "two \(what) have the same id, control characters left out",
        advice: "give each an id of its own")
    }
  }

  /// Whether some lists and objects of nodes or edges are written as texts; those of the graph never are.
  var losesStructures: Bool {
    // Where dates lack a day, spells are written as texts too, but told again by those with days.
    [(nodeAttributes, nodes), (edgeAttributes, edges)].contains { attributes, places in
      attributes.contains { $0.losesStructures && ($0.name != "spells" || places.spells == nil) }
    }
  }

  func write(into sink: inout ByteSink) throws(Problem) {
    let namespace =
      version == .draft12 ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3"
    let number = version == .draft12 ? "1.2" : "1.3"
    sink.bytes.append(
      contentsOf:
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"\(namespace)\" xmlns:viz=\"\(namespace)/viz\" version=\"\(number)\">\n"
        .utf8)
    let meta = GEXFMeta(document.graphAttributes)
    meta.write(into: &sink.bytes)
    sink.bytes.append(contentsOf: "<graph defaultedgetype=\"\(word(document.direction))\"".utf8)
    if let timeFormat {
      sink.bytes.append(contentsOf: " mode=\"dynamic\" timeformat=\"\(timeFormat.name)\"".utf8)
    }
    sink.bytes.append(contentsOf: ">\n".utf8)
    writeInstructions(meta, &sink.bytes)
    GEXFAttribute.declare(nodeAttributes, class: "node", into: &sink.bytes)
    GEXFAttribute.declare(edgeAttributes, class: "edge", into: &sink.bytes)
    try writeNodes(into: &sink)
    try writeEdges(into: &sink)
    sink.bytes.append(contentsOf: "</graph>\n</gexf>\n".utf8)
  }

  private func word(_ direction: Graph.Direction) -> String {
    direction == .directed ? "directed" : "undirected"
  }

  private func writeInstructions(_ meta: GEXFMeta, _ bytes: inout [UInt8]) {
    let added = [
      kinds == nil ? nil : "kind", areTimesAdded ? "times" : nil,
      meta.isDescriptionAdded ? "description" : nil, isDepthAdded ? "z" : nil,
    ].compactMap { $0 }
    let declared = declarations.value
    if document.id != nil || !added.isEmpty || spareIDs != nil || declared != nil {
      bytes.append(contentsOf: "<?entente-graph".utf8)
      if let id = document.id { bytes.append(attribute: "id", id) }
      if !added.isEmpty { bytes.append(attribute: "added", added.joined(separator: " ")) }
      if let spareIDs { bytes.append(attribute: "added-ids", spareIDs.prefix) }
      if let declared { bytes.append(attribute: "declared", declared.compact) }
      bytes.append(contentsOf: "?>\n".utf8)
    }
    for column in meta.others { GEXFAttribute(column, id: 0, .version13).writeInstruction(&bytes) }
  }

  /// Whether the version wants places with a depth, and the document has none.
  private var isDepthAdded: Bool { version == .draft12 && nodes.x != nil && nodes.z == nil }

  private func writeNodes(into sink: inout ByteSink) throws(Problem) {
    sink.bytes.append(contentsOf: "<nodes>\n".utf8)
    let columns = GEXFAttribute.byRow(nodeAttributes)
    for node in document.nodeIDs.indices {
      sink.bytes.append(contentsOf: "<node id=\"".utf8)
      document.nodeIDs.withBytes(node) { XMLText.encode($0, isAttribute: true, into: &sink.bytes) }
      sink.bytes.append(UInt8(ascii: "\""))
      sink.bytes.append(text: "label", nodes.label, node)
      sink.bytes.append(text: "pid", nodes.parent, node)
      writeTimes(nodes, node, &sink.bytes)
      let start = sink.bytes.count
      sink.bytes.append(UInt8(ascii: ">"))
      GEXFAttribute.write(nodeAttributes, columns, node, into: &sink.bytes)
      writeSpells(nodes, node, &sink.bytes)
      writeColor(nodes.color, node, &sink.bytes)
      writePosition(node, &sink.bytes)
      sink.bytes.append(element: "viz:size", nodes.size, node)
      sink.bytes.append(element: "viz:shape", nodes.shape, node)
      sink.bytes.close("node", from: start)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "</nodes>\n".utf8)
  }

  private func writeEdges(into sink: inout ByteSink) throws(Problem) {
    sink.bytes.append(contentsOf: "<edges>\n".utf8)
    let columns = GEXFAttribute.byRow(edgeAttributes)
    for edge in document.sources.indices {
      sink.bytes.append(contentsOf: "<edge".utf8)
      if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
        sink.bytes.append(contentsOf: " id=\"".utf8)
        ids.withBytes(edge) { XMLText.encode($0, isAttribute: true, into: &sink.bytes) }
        sink.bytes.append(UInt8(ascii: "\""))
      } else if let spareIDs {
        sink.bytes.append(attribute: "id", "\(spareIDs.prefix)\(edge)")
      }
      sink.bytes.append(contentsOf: " source=\"".utf8)
      document.nodeIDs.withBytes(Int(document.sources[edge])) {
        XMLText.encode($0, isAttribute: true, into: &sink.bytes)
      }
      sink.bytes.append(contentsOf: "\" target=\"".utf8)
      document.nodeIDs.withBytes(Int(document.targets[edge])) {
        XMLText.encode($0, isAttribute: true, into: &sink.bytes)
      }
      sink.bytes.append(UInt8(ascii: "\""))
      if let directions = document.edgeDirections, directions[edge] != document.direction {
        sink.bytes.append(attribute: "type", word(directions[edge]))
      }
      sink.bytes.append(text: "kind", edges.kind, edge)
      if let kinds, kinds[edge] > 0 { sink.bytes.append(attribute: "kind", "\(kinds[edge])") }
      sink.bytes.append(text: "label", edges.label, edge)
      sink.bytes.append(number: "weight", edges.weight, edge)
      writeTimes(edges, edge, &sink.bytes)
      let start = sink.bytes.count
      sink.bytes.append(UInt8(ascii: ">"))
      GEXFAttribute.write(edgeAttributes, columns, edge, into: &sink.bytes)
      writeSpells(edges, edge, &sink.bytes)
      writeColor(edges.color, edge, &sink.bytes)
      sink.bytes.append(element: "viz:thickness", edges.thickness, edge)
      sink.bytes.append(element: "viz:shape", edges.shape, edge)
      sink.bytes.close("edge", from: start)
      try sink.flushIfLarge()
    }
    sink.bytes.append(contentsOf: "</edges>\n".utf8)
  }

  private func writeTimes(_ places: GEXFPlaces, _ row: Int, _ bytes: inout [UInt8]) {
    guard let timeFormat else { return }
    if let start = places.start, start.hasValue(row) {
      bytes.append(attribute: "start", timeFormat.text(start.plainText(row), isEnd: false))
    }
    if let end = places.end, end.hasValue(row) {
      bytes.append(attribute: "end", timeFormat.text(end.plainText(row), isEnd: true))
    }
  }

  private func writeSpells(_ places: GEXFPlaces, _ row: Int, _ bytes: inout [UInt8]) {
    guard let timeFormat, let column = places.spells, column.hasValue(row),
      let spells = GEXFSpell.list(column.plainText(row))
    else { return }
    bytes.append(contentsOf: "<spells>".utf8)
    for spell in spells {
      bytes.append(contentsOf: "<spell".utf8)
      if let start = spell.start {
        bytes.append(attribute: "start", timeFormat.text(start, isEnd: false))
      }
      if let end = spell.end { bytes.append(attribute: "end", timeFormat.text(end, isEnd: true)) }
      bytes.append(contentsOf: "/>".utf8)
    }
    bytes.append(contentsOf: "</spells>".utf8)
  }

  private func writeColor(_ column: AttributeColumn?, _ row: Int, _ bytes: inout [UInt8]) {
    guard let column, column.hasValue(row), let color = DrawnColor(column.plainText(row)) else {
      return
    }
    bytes.append(contentsOf: "<viz:color".utf8)
    for (name, channel) in zip(["r", "g", "b"], color.channels) {
      bytes.append(attribute: name, "\(channel)")
    }
    if let opacity = color.opacity { bytes.append(attribute: "a", "\(opacity)") }
    bytes.append(contentsOf: "/>".utf8)
  }

  private func writePosition(_ node: Int, _ bytes: inout [UInt8]) {
    guard let x = nodes.x, x.hasValue(node) else { return }
    bytes.append(contentsOf: "<viz:position".utf8)
    bytes.append(number: "x", x, node)
    bytes.append(number: "y", nodes.y, node)
    if let z = nodes.z, z.hasValue(node) {
      bytes.append(number: "z", z, node)
    } else if isDepthAdded {
      bytes.append(attribute: "z", "0.0")
    }
    bytes.append(contentsOf: "/>".utf8)
  }
}

/// Ids for edges without one: a prefix that no id of the document has, and the number of the edge.
private struct SpareIDs {
  /// The prefix, empty if no edge of the document has an id.
  let prefix: String

  /// Finds a prefix; `nil` if all edges have ids.
  init?(_ document: GraphDocument) {
    guard document.edgeCount > 0 else { return nil }
    guard let ids = document.edgeIDs else {
      prefix = ""
      return
    }
    guard ids.indices.contains(where: { ids.range($0).isEmpty }) else { return nil }
    let texts = Array(ids)
    var (prefix, number) = ("added-", 1)
    while texts.contains(where: { $0.utf8.starts(with: prefix.utf8) }) {
      number += 1
      prefix = "added\(number)-"
    }
    self.prefix = prefix
  }
}
