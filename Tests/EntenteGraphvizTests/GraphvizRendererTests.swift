import EntenteGraphviz
import Foundation
import Testing

@Suite struct GraphvizRendererTests {
  private let small = "digraph g { graph [pad=\"0.1\"]; a -> b; }"

  @Test(arguments: [GraphvizRenderer.Place.child, .inProcess])
  func `one layout gives every format`(place: GraphvizRenderer.Place) throws {
    let made = try GraphvizRenderer(place).render(
      GraphvizRequest(dot: small, engine: .dot, formats: GraphvizFormat.allCases))
    #expect(made.count == GraphvizFormat.allCases.count)
    #expect(made[.png]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(made[.pdf]?.starts(with: Array("%PDF".utf8)) == true)
    #expect(text(made[.svg]).contains("<svg"))
    #expect(text(made[.plain]).hasPrefix("graph 1 "))
    #expect(text(made[.json]).hasPrefix("{"))
  }

  @Test func `the child and this process draw the same bytes`() throws {
    let request = GraphvizRequest(dot: small, engine: .dot, formats: [.svg, .png])
    #expect(
      try GraphvizRenderer(.child).render(request) == GraphvizRenderer(.inProcess).render(request))
  }

  @Test func `fifty renders in a row give the same bytes`() throws {
    let request = GraphvizRequest(dot: clustered, engine: .dot, formats: [.svg])
    let first = try GraphvizRenderer().render(request)
    for _ in 0..<50 { #expect(try GraphvizRenderer().render(request) == first) }
  }

  /// Clusters and edge labels without `newrank` make Graphviz 2.42 free memory twice; a child that
  /// frees nothing does not crash.
  private var clustered: String {
    let edges = (0..<40).map { "n\($0) -> n\(($0 * 7 + 3) % 40) [label=\"e\($0)\"];" }
    let clusters = (0..<4).map { cluster in
      "subgraph cluster_\(cluster) { \((0..<10).map { "n\(cluster * 10 + $0);" }.joined()) }"
    }
    return "digraph g { \((clusters + edges).joined(separator: " ")) }"
  }

  @Test func `renders at once from many threads all succeed`() async throws {
    let request = GraphvizRequest(
      dot: clustered, engine: GraphvizEngine(rawValue: "circo"), formats: [.svg])
    let expected = try GraphvizRenderer().render(request)
    try await withThrowingTaskGroup(of: [GraphvizFormat: Data].self) { group in
      for index in 0..<12 {
        group.addTask {
          try GraphvizRenderer(index % 2 == 0 ? .child : .inProcess).render(request)
        }
      }
      for try await made in group { #expect(made == expected) }
    }
  }

  @Test func `a layout that does not end is stopped in time`() throws {
    // 600 nodes and 1,500 edges keep dot busy for many minutes, in Graphviz 2.42 and 14 alike.
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let edges = (0..<1_500).map { _ in "n\(next(600)) -> n\(next(600));" }.joined()
    let start = ContinuousClock.now
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer(secondsLimit: 1).render(
        GraphvizRequest(dot: "digraph g { \(edges) }", engine: .dot, formats: [.svg]))
    }
    #expect(error.kind == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test(arguments: [
    ("kill -SEGV $$", GraphvizError.Kind.crashed), ("exec sleep 60", .timedOut),
    ("echo out of memory >&2; exit 1", .outOfMemory), ("exit 3", .workerFailed),
    ("exit 0", .workerFailed), ("echo nonsense", .workerFailed),
  ])
  func `whatever a worker does, the error says it`(script: String, kind: GraphvizError.Kind) throws
  {
    let path = NSTemporaryDirectory() + "entente-worker-\(UUID().uuidString).sh"
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer(.executable(path), secondsLimit: 0.5).render(
        GraphvizRequest(dot: small, engine: .dot, formats: [.svg]))
    }
    #expect(error.kind == kind)
  }

  @Test func `a worker that is not there is an error`() throws {
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer(.executable("/nowhere/entente")).render(
        GraphvizRequest(dot: small, engine: .dot, formats: [.svg]))
    }
    #expect(error.kind == .workerFailed)
    #expect(error.message.contains("/nowhere/entente"))
  }

  @Test(arguments: [GraphvizRenderer.Place.child, .inProcess])
  func `an unknown engine is an error that names it`(place: GraphvizRenderer.Place) throws {
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer(place).render(
        GraphvizRequest(dot: small, engine: .init(rawValue: "magic"), formats: [.svg]))
    }
    #expect(error.kind == .engineMissing)
    #expect(error.message.contains("'magic'"))
  }

  @Test(arguments: ["digraph g { a -> ", "", "hello", "digraph g { a [label=\"x\u{0}\"] }"])
  func `a graph that cannot be read is an error, and the next one is drawn`(dot: String) throws {
    for place in [GraphvizRenderer.Place.child, .inProcess] {
      let error = try #require(throws: GraphvizError.self) {
        try GraphvizRenderer(place).render(
          GraphvizRequest(dot: dot, engine: .dot, formats: [.svg]))
      }
      #expect(error.kind == .refused)
      let next = GraphvizRequest(dot: small, engine: .dot, formats: [.svg])
      #expect(try GraphvizRenderer(place).render(next).count == 1)
    }
  }

  @Test func `characters without a font stop a bitmap and are named, and SVG goes on`() throws {
    // U+10FFFD is for private use: no font has it.
    var request = GraphvizRequest(
      dot: small, engine: .dot, formats: [.png], text: "abc \u{10FFFD}")
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer().render(request)
    }
    #expect(error.kind == .fontMissing)
    #expect(error.message.contains("\u{10FFFD}"))
    #expect(error.advice.contains("fonts-noto-cjk"))
    request.formats = [.svg]
    #expect(try GraphvizRenderer().render(request).count == 1)
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(
        atPath: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
      "needs fonts-noto-cjk"))
  func `a Han character has the shape of the language`() throws {
    // 直 and 骨 are written differently in Japanese and Chinese; IBM is not.
    func drawn(_ text: String, _ language: String) throws -> Data? {
      let request = GraphvizRequest(
        dot: "digraph g { a [label=\"\(text)\", fontname=\"Arial,sans-serif\"] }", engine: .dot,
        formats: [.png], language: language)
      return try GraphvizRenderer().render(request)[.png]
    }
    #expect(try drawn("直骨", "ja") != drawn("直骨", "zh"))
    #expect(try drawn("IBM", "ja") == drawn("IBM", "zh"))
  }

  @Test func `a bitmap that is too large is refused with the resolution that fits`() throws {
    let wide = "digraph g { a [width=30 height=20 fixedsize=true]; }"
    var request = GraphvizRequest(dot: wide, engine: .dot, formats: [.png], dotsPerInch: 3_000)
    let error = try #require(throws: GraphvizError.self) {
      try GraphvizRenderer().render(request)
    }
    #expect(error.kind == .tooLarge)
    let fitting = try #require(error.advice.firstMatch(of: /at most (\d+) dots/)?.1)
    request.dotsPerInch = try #require(Double(fitting))
    request.formats = [.svg]
    #expect(try GraphvizRenderer().render(request).count == 1)
    #expect(abs(request.dotsPerInch - (100_000_000 / (30.1 * 20.1)).squareRoot()) < 2)
  }

  private func text(_ data: Data?) -> String { String(decoding: data ?? Data(), as: UTF8.self) }
}
