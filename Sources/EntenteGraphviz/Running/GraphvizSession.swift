import Foundation
import GraphvizShim
import Synchronization

/// Makes the pictures of a request by calling Graphviz in this process.
enum GraphvizSession {
  /// Graphviz keeps global state, so one thread at a time may call it.
  private static let lock = Mutex<Void>(())

  /// Bitmaps above this are refused: Cairo's own limit for a side.
  private static let longestSide = 32_767.0

  /// Bitmaps above this are refused: 400 MB of memory.
  private static let mostDots = 100_000_000.0

  static func pictures(
    _ request: GraphvizRequest, freeing: Bool
  ) throws(GraphvizError) -> [WorkerAnswer.Picture] {
    let result: Result<[WorkerAnswer.Picture], GraphvizError> = lock.withLock { _ in
      do throws(GraphvizError) {
        return .success(try drawn(request, freeing: freeing))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Parses a graph in the DOT language and writes what it has, as the shim does, into a file.
  ///
  /// - Returns: What Graphviz said of it.
  static func parse(_ text: [UInt8], into file: Int32) throws(GraphvizError) -> String {
    let (code, said) = lock.withLock { _ in
      let code = (text + [0]).withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          characters.baseAddress.map { entente_graph_write($0, file) } ?? 0
        }
      }
      return (code, String(cString: entente_messages()))
    }
    switch code {
    case 1: return said
    case 0:
      throw GraphvizError(
        .refused, "there is no graph in the DOT language",
        advice: "expected “graph” or “digraph” with braces that hold nodes and edges",
        graphvizMessage: said)
    default:
      throw GraphvizError(
        .workerFailed, "a temporary file could not be written", advice: "make room in TMPDIR")
    }
  }

  private static func drawn(
    _ request: GraphvizRequest, freeing: Bool
  ) throws(GraphvizError) -> [WorkerAnswer.Picture] {
    if request.formats.contains(where: \.embedsGlyphs) { try checkFonts(request.text) }
    guard !request.dot.utf8.contains(0) else {
      throw GraphvizError(.refused, "the graph has a NUL", advice: "remove it from the text")
    }
    guard let drawing = entente_drawing_read(request.dot) else {
      throw GraphvizError(.outOfMemory, "no memory is left", advice: "draw fewer nodes")
    }
    defer { if freeing { entente_drawing_free(drawing) } }
    guard entente_drawing_lay_out(drawing, request.engine) != 0 else {
      throw layoutError(request.engine, said: String(cString: entente_messages()))
    }
    var pictures: [WorkerAnswer.Picture] = []
    for format in request.formats {
      if format == .png { try checkSize(drawing, dotsPerInch: request.dotsPerInch) }
      var bytes: UnsafePointer<CChar>?
      var length = 0
      let dpi = format == .png ? request.dotsPerInch : 0
      let isDrawn = entente_drawing_render(drawing, format.rawValue, dpi, &bytes, &length)
      guard isDrawn != 0, let bytes else {
        throw formatError(format, said: String(cString: entente_messages()))
      }
      pictures.append(.init(format: format, bytes: Data(bytes: bytes, count: length)))
    }
    return pictures
  }

  private static func checkSize(_ drawing: OpaquePointer, dotsPerInch: Double)
    throws(GraphvizError)
  {
    var (width, height) = (0.0, 0.0)
    entente_drawing_size(drawing, &width, &height)
    (width, height) = (width / 72, height / 72)
    let fitting = min(
      longestSide / max(width, height), (mostDots / (width * height)).squareRoot())
    guard dotsPerInch > fitting else { return }
    throw GraphvizError(
      .tooLarge,
      "a bitmap of \(Int(width * dotsPerInch)) × \(Int(height * dotsPerInch)) dots is too large",
      advice: fitting >= 10
        ? "use at most \(Int(fitting)) dots to an inch, or SVG or PDF" : "use SVG or PDF")
  }

  private static func checkFonts(_ text: String) throws(GraphvizError) {
    // ASCII is in every font, and marks that join characters have no shape of their own.
    let scalars = Set(text.unicodeScalars).filter { scalar in
      scalar.value > 0x7F && !scalar.properties.isDefaultIgnorableCodePoint
        && !scalar.properties.isWhitespace
    }
    let missing = scalars.sorted().filter { entente_font_has($0.value) == 0 }
    guard !missing.isEmpty else { return }
    let list = missing.prefix(20).map { "\($0)" }.joined(separator: " ")
    let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
    let isEmoji = missing.allSatisfy { $0.properties.isEmojiPresentation }
    throw GraphvizError(
      .fontMissing, "no font that is installed has \(list)\(more)",
      advice: "install the package \(isEmoji ? "fonts-noto-color-emoji" : "fonts-noto-cjk"), "
        + "or write SVG, which leaves the letters to its reader")
  }

  private static func layoutError(_ engine: String, said: String) -> GraphvizError {
    if said.contains("Layout type") {
      return GraphvizError(
        .engineMissing, "Graphviz has no layout engine '\(engine)' here",
        advice: "install the package graphviz (and libgvplugin-neato-layout8 where there is one)",
        graphvizMessage: said)
    }
    return GraphvizError(
      .refused, "Graphviz could not lay the graph out with '\(engine)'",
      advice: "try another engine", graphvizMessage: said)
  }

  private static func formatError(_ format: GraphvizFormat, said: String) -> GraphvizError {
    if said.contains("not recognized") {
      return GraphvizError(
        .formatMissing, "Graphviz cannot write \(format.rawValue) here",
        advice: "install the package graphviz with its Pango and Cairo plugins",
        graphvizMessage: said)
    }
    return GraphvizError(
      .refused, "Graphviz wrote no \(format.rawValue)", advice: "try SVG", graphvizMessage: said)
  }
}
