import EntenteData
import EntenteFormats
import EntenteGraph
import Foundation

/// Tries one reader for some time.
struct Trial {
  /// An input of which less is told in the first second than after it is a hang.
  private static let secondsAnInput: UInt32 = 20
  private static let largestInput = 1 << 20

  private let format: GraphFormat
  private var mutator: Mutator
  private let file: FileHandle
  private var tried = 0
  private var accepted = 0

  init(_ format: GraphFormat, seed: UInt64, corpus: String?, input: String) throws {
    self.format = format
    var seeds = Samples.documents.compactMap { document -> [UInt8]? in
      let files = try? format.files(of: GraphContent(document))
      return files?.first { $0.part.isEmpty || $0.part == "edges" }?.bytes
    }
    if let corpus {
      let folder = "\(corpus)/\(format.id)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      seeds += names.sorted().compactMap { name in
        FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
      }
    }
    mutator = Mutator(seeds.filter { $0.count < Self.largestInput } + [[]], seed: seed)
    try Data().write(to: URL(filePath: input))
    file = try FileHandle(forWritingTo: URL(filePath: input))
  }

  /// What was tried, in a line.
  var summary: String {
    "\(format.id): \(tried) inputs, \(accepted) read, \(tried - accepted) refused"
  }

  mutating func run(seconds: Double) throws {
    let end = DispatchTime.now() + seconds
    for input in mutator.seeds { try attempt(input) }
    while DispatchTime.now() < end { try attempt(mutator.next()) }
  }

  private mutating func attempt(_ input: [UInt8]) throws {
    // Whoever ends here leaves the input behind.
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(input))
    alarm(Self.secondsAnInput)
    defer { alarm(0) }
    tried += 1
    do {
      let reading = try format.read(bytes: input)
      accepted += 1
      guard format.canWrite, let files = try? format.files(of: GraphContent(reading.document)),
        files.count == 1
      else { return }
      _ = try format.read(bytes: files[0].bytes)
    } catch {
      // A problem names its place and what to do: nothing else may come out of a reader.
      precondition(!error.message.isEmpty && !error.advice.isEmpty, "\(error)")
    }
  }
}
