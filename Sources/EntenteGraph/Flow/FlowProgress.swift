/// Tells how much flows already, as a share of what can flow at most, and notices that the task was
/// canceled.
struct FlowProgress: Sendable {
  private static let steps = 1_000

  private let progress: Progress
  private let stepsPerUnit: Double
  private var value = 0.0
  private var stepCount = 0

  /// Starts without a flow.
  ///
  /// - Parameter bound: What flows at most.
  init(upTo bound: Double) {
    progress = Progress(Self.steps)
    stepsPerUnit = bound > 0 && bound.isFinite ? Double(Self.steps) / bound : 0
  }

  private init(_ progress: Progress) {
    self.progress = progress
    stepsPerUnit = 0
  }

  /// Tells nothing, but notices that the task was canceled, on any thread that has a copy.
  static var quiet: FlowProgress { FlowProgress(.quiet) }

  /// Notes that more flows.
  mutating func add(_ amount: Double) throws(GraphError) {
    guard stepsPerUnit > 0 else { return }
    value += amount
    let count = Int(min(Double(Self.steps), value * stepsPerUnit))
    guard count > stepCount else { return }
    try progress.advance(by: count - stepCount)
    stepCount = count
  }

  /// Notices that the task was canceled.
  func check() throws(GraphError) {
    try progress.advance(by: 0)
  }

  /// Counts what is not counted yet.
  func finish() throws(GraphError) {
    try progress.finish()
  }
}
