import EntenteFormats
import Foundation

/// Tries one reader for some time.
struct Trial {
  /// A reader that takes longer for one input is taken to hang.
  private static let secondsAnInput: UInt32 = 20

  private let format: GraphFormat
  private var mutator: Mutator
  private var check: ReaderCheck
  private var tried = 0
  private var refused = 0
  private var coverage = Coverage()

  init(_ format: GraphFormat, seed: UInt64, corpus: String?, folder: String) throws {
    self.format = format
    var inputs: [Input] = []
    if format.canWrite {
      // Some formats refuse what they cannot hold.
      inputs = try Samples.contents(format).compactMap { content in
        (try? format.files(of: content, tools: ReaderCheck.tools)).map { Input($0) }
      }
    }
    if let corpus { inputs += Corpus.inputs(format, in: corpus).map(\.input) }
    mutator = Mutator(inputs + [[format.isFolder ? "datapackage.json" : "": []]], seed: seed)
    check = try ReaderCheck(format, folder: folder)
  }

  /// What was tried, in a line.
  var summary: String {
    let reach = coverage.reach
    return "\(format.id): \(tried) inputs, \(tried - refused) read, \(refused) refused"
      + (reach > 0 ? "; \(mutator.seeds.count) that reach \(reach) places in the code" : "")
  }

  /// Whether the reader was seen to read and to refuse; otherwise it was not tried at all.
  var isWhole: Bool { refused > 0 && refused < tried }

  mutating func run(seconds: Double) throws {
    let end = DispatchTime.now() + seconds
    for input in mutator.seeds { try attempt(input) }
    _ = coverage.hasGrown()
    while DispatchTime.now() < end {
      let input = mutator.next()
      try attempt(input)
      // Who reaches further is changed further.
      if coverage.hasGrown() { mutator.seeds.append(input) }
    }
    check.finish()
  }

  private mutating func attempt(_ input: Input) throws {
    // Whoever ends here leaves the input behind.
    alarm(Self.secondsAnInput)
    defer { alarm(0) }
    tried += 1
    if case .refused = try check.outcome(input) { refused += 1 }
  }
}
