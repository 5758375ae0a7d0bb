import EntenteTestSupport
import Foundation
import Testing

/// How commands know what a graph file is, also where it comes through a pipe.
@Suite struct GraphFileRecognitionTests {
  @Test func `a file with the ending of another format is known by its start`() throws {
    let folder = try TemporaryFolder()
    let text = #"<graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>"#
    for ending in ["gexf", "json", "csv", "edges", "net", "gml"] {
      let file = folder.path("graph.\(ending)")
      try Data(text.utf8).write(to: URL(filePath: file))
      let outcome = try Terminal.run("rank", file)
      #expect(outcome.status == 1, "\(ending): \(outcome.errors)")
      #expect(
        outcome.errors.contains("looks like one of the format graphml: give it the ending .graphml")
      )
      #expect(outcome.errors.contains("or name its format with --read-as graphml"))
    }
    let broken = folder.path("graph.graphml")
    try Data(text.dropLast(4).utf8).write(to: URL(filePath: broken))
    let outcome = try Terminal.run("rank", broken)
    #expect(outcome.status == 1 && !outcome.errors.contains("looks like"), "\(outcome.errors)")
  }

  @Test func `what cannot be read is told before what does not fit together`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path("none.json")
    for paths in [[Terminal.dataset.path, missing], [missing, Terminal.dataset.path]] {
      let outcome = try Terminal.run("diff", paths[0], paths[1])
      #expect(outcome.status == 1 && outcome.errors.contains("\(missing): "), "\(outcome.errors)")
    }
    let piped = try Terminal.run(
      shell: "echo '{}' | \"$ENTENTE\" convert - --read-as datapackage -o \(folder.path("o.json"))")
    #expect(piped.status == 1 && piped.errors.contains("comes through no pipe"), "\(piped.errors)")
  }

  @Test func `tables for Neo4j are known in UTF-16 without a mark`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.csv")
    let table = ":START_ID,:END_ID,:TYPE,since:int\na,b,KNOWS,2001\n"
    try #require(table.data(using: .utf16LittleEndian)).write(to: URL(filePath: file))
    let outcome = try Terminal.run("info", file, "--format", "csv")
    #expect(outcome.status == 0 && outcome.output.contains("since"), "\(outcome.errors)")
    #expect(!outcome.output.contains("since:int"), "\(outcome.output)")
  }

  @Test func `a graph file comes from standard input too`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("graph.gv")
    try #"digraph { a -> b [weight=2]; b -> c [weight=1]; a [label="Ay"] }"#.write(
      toFile: file, atomically: true, encoding: .utf8)
    for command in ["rank", "info", "clusters --runs 3"] {
      let words = command.split(separator: " ", maxSplits: 1).map(String.init)
      let options = words.dropFirst().joined()
      let piped = try Terminal.run(
        shell: "\"$ENTENTE\" \(words[0]) - \(options) --quiet < '\(file)'")
      #expect(piped.status == 0, "\(piped.errors)")
      let direct = try Terminal.run(shell: "\"$ENTENTE\" \(words[0]) '\(file)' \(options)")
      #expect(
        direct.output.replacing("graph.gv", with: "standard input") == piped.output,
        "\(piped.output)")
    }
  }

  @Test(arguments: [
    "dot", "graphml", "yed", "gexf", "gexf12", "json", "d3", "cytoscape", "graphology", "hif",
    "ftm",
    "gml", "pajek", "matrix-market", "edgelist", "ncol",
  ])
  func `what is exported is known for what it is on its way through a pipe`(format: String) throws {
    let folder = try TemporaryFolder()
    let (dataset, file) = (Terminal.dataset.path, folder.path("graph"))
    let export = try Terminal.run(
      "export", dataset, "--format", format, "-o", file, "--quiet")
    #expect(export.status == 0, "\(export.errors)")
    let options = "strength --format csv --quiet"
    let piped = try Terminal.run(
      shell: "\"$ENTENTE\" export \(dataset) --format \(format) -o - --quiet"
        + " | \"$ENTENTE\" rank - \(options)")
    let direct = try Terminal.run(shell: "\"$ENTENTE\" rank \(file) \(options)")
    #expect(piped.status == 0 && piped.output == direct.output, "\(piped.errors)")
    #expect(piped.output.split(separator: "\n").count > 30)
  }

  @Test func `what tells the format of JSON may come after more than is held of a pipe`() throws {
    let piped = try Terminal.run(
      shell: #"(printf '{"data":{"x":"'; head -c 5000000 /dev/zero | tr '\0' x;"#
        + #"printf '"},"elements":[{"data":{"id":"a"}},{"data":{"source":"a","target":"b"}}]}') |"#
        + #""$ENTENTE" rank - degree --format csv --quiet"#)
    #expect(piped.status == 0 && piped.output.contains(",a,a,1"), "\(piped.errors)")
  }

  @Test func `a table of edges comes through a pipe too`() throws {
    let table = "a;b;3\\nb;c;1.5\\n"
    let known = try Terminal.run(
      shell: "printf 'source;target;weight\\n\(table)' | \"$ENTENTE\" rank - strength --format csv")
    #expect(known.status == 0 && known.output.contains(",b,b,4.5"), "\(known)")
  }

  @Test func `a version that is only written is read as its format`() throws {
    let folder = try TemporaryFolder()
    let (input, output) = (folder.path("graph.gexf"), folder.path("graph.json"))
    let dataset = Terminal.dataset.path
    _ = try Terminal.run("export", dataset, "--format", "gexf12", "-o", input, "--quiet")
    let read = try Terminal.run("convert", input, "--from", "gexf12", "-o", output, "--quiet")
    #expect(read.status == 0, "\(read.errors)")
    let picture = try Terminal.run("convert", input, "--from", "svg", "-o", output, "--quiet")
    #expect(picture.status == 64 && picture.errors.contains("There is no format 'svg' to read"))
  }

  @Test func `a file, or what comes through a pipe, is read as a format that is named`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [("old", "a b\nb c\n"), ("new", "a b\nb c\na c\n")] {
      try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    }
    let options = "--read-as edgelist --quiet"
    for command in ["rank", "info", "clusters --runs 3"] {
      let words = command.split(separator: " ", maxSplits: 1).map(String.init)
      let line = "\"$ENTENTE\" \(words[0]) - \(words.dropFirst().joined()) \(options)"
      let piped = try Terminal.run(shell: "cat '\(folder.path("new"))' | \(line)")
      #expect(piped.status == 0 && piped.output.contains("3 nodes"), "\(piped)")
    }
    let diff = try Terminal.run(
      shell: "\"$ENTENTE\" diff '\(folder.path("old"))' '\(folder.path("new"))' \(options)")
    #expect(diff.status == 0 && diff.output.contains("a – c"), "\(diff)")
    for from in [["--from", "edgelist"], ["--read-as", "edgelist"]] {
      let converted = try Terminal.run(
        ["convert", folder.path("new"), "-o", folder.path("new.json"), "--quiet"] + from)
      #expect(converted.status == 0, "\(converted.errors)")
    }
    let both = try Terminal.run(
      "convert", folder.path("new"), "-o", folder.path("x.json"), "--from", "csv", "--read-as",
      "gml")
    #expect(both.status == 64 && both.errors.contains("leave out one"))
    let none = try Terminal.run("info", folder.path("new"), "--read-as", "nothing")
    #expect(none.status == 64 || none.status == 1, "\(none.errors)")
    #expect(none.errors.contains("There is no format 'nothing' to read"))
    let dataset = try Terminal.run("info", Terminal.dataset.path, "--read-as", "csv")
    #expect(dataset.status == 64 && dataset.errors.contains("goes with a graph file"))
  }

  @Test func `what cannot be recognized is said with what can be done`() throws {
    let outcome = try Terminal.run(shell: "echo '?' | \"$ENTENTE\" rank -")
    #expect(outcome.status == 1 && outcome.errors.contains("name its format with --read-as"))
    #expect(outcome.errors.contains("not recognized"), "\(outcome.errors)")
  }
}
