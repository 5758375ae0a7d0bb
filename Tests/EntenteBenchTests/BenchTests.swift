import EntenteTestSupport
import Foundation
import Testing

@Suite struct BenchTests {
  private struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  private func bench(_ arguments: [String]) throws -> Run {
    let process = Process()
    let program: URL = try #require(builtProgram("entente-bench"), "build the program first")
    process.executableURL = program
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorText = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: errorText, as: UTF8.self))
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `a kernel says what it took and writes its answer`() throws {
    try inFolder { folder in
      let graph = folder.appending(path: "graph.tsv")
      let answer = folder.appending(path: "answer.txt")
      try Data("0\t1\t5\n1\t2\t7\n0\t2\t20\n".utf8).write(to: graph)
      func found(_ kernel: String, _ more: String...) throws -> String {
        let run = try bench(
          [
            "bench", kernel, "--graph", graph.path, "--nodes", "4", "--repeats", "2", "--answer",
            answer.path,
          ] + more)
        #expect(run.status == 0, "\(run.errors)")
        struct Said: Decodable {
          let ms: [Double]
          let cpu_ms: Double
          let peak_mb: Double
        }
        let said = try JSONDecoder().decode(Said.self, from: Data(run.output.utf8))
        #expect(said.ms.count == 2 && said.peak_mb > 0)
        #expect(run.errors.contains("MiB of memory"))
        return try String(contentsOf: answer, encoding: .utf8)
      }
      #expect(try found("degree") == "2\n2\n2\n0\n")
      #expect(try found("bfs", "--sources", "1") == "1.0\n0.0\n1.0\n-1.0\n")
      #expect(try found("sssp", "--weighted", "--sources", "3,0") == "0.0\n5.0\n12.0\n-1.0\n")
      #expect(try found("triangles") == "1\n")
      #expect(try found("msf", "--weighted") == "12.0\n")
      #expect(try found("load") == "4\n3\n")
    }
  }

  @Test func `what is not there is said, with the status that the harness knows`() throws {
    let unknown = try bench(["bench", "telepathy", "--graph", "nowhere.tsv"])
    #expect(unknown.status == 64 && unknown.errors == "There is no kernel telepathy.\n")
    let missing = try bench(["bench", "degree", "--graph", "nowhere.tsv"])
    #expect(missing.status != 0 && missing.errors.contains("nowhere.tsv: the file cannot be read"))
    let wrong = try bench(["bench", "scc", "--graph", "nowhere.tsv"])
    #expect(wrong.status != 0 && wrong.errors.contains("scc needs a graph that is directed"))
    for (sources, message) in [("0,x", "“x” is no number of a node"), ("9", "there is no node 9")] {
      try inFolder { folder in
        let graph = folder.appending(path: "graph.tsv")
        try Data("0\t1\n".utf8).write(to: graph)
        let run = try bench(["bench", "bfs", "--graph", graph.path, "--sources", sources])
        #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
      }
    }
    let kernels = try bench(["kernels"])
    #expect(kernels.output.contains("betweenness\tundirected\n"))
  }

  @Test func `growth has a line for each kernel`() throws {
    let kernels = try bench(["kernels"]).output.split(separator: "\n").map { line in
      line.prefix { $0 != "\t" }
    }
    let run = try bench(["growth", "--repeats", "1", "--smaller", "10"])
    #expect(run.status == 0, "\(run.errors.suffix(200))")
    let rows = run.output.split(separator: "\n").dropFirst(2).map { $0.split(separator: " | ") }
    #expect(rows.map { $0[0].dropFirst(2) } == kernels)
    #expect(rows.allSatisfy { $0.count == 5 && $0[1].split(separator: "; ").count == 4 })
    #expect(rows.allSatisfy { $0[2].split(separator: "; ").count == 4 })
    #expect(try bench(["growth", "--kernels", "telepathy"]).status != 0)
  }

  @Test func `a comparison takes the fastest peer whose answer is right and no worse`() throws {
    try inFolder { folder in
      let results = folder.appending(path: "results.jsonl")
      func line(_ peer: String, _ kernel: String, _ ms: Double, _ more: String = "") -> String {
        """
        {"graph": "g", "threads": 1, "peer": "\(peer)", "kernel": "\(kernel)", "status": "ok", \
        "median_ms": \(ms)\(more)}\n
        """
      }
      let text =
        line("entente", "bfs", 2) + line("entente", "bfs", 1) + line("slow", "bfs", 8)
        + line("fast", "bfs", 5, ", \"check\": \"reference\"")
        + line("wrong", "bfs", 0.1, ", \"check\": false")
        + line("entente", "louvain", 10, ", \"modularity\": 0.5")
        + line("worse", "louvain", 1, ", \"modularity\": 0.4")
        + line("good", "louvain", 30, ", \"modularity\": 0.4995")
        + line("other", "hits", 1)
        + line("entente", "leiden", 5, ", \"modularity\": 0.6, \"nmi\": 0.9")
        + line("unlike", "leiden", 1, ", \"modularity\": 0.6, \"nmi\": 0.8")
        + line("loose", "leiden", 2, ", \"modularity\": 0.5, \"nmi\": 0.95")
        + line("sound", "leiden", 20, ", \"modularity\": 0.5995, \"nmi\": 0.895")
      try Data(text.utf8).write(to: results)
      let readme = folder.appending(path: "README.md")
      try Data("before\n<!-- benchmark -->\nold\n<!-- /benchmark -->\nafter\n".utf8)
        .write(to: readme)
      let run = try bench([
        "compare", results.path, "--machine", "abacus", "--date", "2001-02-03", "--readme",
        readme.path,
      ])
      #expect(run.status == 0, "\(run.errors)")
      let expected = """
        before
        <!-- benchmark -->
        Median wall times in milliseconds, 2001-02-03, abacus; each at its best number of threads.

        | kernel | graph | Entente | fastest peer | ratio |
        | --- | --- | --: | --: | --: |
        | bfs | g | 1 | 5 (fast) | 5.0 |
        | louvain | g | 10, Q 0.500 | 30 (good, Q 0.500) | 3.0 |
        | leiden | g | 5, Q 0.600, NMI 0.900 | 20 (sound, Q 0.600, NMI 0.895) | 4.0 |
        <!-- /benchmark -->
        after

        """
      #expect(try String(contentsOf: readme, encoding: .utf8) == expected)
    }
  }
}
