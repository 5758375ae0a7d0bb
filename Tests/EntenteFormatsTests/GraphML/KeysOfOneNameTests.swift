import EntenteFormats
import Testing

@Suite struct KeysOfOneNameTests {
  /// The attributes of nodes of a file with a key of each type, all of one name, and a value a node.
  private func columns(_ types: [String], _ values: [(key: Int, text: String)?]) throws
    -> [AttributeColumn]
  {
    let keys = types.enumerated().map { number, type in
      "<key id=\"k\(number)\" for=\"node\" attr.name=\"n\" attr.type=\"\(type)\"/>"
    }
    let nodes = values.enumerated().map { number, value in
      let data = value.map { "<data key=\"k\($0.key)\">\($0.text)</data>" } ?? ""
      return "<node id=\"v\(number)\">\(data)</node>"
    }
    let text = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\(keys.joined())
      <graph edgedefault="directed">\(nodes.joined())</graph></graphml>
      """
    return try GraphFormat.graphML.read(bytes: Array(text.utf8)).document.nodeAttributes
  }

  @Test func `keys of several types without a row in common are one column`() throws {
    let texts = try columns(
      ["string", "int", "boolean"], [(0, "a"), (1, "7"), nil, (2, "true"), (1, "8"), (0, "b")])
    #expect(
      texts == [AttributeColumn("n", .texts(["a", "7", "", "true", "8", "b"]), missing: [2])])
    let numbers = try columns(["int", "double"], [(1, "0.5"), (0, "2"), (1, "1.5"), nil])
    #expect(numbers == [AttributeColumn("n", .reals([0.5, 2, 1.5, 0]), missing: [3])])
    // 2⁵³ + 1 is no number of 64 bits with a point.
    let long = try columns(["long", "double"], [(0, "9007199254740993"), (1, "0.5")])
    #expect(long == [AttributeColumn("n", .texts(["9007199254740993", "0.5"]))])
  }

  @Test func `keys of one type stay apart, and so do those of a row in common`() throws {
    let same = try columns(["int", "int"], [(0, "1"), (1, "2")])
    #expect(same.map(\.count) == [2, 2] && same.map { $0[0] } == [.integer(1), nil])
    // The third has the type that the first two have together.
    let third = try columns(["string", "int", "string"], [(0, "a"), (1, "2"), (2, "c")])
    #expect(
      third == [
        AttributeColumn("n", .texts(["a", "2", ""]), missing: [2]),
        AttributeColumn("n", .texts(["", "", "c"]), missing: [0, 1]),
      ])
    let empty = try columns(["int", "string"], [nil, nil])
    #expect(empty.map { $0.values.count } == [0, 0])
  }

  @Test func `as many keys as nodes make one column`() throws {
    let count = 300
    let types = (0..<count).map { $0 == 0 ? "string" : "int" }
    let columns = try columns(types, (0..<count).map { ($0, "\($0)") })
    #expect(columns == [AttributeColumn("n", .texts(TextColumn((0..<count).map { "\($0)" })))])
  }
}
