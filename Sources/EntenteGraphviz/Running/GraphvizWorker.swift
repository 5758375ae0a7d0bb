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

  private static let willServe = Atomic(false)

  /// Whether this executable called ``serveIfAsked()``, so that it can be started again as a worker.
  static var canServe: Bool { willServe.load(ordering: .relaxed) }

  /// Renders one request and ends the process if it was started for that; otherwise returns at once.
  ///
  /// Call it as the first line in `main`, before the process reads its arguments.
  public static func serveIfAsked() {
    guard getenv(variable).map({ String(cString: $0) }) == "1" else {
      willServe.store(true, ordering: .relaxed)
      return
    }
    unsetenv(variable)
    serve()
  }

  private static func serve() -> Never {
    var answer: WorkerAnswer
    do {
      let order = try JSONDecoder().decode(
        WorkerOrder.self, from: FileHandle.standardInput.readToEnd() ?? Data())
      entente_limit(order.memoryLimit, UInt32(clamping: order.secondsLimit))
      alarm(UInt32(clamping: order.secondsLimit + 1))
      answer = .pictures(try GraphvizSession.pictures(order.request, freeing: false))
    } catch let error as GraphvizError {
      answer = .failure(error)
    } catch {
      answer = .failure(
        GraphvizError(.workerFailed, "the worker could not read its order", advice: "report this"))
    }
    let data = (try? JSONEncoder().encode(answer)) ?? Data()
    try? FileHandle.standardOutput.write(contentsOf: data)
    // Nothing is freed and nothing is run at exit: Graphviz 2.42 frees some memory twice.
    _exit(0)
  }
}
