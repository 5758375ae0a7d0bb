import ArgumentParser
import EntenteCommands
import EntenteGraphviz

@main
struct Main {
  static func main() {
    // The same program, started again, is the process that Graphviz runs in.
    GraphvizWorker.serveIfAsked()
    Entente.main()
  }
}
