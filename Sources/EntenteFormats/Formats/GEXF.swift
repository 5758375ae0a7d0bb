import EntenteData

extension GraphFormat {
  private static func gexfLosses(lists: String) -> [Loss] {
    [
      Loss(
        .structures, "written as JSON text, but for times, values with times and lists of \(lists)"),
      Loss(.controlCharacters), .mixedDirections("NetworkX refuses such files"),
      Loss(.unlikeTimes, "attributes, but no times of nodes or edges", isReadBack: true),
    ]
  }

  /// GEXF 1.3, the format of Gephi; versions 1.1 and 1.2 are read too.
  ///
  /// Relations of a network have their dates, so that Gephi's timeline works.
  public static let gexf = GraphFormat(
    id: "gexf", title: "GEXF 1.3, as Gephi reads it", fileExtensions: ["gexf"],
    losses: gexfLosses(lists: "texts, of numbers or of true and false"),
    loses: { $0 != .structures || losesStructures(of: $1, .version13) },
    recognizes: { XMLStart.element($0.bytes) == "gexf" },
    reader: { source, _ throws(Problem) in
      let text = try source.text("", .xml)
      var reading = try GEXFReader(text).read(file: source.name)
      reading.warnings = text.warnings + reading.warnings
      reading.document = reading.document.withModesFromAttribute
      return reading
    },
    writer: { content, _, target throws(Problem) in
      try write(content, .version13, into: &target)
    })

  /// GEXF 1.2draft, which programs read that do not know 1.3.
  public static let gexf12 = GraphFormat(
    id: "gexf12", title: "GEXF 1.2draft, for programs that do not know 1.3",
    fileExtensions: ["gexf"], losses: gexfLosses(lists: "texts"),
    loses: { $0 != .structures || losesStructures(of: $1, .draft12) },
    writer: { content, _, target throws(Problem) in
      try write(content, .draft12, into: &target)
    })

  private static func losesStructures(
    of document: GraphDocument, _ version: GEXFWriter.Version
  ) -> Bool {
    let written = try? GEXFWriter(document.withModesAsAttribute.withoutControls, version, name: "")
    return written?.losesStructures ?? true
  }

  private static func write(
    _ content: GraphContent, _ version: GEXFWriter.Version, into target: inout GraphTarget
  ) throws(Problem) {
    let writer = try GEXFWriter(
      content.document.withModesAsAttribute.withoutControls, version, name: target.name)
    try target.write { sink throws(Problem) in try writer.write(into: &sink) }
  }
}
