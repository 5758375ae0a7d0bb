import Foundation

@testable import EntenteFormats

/// A graph as a program of others has read it, with the type of each value.
struct OutsideGraph: Decodable {
  struct Node: Decodable {
    let id: String
    let values: [String: String]
  }
  struct Edge: Decodable {
    let ends: [String]
    let values: [String: String]
  }

  /// Why it could not be read.
  let error: String?
  let isDirected: Bool
  let nodes: [Node]
  let edges: [Edge]
}

extension OutsideReader {
  /// What reads an array of texts and prints a graph of each, made by `build` of `data`.
  private static func graphs(_ build: String, _ nodes: String, _ edges: String) -> String {
    """
    import io, json, sys, warnings
    warnings.simplefilter('ignore')
    def told(value):
      if value is None: return 'missing'
      if isinstance(value, bool): return 'boolean ' + str(value).lower()
      if isinstance(value, int): return 'integer %d' % value
      if isinstance(value, float): return 'real ' + repr(value)
      if isinstance(value, str): return 'text ' + value
      return 'structure ' + json.dumps(value, sort_keys=True, ensure_ascii=False)
    def values(items): return {str(name): told(value) for name, value in items}
    def graph(data):
      try:
        \(build)
        return {'isDirected': g.is_directed(), 'nodes': \(nodes), 'edges': \(edges)}
      except Exception as error:
        return {'error': repr(error), 'isDirected': False, 'nodes': [], 'edges': []}
    json.dump([graph(text.encode()) for text in json.load(sys.stdin)], sys.stdout)
    """
  }

  /// The readers of NetworkX, by our names of the formats.
  private static let networkXReaders = [
    "json": "nx.node_link_graph(json.loads(data), edges='edges')",
    "d3": "nx.node_link_graph(json.loads(data), edges='links')",
    "graphml": "nx.read_graphml(io.BytesIO(data))",
    "gexf": "nx.read_gexf(io.BytesIO(data))", "gexf12": "nx.read_gexf(io.BytesIO(data))",
    "gml": "nx.read_gml(io.BytesIO(data))", "pajek": "nx.read_pajek(io.BytesIO(data))",
    "cytoscape": "nx.cytoscape_graph(json.loads(data))",
  ]

  /// NetworkX, which reads an array of files of a format.
  static func networkX(_ format: String) -> OutsideReader? {
    guard let reader = networkXReaders[format] else { return nil }
    return probed(
      "import networkx as nx\n"
        + graphs(
          "g = \(reader)",
          "[{'id': str(n), 'values': values(d.items())} for n, d in g.nodes(data=True)]",
          "[{'ends': [str(u), str(v)], 'values': values(d.items())}"
            + " for u, v, d in g.edges(data=True)]"), "[]")
  }

  /// igraph, which reads an array of files of a format; its nodes are told by their numbers.
  static func igraph(_ format: String) -> OutsideReader? {
    probed(
      "import igraph, tempfile\n"
        + graphs(
          "f = tempfile.NamedTemporaryFile(); f.write(data); f.flush();"
            + "g = igraph.Graph.Read(f.name, format='\(format)')",
          "[{'id': str(v.index), 'values': values(v.attributes().items())} for v in g.vs]",
          "[{'ends': [str(e.source), str(e.target)], 'values': values(e.attributes().items())}"
            + " for e in g.es]"), "[]")
  }

  /// What a schema finds wrong with each of an array of files: an array of texts for each.
  ///
  /// - Parameters:
  ///   - build: Makes `validator` of `path`, which finds errors in `data`.
  ///   - schema: The file of the schema.
  /// - Returns: The validator; `nil` if there is no such file or Python lacks what it needs.
  private static func validator(_ build: String, schema: URL?) -> OutsideReader? {
    guard let schema, FileManager.default.fileExists(atPath: schema.path) else { return nil }
    return probed(
      """
      import io, json, sys
      path = '\(schema.path)'
      \(build)
      json.dump([[str(e.path) + ': ' + str(getattr(e, 'reason', None) or e.message)[:300]
        for e in errors(text.encode())] for text in json.load(sys.stdin)], sys.stdout)
      """, "[]")
  }

  /// Where the schemas of others are: in the folder that `ENTENTE_SCHEMAS` names, which has clones of
  /// `gephi/gexf` and of `HIF-org/HIF-standard`.
  private static let schemas = ProcessInfo.processInfo.environment["ENTENTE_SCHEMAS"].map {
    URL(filePath: $0)
  }

  /// The schema of GEXF in a version, applied by xmlschema.
  static func gexfSchema(_ version: String) -> OutsideReader? {
    validator(
      "import xmlschema; schema = xmlschema.XMLSchema(path);"
        + "errors = lambda data: schema.iter_errors(io.BytesIO(data))",
      schema: schemas?.appending(path: "gexf/specs/\(version)/gexf.xsd"))
  }

  /// The schema of HIF, applied by jsonschema.
  static let hifSchema = validator(
    "import jsonschema; schema = json.load(open(path));"
      + "errors = lambda data: jsonschema.validators.validator_for(schema)(schema).iter_errors("
      + "json.loads(data))",
    schema: schemas?.appending(path: "HIF-standard/schemas/hif_schema.json"))

  /// What it prints of some texts.
  func read<Result: Decodable>(_ texts: [String], as: Result.Type) throws -> [Result] {
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    return try JSONDecoder().decode([Result].self, from: output(of: input))
  }
}
