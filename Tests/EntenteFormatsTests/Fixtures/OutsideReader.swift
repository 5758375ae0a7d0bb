import Foundation

/// A program of others that reads files of graphs, so that our writers are not judged by ourselves.
struct OutsideReader {
  let program: URL
  let arguments: [String]

  /// Graphviz, which prints a graph and its attributes as JSON, without a layout.
  static let graphviz = find("dot").map {
    OutsideReader(program: $0, arguments: ["-Kosage", "-Tjson0"])
  }

  /// The CSV reader of Python, which prints an array of objects.
  static let pythonCSV = python(
    "import csv, io, json, sys; text = io.TextIOWrapper(sys.stdin.buffer, 'utf-8', newline='');"
      + "json.dump(list(csv.DictReader(text, strict=True)), sys.stdout)")

  /// frictionless, which is given a folder and prints whether its package is valid, and its rows.
  static let frictionless: OutsideReader? = {
    let probe = try? python("import json, sys, frictionless; json.dump([], sys.stdout)")?.read("")
    guard probe != nil else { return nil }
    return python(
      "import json, sys; from frictionless import validate, Package;"
        + "path = sys.stdin.read() + '/datapackage.json'; report = validate(path);"
        + "errors = report.flatten(['type', 'note', 'rowNumber', 'fieldName']);"
        + "rows = {t.name: t.stats.get('rows', 0) for t in report.tasks};"
        + "json.dump({'valid': report.valid, 'errors': errors, 'rows': rows}, sys.stdout)")
  }()

  /// The gzip of Python, which is given a path and prints the text in a list.
  static let pythonGzip = python(
    "import gzip, json, sys; json.dump([gzip.open(sys.stdin.read(), 'rb').read().decode()], sys.stdout)"
  )

  /// The SQLite of Python, which is given a path and a query, a line each, and prints the rows.
  static let pythonSQLite = python(
    "import json, sqlite3, sys; path, query = sys.stdin.read().split('\\n', 1);"
      + "rows = sqlite3.connect(path, isolation_level=None).execute(query);"
      + "json.dump([list(r) for r in rows], sys.stdout)")

  /// NetworkX, which reads node-link JSON and prints what it has understood.
  static let networkX: OutsideReader? = {
    let reader = python(
      "import json, sys, networkx as nx;"
        + "g = nx.node_link_graph(json.load(sys.stdin), edges='edges');"
        + "json.dump({'directed': g.is_directed(), 'name': g.name,"
        + "'nodes': {n: d for n, d in g.nodes(data=True)},"
        + "'edges': [[u, v, d] for u, v, d in g.edges(data=True)]}, sys.stdout)")
    let probe = try? reader?.read(#"{"directed": false, "graph": {}, "nodes": [], "edges": []}"#)
    return probe == nil ? nil : reader
  }()

  /// NetworkX, which reads JSON of Cytoscape and prints what it has understood.
  static let cytoscape: OutsideReader? = {
    let reader = python(
      "import json, sys, networkx as nx;"
        + "g = nx.cytoscape_graph(json.load(sys.stdin));"
        + "json.dump({'directed': g.is_directed(),"
        + "'nodes': {n: {} for n in g.nodes()},"
        + "'edges': [[u, v] for u, v in g.edges()]}, sys.stdout)")
    let probe = try? reader?.read(
      #"{"directed": false, "data": {}, "elements": {"nodes": [], "edges": []}}"#)
    return probe == nil ? nil : reader
  }()

  /// NetworkX, which reads GraphML and prints what it has understood.
  static let graphML: OutsideReader? = {
    let reader = python(
      "import json, sys, networkx as nx;"
        + "g = nx.read_graphml(sys.stdin.buffer);"
        + "json.dump({'directed': g.is_directed(),"
        + "'nodes': {n: d for n, d in g.nodes(data=True)},"
        + "'edges': [[u, v, d] for u, v, d in g.edges(data=True)]}, sys.stdout)")
    let probe = try? reader?.read(
      "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph edgedefault='directed'/></graphml>"
    )
    return probe == nil ? nil : reader
  }()

  /// NetworkX, which reads GEXF and prints what it has understood.
  static let gexf: OutsideReader? = {
    let reader = python(
      "import json, sys, networkx as nx;"
        + "g = nx.read_gexf(sys.stdin.buffer);"
        + "json.dump({'directed': g.is_directed(),"
        + "'nodes': {n: d for n, d in g.nodes(data=True)},"
        + "'edges': [[u, v, d] for u, v, d in g.edges(data=True)]}, sys.stdout)")
    let probe = try? reader?.read(
      "<gexf xmlns='http://gexf.net/1.3'><graph defaultedgetype='directed'><nodes/></graph></gexf>")
    return probe == nil ? nil : reader
  }()

  /// What prints nodes and edges as NetworkX has them in `g`.
  private static let networkXOutput = output(
    "{'directed': g.is_directed(), 'nodes': {str(n): d for n, d in g.nodes(data=True)},"
      + "'edges': [[u, v, d] for u, v, d in g.edges(data=True)]}")

  /// What prints a value as JSON, in which what is infinite or no number is a text.
  private static func output(_ value: String) -> String {
    "json.dump(json.loads(json.dumps(\(value)), parse_constant=str), sys.stdout)"
  }

  /// NetworkX, which reads GML and prints what it has understood.
  static let networkXGML = probed(
    "import json, sys, networkx as nx;" + "g = nx.read_gml(sys.stdin.buffer);" + networkXOutput,
    "graph [\n]\n")

  /// NetworkX, which reads Pajek files and prints what it has understood.
  static let networkXPajek = probed(
    "import json, sys, networkx as nx;" + "g = nx.read_pajek(sys.stdin.buffer);"
      + networkXOutput, "*Vertices 1\n1 \"a\"\n*Edges\n")

  /// NetworkX, which reads edge lists parted by tabs and prints what it has understood.
  static let networkXEdges = probed(
    "import json, sys, networkx as nx;"
      + "g = nx.read_weighted_edgelist(sys.stdin.buffer, delimiter='\\t');" + networkXOutput,
    "a\tb\t1\n")

  /// igraph, which reads a format by its name and prints what it has understood.
  static func igraph(_ format: String, probe: String) -> OutsideReader? {
    probed(
      "import json, sys, igraph;" + "g = igraph.Graph.Read('/dev/stdin', format='\(format)');"
        + output(
          "{'directed': g.is_directed(), 'nodes': [v.attributes() for v in g.vs],"
            + "'edges': [[e.source, e.target, e.attributes()] for e in g.es]}"), probe)
  }

  /// SciPy, which reads a matrix and prints its rows.
  static let sciPy = probed(
    "import io, json, sys, scipy.io;"
      + "m = scipy.io.mmread(io.BytesIO(sys.stdin.buffer.read()));"
      + "json.dump(m.toarray().tolist(), sys.stdout)",
    "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 1\n")

  /// A script that reads a small text without failing, if Python has what it needs.
  static func probed(_ script: String, _ text: String) -> OutsideReader? {
    let reader = python(script)
    return (try? reader?.read(text)) == nil ? nil : reader
  }

  struct Failure: Error { let status: Int32 }

  /// What it prints, as JSON, of a text that it is given.
  func read(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: output(of: text))
  }

  /// What it prints of a text that it is given.
  func output(of text: String) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "graph-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    (process.executableURL, process.arguments) = (program, arguments)
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return bytes
  }

  private static func python(_ script: String) -> OutsideReader? {
    find("python3").map { OutsideReader(program: $0, arguments: ["-c", script]) }
  }

  private static func find(_ name: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
