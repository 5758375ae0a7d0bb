import ArgumentParser
import EntenteCommands
import EntenteFormats
import EntenteGraphviz

@main
struct Main {
  static func main() {
    // The same program, started again, is the process that Graphviz runs in.
    GraphvizWorker.serveIfAsked()
    TemporaryFiles.removeOnSignals()
    Entente.main()
  }
}
