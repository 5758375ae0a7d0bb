public import EntenteData
public import EntenteFormats
import Foundation
import GraphvizShim

extension GraphvizRenderer {
  /// Reads a graph in the DOT language with the parser of Graphviz.
  ///
  /// It runs where drawings are made, by the same limits, with a second and 48 MB more for each
  /// megabyte of the text.
  ///
  /// - Parameters:
  ///   - text: The text, in UTF-8.
  ///   - file: What problems call it.
  /// - Returns: The first graph in the text, and what was noticed.
  /// - Throws: A `Problem`, with its place if Graphviz says it, if the text is no graph, or if
  ///   Graphviz fails, crashes, takes too long or is not there.
  public func readDOT(_ text: [UInt8], file: String) throws(Problem) -> GraphReading {
    let scan = try DOTScan(text, file: file)
    let written: Data
    let said: String
    do throws(GraphvizError) {
      (written, said) = try parsed(Array(text[..<scan.end]))
    } catch {
      if error.kind == .refused, let problem = scan.unclosed { throw problem }
      throw error.problem(file: file, text)
    }
    guard var bytes = DOTBytes(written) else {
      throw Problem(
        file: file, "what Graphviz read could not be understood",
        advice: "use the worker of the same version")
    }
    guard let graph = bytes.graph() else {
      throw Problem(
        file: file, "what Graphviz read is not whole", advice: "make room in TMPDIR")
    }
    var reading = try graph.reading(file: file)
    for message in said.split(whereSeparator: \.isNewline) {
      reading.warnings.append(
        Problem(
          .warning, file: file, line: GraphvizError.line(in: message),
          "Graphviz says: \(message)", advice: "see whether the graph is as meant"))
    }
    if let next = scan.next {
      reading.warnings.append(
        Problem(
          .warning, file: file, at: next, "what follows the first graph was left out",
          advice: "write each graph into a file of its own"))
    }
    return reading
  }

  /// What the parser found, as the shim writes it, and what Graphviz said.
  private func parsed(_ text: [UInt8]) throws(GraphvizError) -> (bytes: Data, said: String) {
    let output = try NamelessFile()
    let path: String
    switch place {
    case .inProcess:
      let said = try GraphvizSession.parse(text, into: output.descriptor)
      return (output.contents, said)
    case .child: path = try WorkerExecutable.find()
    case .executable(let executable): path = executable
    }
    let megabytes = text.count >> 20
    var reader = self
    reader.secondsLimit += Double(megabytes)
    reader.memoryLimit += megabytes * (48 << 20)
    let (input, errors) = try (NamelessFile(), NamelessFile())
    try input.write(Data(text))
    let order =
      "\(GraphvizWorker.variable)=\(GraphvizWorker.reading) \(reader.memoryLimit) "
      + "\(reader.wholeSeconds)"
    // Each name of an attribute takes time and memory for every node that is there before it.
    try reader.run(
      path, [order], input, output, errors,
      tooMuch: "divide the file, leave out attributes that few nodes or edges have, or give the "
        + "graph in another format")
    let answer = output.contents
    if case .failure(let error)? = try? JSONDecoder().decode(WorkerAnswer.self, from: answer) {
      throw error
    }
    return (answer, errors.text)
  }
}

extension GraphvizError {
  /// The error as a problem of a file, with the line if Graphviz says one, and the column if what it
  /// says to be near is in the line once.
  func problem(file: String, _ text: [UInt8]) -> Problem {
    var said = graphvizMessage.split(whereSeparator: \.isNewline).first ?? ""
    guard kind == .refused, !said.isEmpty else {
      return Problem(file: file, message, advice: advice)
    }
    let line = Self.line(in: said)
    if said.hasPrefix("Error: ") { said = said.dropFirst(7) }
    let message = String(line.map { said.replacing(" in line \($0)", with: "") } ?? said)
    let column = line.flatMap { Self.column(of: said, line: $0, text) }
    return Problem(
      file: file, line: line, column: column.map { "\($0)" }, message,
      advice: "put names that have more than letters and digits into quotation marks, and end each "
        + "that was begun")
  }

  /// The column of what a message says to be near, if it is in the line once.
  private static func column(of message: Substring, line: Int, _ text: [UInt8]) -> Int? {
    let lines = text.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
    guard line > 0, line <= lines.count, let near = message.firstMatch(of: /near '(.+)'/)?.1,
      let place = lines[line - 1].firstRange(of: near.utf8)
    else { return nil }
    let (before, after) = (text[lines[line - 1].startIndex..<place.lowerBound], place.upperBound...)
    guard lines[line - 1][after].firstRange(of: near.utf8) == nil else { return nil }
    return String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
  }

  /// The number after the word “line”.
  static func line(in message: Substring) -> Int? {
    message.firstMatch(of: /\bline (\d+)/).flatMap { Int($0.1) }
  }
}
