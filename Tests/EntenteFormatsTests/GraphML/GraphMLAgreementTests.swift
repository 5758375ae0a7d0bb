import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

/// The fast way, the slow way and windows of any size read the same, of sound and broken documents.
@Suite struct GraphMLAgreementTests {
  private enum Outcome: Equatable {
    case read(GraphDocument, [Problem])
    case refused(Problem)
  }

  private func outcome(_ text: [UInt8], windowSize: Int, isFast: Bool) -> Outcome {
    do throws(Problem) {
      let source = try TextSource(text, name: "test")
      var reader = GraphMLReader(source, windowSize: windowSize, isFast: isFast)
      let document = try reader.read()
      return .read(document, reader.notices.problems(file: "test"))
    } catch {
      return .refused(error)
    }
  }

  private let sound = """
    <?xml version="1.0"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="d0" for="node" attr.name="n" attr.type="int"><default>3</default></key>
    <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
    <key id="d2" for="all" attr.name="a long name" attr.type="string"/>
    <key id="d3" for="node" yfiles.type="nodegraphics"/>
    <graph id="G" edgedefault="undirected">
      <data key="d2">x</data>
      <node id="a"><data key="d0">12</data><data key="d2">y &amp; z</data></node>
      <node id='b'/>
      <node id="a rather long id"><desc>d</desc></node><!-- c -->
      <node id="c"><data key="d2"></data>
        <data key="d0">-7</data></node>
      <edge source="a" target="b"/>
      <edge id="e" source="b" target="a rather long id"><data key="d1">1.25</data></edge>
      <edge target='c' source='a' directed="true"><data key="d1">1e3</data><data key="d2">t</data></edge>
      <edge source="c" target="c" id="f" ><data key="d2"><![CDATA[<q>]]></data></edge >
    </graph>
    </graphml>
    """

  /// Ids that are a word and a number, and some that only look like one of them.
  @Test(arguments: ["n", "", "node", "exactly8", "nine byte", "1n", "量"], [0, 1, 7])
  func `ids that are numbered`(word: String, first: Int) {
    var nodes = (first..<first + 15).map { "<node id='\(word)\($0)'/>" }
    let ends =
      (first..<first + 17).map { "\(word)\($0)" }
      + [
        "\(word)01", "\(word)00", "0\(word)", word, "x", "\(word)99999999999999999999", "\(word)8x",
      ]
    let edges = ends.map { "<edge source='\(ends[3])' target='\($0)'/>" }
    func expectSame(_ lines: [String]) {
      let text =
        "<graphml><graph edgedefault='directed'>\(lines.joined(separator: "\n"))</graph></graphml>"
      expectAgreement(Array(text.utf8), first)
    }
    expectSame(nodes + edges)
    expectSame(edges + nodes)
    expectSame(nodes.prefix(8) + edges + nodes.dropFirst(8))
    nodes.swapAt(4, 9)
    expectSame(nodes + edges)
    nodes.insert("<node id='\(word)01'><desc/></node>", at: 2)
    expectSame(nodes + edges)
    expectSame(nodes + nodes)
  }

  private func expectAgreement(_ text: [UInt8], _ seed: Int) {
    let expected = outcome(text, windowSize: 1 << 12, isFast: false)
    for (size, isFast) in [(1 << 12, true), (16, true), (16, false), (61, true)] {
      let found = outcome(text, windowSize: size, isFast: isFast)
      #expect(
        found == expected, "seed \(seed), window \(size): \(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func `a sound document`() {
    let text = Array(sound.utf8)
    expectAgreement(text, 0)
    guard case .read(let document, _) = outcome(text, windowSize: 16, isFast: true) else {
      Issue.record("it was refused")
      return
    }
    #expect(document.nodeCount == 4 && document.edgeCount == 4)
  }

  @Test func `documents with bytes changed, left out, doubled and moved`() {
    let alphabet = Array("aaabbcc00123..  --<>/=\"'&;![]?".utf8)
    var readCount = 0
    for seed in 1...400 {
      var generator = SplitMix64(seed: UInt64(seed))
      var text = Array(sound.utf8)
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let place = Int.random(in: 0..<text.count - 40, using: &generator)
        let length = Int.random(in: 1...30, using: &generator)
        switch Int.random(in: -3..<4, using: &generator) {
        case ...0: text[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        case 1: text.removeSubrange(place..<place + Int.random(in: 1...3, using: &generator))
        case 2: text.insert(contentsOf: text[place..<place + length], at: place)
        default:
          let part = Array(text[place..<place + length])
          text.removeSubrange(place..<place + length)
          text.insert(contentsOf: part, at: Int.random(in: 0...text.count, using: &generator))
        }
      }
      expectAgreement(text, seed)
      if case .read = outcome(text, windowSize: 1 << 12, isFast: true) { readCount += 1 }
    }
    #expect(readCount > 20 && readCount < 380, "\(readCount) were read")
  }
}
