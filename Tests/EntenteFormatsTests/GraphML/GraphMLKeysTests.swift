import EntenteData
import EntenteGraph
import Testing

@testable import EntenteFormats

/// Keys that have the same name.
struct GraphMLKeysTests {
  private func read(
    _ keys: String, _ data: [String]
  ) throws -> (document: GraphDocument, warnings: [Problem]) {
    let nodes = data.enumerated().map { "<node id='\($0)'>\($1)</node>" }.joined()
    let text = "<graphml>\(keys)<graph edgedefault='directed'>\(nodes)</graph></graphml>"
    return try GraphML.read(bytes: Array(text.utf8), name: "test")
  }

  @Test func `keys of one name and several types, as NetworkX writes them, are one column`() throws
  {
    let keys = """
      <key id='d0' for='node' attr.name='size' attr.type='long'/>
      <key id='d1' for='node' attr.name='size' attr.type='double'/>
      <key id='d2' for='node' attr.name='size' attr.type='string'/>
      """
    let two = try read(keys, ["<data key='d1'>2.5</data>", "<data key='d0'>2</data>", ""])
    #expect(
      two.document.nodeAttributes == [AttributeColumn("size", .reals([2.5, 2, 0]), missing: [2])])
    #expect(two.warnings.count == 1)
    #expect(two.warnings.first?.message.contains("“size”") == true)
    let three = try read(
      keys, ["<data key='d0'>2</data>", "<data key='d2'>big</data>", "<data key='d1'>0.5</data>"])
    #expect(
      three.document.nodeAttributes == [AttributeColumn("size", .texts(["2", "big", "0.5"]))])
  }

  @Test func `keys of one name are apart where a node has both, or they have one type`() throws {
    let keys = """
      <key id='a' for='node' attr.name='size' attr.type='long'/>
      <key id='b' for='node' attr.name='size' attr.type='double'/>
      """
    let both = try read(keys, ["<data key='a'>2</data><data key='b'>2.5</data>"])
    #expect(both.document.nodeAttributes.count == 2 && both.warnings.isEmpty)
    let alike = try read(
      keys.replacing("double", with: "long"), ["<data key='a'>2</data>", "<data key='b'>3</data>"])
    #expect(alike.document.nodeAttributes.count == 2 && alike.warnings.isEmpty)
  }

  @Test func `two columns of one name that are written are two when they are read`() throws {
    var document = GraphDocument(.directed, nodeIDs: ["x", "y"], sources: [], targets: [])
    document.nodeAttributes = [
      AttributeColumn("size", .integers([1, 0]), missing: [1]),
      AttributeColumn("size", .reals([0, 0.5]), missing: [0]),
    ]
    let again = try GraphML.read(bytes: GraphML.bytes(of: document), name: "test")
    #expect(again.document.nodeAttributes == document.nodeAttributes)
    #expect(again.warnings.isEmpty)
  }
}
