import Foundation
import GraphvizShim
import Synchronization

/// The part of an executable that renders for another run of the same executable.
///
/// Graphviz can crash, hang and leak on ordinary graphs, so it runs in a child process. The child is
/// the host's own executable, started again: any executable whose first line in `main` is
/// ``serveIfAsked()`` can be one.
public enum GraphvizWorker {
  /// The variable that asks an executable to serve.
  static let variable = "ENTENTE_GRAPHVIZ_WORKER"
  /// Its value where an order to draw comes on standard input.
  static let drawing = "1"
  /// The first word of its value where a graph to read comes there; the limits of memory and time follow.
  static let reading = "read"

  private static let willServe = Atomic(false)

  /// Whether this executable called ``serveIfAsked()``, so that it can be started again as a worker.
  static var canServe: Bool { willServe.load(ordering: .relaxed) }

  /// Draws or reads a graph and ends the process if it was started for that; otherwise returns at once.
  ///
  /// Call it as the first line in `main`, before the process reads its arguments.
  public static func serveIfAsked() {
    let order = getenv(variable).map { String(cString: $0) } ?? ""
    let words = order.split(separator: " ")
    unsetenv(variable)
    if order == drawing {
      draw()
    } else if words.count == 3, words[0] == reading, let memory = Int(words[1]),
      let seconds = Int(words[2])
    {
      read(memoryLimit: memory, secondsLimit: seconds)
    }
    willServe.store(true, ordering: .relaxed)
  }

  private static func draw() -> Never {
    answer { () throws(GraphvizError) in
      guard
        let order = try? JSONDecoder().decode(
          WorkerOrder.self, from: FileHandle.standardInput.readToEnd() ?? Data())
      else {
        throw GraphvizError(
          .workerFailed, "the worker could not read its order", advice: "report this")
      }
      limit(order.memoryLimit, order.secondsLimit)
      return .pictures(try GraphvizSession.pictures(order.request, freeing: false))
    }
  }

  private static func read(memoryLimit: Int, secondsLimit: Int) -> Never {
    limit(memoryLimit, secondsLimit)
    answer { () throws(GraphvizError) in
      let text = Array((try? FileHandle.standardInput.readToEnd()) ?? Data())
      // What Graphviz says without an error is for people.
      let said = try GraphvizSession.parse(text, into: STDOUT_FILENO)
      try? FileHandle.standardError.write(contentsOf: Data(said.utf8))
      return nil
    }
  }

  private static func limit(_ bytes: Int, _ seconds: Int) {
    entente_limit(bytes, UInt32(clamping: seconds))
    alarm(UInt32(clamping: seconds + 1))
  }

  /// Writes the answer of some work, unless the work wrote it itself, and ends the process.
  private static func answer(
    _ work: () throws(GraphvizError) -> WorkerAnswer?
  ) -> Never {
    var answer: WorkerAnswer?
    do throws(GraphvizError) {
      answer = try work()
    } catch {
      answer = .failure(error)
    }
    if let answer {
      let data = (try? JSONEncoder().encode(answer)) ?? Data()
      try? FileHandle.standardOutput.write(contentsOf: data)
    }
    // Nothing is freed and nothing is run at exit: Graphviz 2.42 frees some memory twice.
    _exit(0)
  }
}
