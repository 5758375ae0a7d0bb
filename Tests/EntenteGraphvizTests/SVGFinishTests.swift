import Testing

@testable import EntenteGraphviz

@Suite struct SVGFinishTests {
  @Test func `panels stand in the order of their ids, and nothing else moves`() {
    let panels = ["JP", "GB", "US"].map { ["<g id=\"group-\($0)\">", "<path/>", "</g>"] }
    let (head, tail) = (
      ["<svg>", "<g id=\"graph0\">"], ["<g id=\"node-a\">", "</g>", "</g>", "</svg>"]
    )
    let expected = head + panels[1] + panels[0] + panels[2] + tail
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let lines = head + order.flatMap { panels[$0] } + tail
      #expect(SVGFinish.withPanelsInOrder(lines) == expected)
    }
    #expect(SVGFinish.withPanelsInOrder(head + tail) == head + tail)
  }
}
