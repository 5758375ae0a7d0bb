import EntenteData
import EntenteGraph
import EntenteNetwork
import EntenteTestSupport
import Foundation
import Testing

@testable import EntenteFormats

@Suite struct HIFTests {
  private func read(_ text: String) throws -> GraphReading {
    try GraphFormat.hif.read(bytes: Array(text.utf8), name: "test")
  }

  @Test func `hyperedges are nodes of the second mode with an edge for each member`() throws {
    let reading = try read(
      """
      {"network-type": "undirected", "metadata": {"name": "H", "year": 2025},
       "incidences": [
         {"edge": "treaty", "node": "a", "weight": 2, "attrs": {"role": "host", "id": "i"}},
         {"edge": "treaty", "node": "b", "attrs": {"role": "party"}},
         {"edge": "fund", "node": "c"}],
       "edges": [{"edge": "fund", "weight": 1.5, "attrs": {"label": "The fund"}}],
       "nodes": [{"node": "b", "attrs": {"label": "B", "tags": [1, 2]}}, {"node": "z"}]}
      """)
    let document = reading.document
    #expect(reading.warnings.isEmpty && document.id == "H")
    #expect(Array(document.nodeIDs) == ["b", "z", "a", "c", "fund", "treaty"])
    #expect(document.isSecondMode == [false, false, false, false, true, true])
    #expect(document.sources == [2, 0, 3] && document.targets == [5, 5, 4])
    #expect(document.direction == .undirected && document.edgeDirections == nil)
    #expect(document.edgeIDs.map(Array.init) == ["i", "", ""])
    #expect(document.graphAttributes == [AttributeColumn("year", .integers([2025]))])
    #expect(
      document.nodeAttributes == [
        AttributeColumn(
          "label", .texts(["B", "", "", "", "The fund", ""]), missing: [1, 2, 3, 5]),
        AttributeColumn(
          "tags", .structures(["[1,2]", "", "", "", "", ""]), missing: [1, 2, 3, 4, 5]),
        AttributeColumn("weight", .reals([0, 0, 0, 0, 1.5, 0]), missing: [0, 1, 2, 3, 5]),
      ])
    #expect(
      document.edgeAttributes == [
        AttributeColumn("weight", .integers([2, 0, 0]), missing: [1, 2]),
        AttributeColumn("role", .texts(["host", "party", ""]), missing: [2]),
      ])
  }

  @Test func `directions go from the tail to the hyperedge and on to the head`() throws {
    let document = try read(
      """
      {"network-type": "directed", "incidences": [
        {"edge": "e", "node": "a", "direction": "tail"},
        {"edge": "e", "node": "b", "direction": "head"}, {"edge": "e", "node": "c"}]}
      """
    ).document
    #expect(Array(document.nodeIDs) == ["a", "b", "c", "e"])
    #expect(document.sources == [0, 3, 2] && document.targets == [3, 1, 3])
    #expect(document.direction == .directed)
    #expect(document.edgeDirections == [.directed, .directed, .undirected])
  }

  @Test func `the same id of a node, of a hyperedge and as a number are three`() throws {
    let reading = try read(
      #"{"incidences": [{"edge": 1, "node": 1}, {"edge": "1", "node": "1"}, {"edge": 2, "node": 3}]}"#
    )
    #expect(
      Array(reading.document.nodeIDs) == ["1", "1 (2)", "3", "edge 1", "edge 1 (2)", "2"])
    #expect(reading.document.sources == [0, 1, 2] && reading.document.targets == [3, 4, 5])
    #expect(reading.warnings.count == 1)
  }

  @Test func `a simplicial complex stays one`() throws {
    let text = #"{"network-type": "asc", "incidences": [{"edge": "e", "node": "a"}]}"#
    let document = try read(text).document
    let file = try GraphFormat.hif.files(of: GraphContent(document))[0]
    #expect(file.text.contains(#""network-type": "asc""#) && !file.text.contains("attrs"))
    #expect(try read(file.text).document == document)
  }

  @Test func `a marked graph that was changed is read as a hypergraph with a notice`() throws {
    let incidences = (0..<3).map { #"{"edge": "e", "node": "\#($0)"}"# }.joined(separator: ",")
    let reading = try read(
      #"{"metadata": {"entente:form": "graph"}, "incidences": [\#(incidences)]}"#)
    #expect(reading.document.isSecondMode == [false, false, false, true])
    #expect(reading.warnings.count == 1)
  }

  @Test func `hyperedges of GraphML beside edges are one hyperedge each, and come back`() throws {
    let graphML = """
      <graphml xmlns='http://graphml.graphdrawing.org/xmlns'>
      <key id='r' for='endpoint' attr.name='role'/><key id='s' for='edge' attr.name='since'/>
      <graph edgedefault='undirected'><node id='a'/><node id='b'/><node id='c'/>
      <edge id='e' source='a' target='b'><data key='s'>2020</data></edge>
      <hyperedge id='treaty'><endpoint node='a'><data key='r'>host</data></endpoint>
      <endpoint node='b'/><endpoint node='c' type='in'/></hyperedge>
      <edge source='b' target='c' directed='true'/>
      </graph></graphml>
      """
    let document = try GraphFormat.graphML.read(text: graphML).document
    let written = try GraphFormat.hif.files(of: GraphContent(document))[0].text
    let json = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
    let incidences = json?["incidences"] as? [[String: Any]] ?? []
    func texts(_ name: String) -> [String] { incidences.map { $0[name].map { "\($0)" } ?? "" } }
    #expect(texts("edge") == ["e", "e", "treaty", "treaty", "treaty", "4", "4"])
    #expect(texts("node") == ["a", "b", "a", "b", "c", "b", "c"])
    #expect(texts("direction") == ["", "", "", "", "tail", "tail", "head"])
    #expect((incidences[2]["attrs"] as? [String: String]) == ["role": "host"])
    let edges = json?["edges"] as? [[String: Any]] ?? []
    #expect(edges.map { $0["edge"].map { "\($0)" } } == ["treaty", "e", "4"])
    #expect((edges[1]["attrs"] as? [String: String]) == ["since": "2020"])

    let again = try read(written).document
    #expect(again.isSecondMode == [false, false, false, true])
    #expect(again.edgeTexts == document.edgeTexts)
    #expect(again.edgeIDs == document.edgeIDs)
    #expect(again.edgeTexts("role") == document.edgeTexts("role"))
    #expect(again.edgeTexts("since") == document.edgeTexts("since"))
    // By way of GraphML too, and that is no loss.
    let other = try GraphFormat.graphML.read(text: GraphFormat.graphML.text(of: again)).document
    #expect(try GraphFormat.hif.text(of: other) == written)
    let losses = GraphFormat.graphML.losses(of: again)
    #expect(losses.map(\.feature) == [.hyperedges, .mixedDirections])
    #expect(!losses.contains { !$0.isReadBack })
    #expect(GraphFormat.hif.losses(of: document).isEmpty)
  }

  @Test(arguments: [("treaty", true), ("other", false)])
  func `an edge between nodes with the id of a hyperedge is a loss`(id: String, isLoss: Bool) {
    var document = GraphDocument(
      .undirected, nodeIDs: ["a", "b", "treaty"], sources: [0, 0], targets: [2, 1],
      edgeIDs: ["", id])
    document.isSecondMode = [false, false, true]
    #expect(GraphFormat.hif.losses(of: document).map(\.feature).isEmpty == !isLoss)
  }

  @Test func `a relation of five parties is one hyperedge with five roles`() throws {
    var tables = Tables()
    tables.sources = [Source(id: "s", title: "A source", url: "https://example.org")]
    tables.entities = ["a", "b", "c", "d", "e"].map { Entity(id: $0, kind: .company, name: $0) }
    tables.relations = [Relation(id: "r", type: .partnership, title: "The agreement")]
    let roles: [Role] = [.lead, .partner, .partner, .partner, .partner]
    tables.parties = zip(tables.entities, roles).map {
      Party(relation: "r", entity: $0.id, role: $1)
    }
    tables.evidence = [
      Evidence(relation: "r", source: "s", locator: "p1s1", excerpt: "excerpt", claim: "claim")
    ]
    let network = try Network(
      Dataset(name: "five", title: "Five", tables: tables), Projection(.incidence))
    let text = try GraphFormat.hif.write(network, .english)[0].text
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let edges: [[String: Any]] = try #require(json?["edges"] as? [[String: Any]])
    #expect(edges.map { $0["edge"] as? String } == ["r"])
    #expect((edges[0]["attrs"] as? [String: Any])?["label"] as? String == "The agreement")
    #expect(text.contains("excerpt") && text.contains("https://example.org"))
    let incidences: [[String: Any]] = try #require(json?["incidences"] as? [[String: Any]])
    #expect(incidences.count == 5)
    for incidence in incidences {
      let attributes = incidence["attrs"] as? [String: Any]
      let party = try #require(tables.parties.first { $0.entity == incidence["node"] as? String })
      #expect(incidence["edge"] as? String == "r")
      #expect(attributes?["role"] as? String == party.role.rawValue)
    }
  }

  // MARK: The rules of the schema

  /// What version 0.1 of the format allows: the members of each record and the types of their values.
  private static let rules: [String: [String: @Sendable (Any) -> Bool]] = {
    @Sendable func isID(_ value: Any) -> Bool {
      value is String
        || (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    }
    @Sendable func isNumber(_ value: Any) -> Bool { value is NSNumber }
    @Sendable func isObject(_ value: Any) -> Bool { value is [String: Any] }
    return [
      "nodes": ["node": isID, "weight": isNumber, "attrs": isObject],
      "edges": ["edge": isID, "weight": isNumber, "attrs": isObject],
      "incidences": [
        "node": isID, "edge": isID, "weight": isNumber, "attrs": isObject,
        "direction": { ($0 as? String).map(["head", "tail"].contains) ?? false },
      ],
    ]
  }()

  @Test(arguments: HostileDocuments.all.map(\.name))
  func `what is written keeps the rules of the schema`(name: String) throws {
    let document = try #require(HostileDocuments.all.first { $0.name == name }).document
    let bytes = try GraphFormat.hif.files(of: GraphContent(document))[0].bytes
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let top: [String: Any] = try #require(json)
    #expect(Set(top.keys) == ["network-type", "metadata", "nodes", "edges", "incidences"])
    #expect(["directed", "undirected"].contains(top["network-type"] as? String))
    #expect(top["metadata"] is [String: Any])
    for (list, rules) in Self.rules {
      let records: [[String: Any]] = try #require(top[list] as? [[String: Any]])
      for record in records {
        #expect(record.allSatisfy { rules[$0.key]?($0.value) ?? false }, "\(record)")
        #expect(list == "edges" || record["node"] != nil)
        #expect(list == "nodes" || record["edge"] != nil)
      }
    }
    let isHyperedge = name == "edges of hyperedges" ? nil : document.isSecondMode
    let counts = document.sources.indices.map { edge in
      let ends = [document.sources[edge], document.targets[edge]]
      return ends.contains { isHyperedge?[Int($0)] ?? false } ? 1 : 2
    }
    let incidences = top["incidences"] as? [Any]
    #expect(incidences?.count == counts.reduce(0, +))
  }

  @Test(arguments: [
    ("{}", 1), ("[]", 1), ("{\"incidences\": {}}", 1), ("{\"incidences\": [{\"edge\": 1}]}", 1),
    ("{\"incidences\": [{\"edge\": 1, \"node\": 2, \"direction\": \"up\"}]}", 1),
    ("{\"incidences\": [],\n\"nodes\": [{\"node\": 1.5}]}", 2),
    ("{\"incidences\": [], \"edges\": [{\"edge\": null}]}", 1),
  ])
  func `what is no HIF is refused with its line`(text: String, line: Int) throws {
    try expectRefusal(line: line) { try read(text) }
  }

  // MARK: Files of others

  private static let folder = SharedFolder.testData?.appending(path: "hif-a")

  private static func files(_ name: String) -> [String] {
    let path = folder?.appending(path: name).path ?? ""
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test(
    .enabled(if: folder != nil, "the folder shared/testdata is not there"),
    arguments: files("HIF-compliant"))
  func `compliant files have their incidences`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: "HIF-compliant/\(name)"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    let document = try GraphFormat.hif.read(file.path).document
    #expect(document.edgeCount == (json?["incidences"] as? [Any])?.count)
    func ids(_ list: String, _ name: String) -> Set<String> {
      let records = [list, "incidences"].flatMap { json?[$0] as? [[String: Any]] ?? [] }
      return Set(records.compactMap { $0[name].map { "\($0)" } })
    }
    #expect(document.nodeCount == ids("nodes", "node").count + ids("edges", "edge").count)
    #expect(
      document.isSecondMode?.count(where: \.self) ?? 0 == ids("edges", "edge").count)
  }

  @Test(
    .enabled(if: folder != nil, "the folder shared/testdata is not there"),
    arguments: files("HIF-non-compliant"))
  func `files that are not compliant are refused with a line`(name: String) throws {
    let file = try #require(Self.folder?.appending(path: "HIF-non-compliant/\(name)"))
    let problem = #expect(throws: Problem.self) { try GraphFormat.hif.read(file.path) }
    #expect(problem?.line != nil)
  }
}
