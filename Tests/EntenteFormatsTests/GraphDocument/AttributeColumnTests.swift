import EntenteFormats
import Testing

@Suite struct AttributeColumnTests {
  @Test func `a row has its value, the default or none`() {
    let column = AttributeColumn(
      "k", .integers([1, 2, 3]), missing: [1], defaultValue: .integer(9))
    #expect(column[0] == .integer(1) && column[1] == .integer(9))
    #expect(column.hasValue(0) && !column.hasValue(1))
    #expect(AttributeColumn("k", .texts([""]), missing: [0])[0] == nil)
    #expect(AttributeColumn("k", .texts([""]))[0] == .text(""))
  }

  @Test func `columns are the same if their values are, bit by bit`() {
    let nan = AttributeColumn("k", .reals([.nan, 1]))
    #expect(nan == nan)
    #expect(AttributeColumn("k", .reals([0.0])) != AttributeColumn("k", .reals([-0.0])))
    #expect(AttributeColumn("k", .reals([1])) != AttributeColumn("k", .integers([1])))
    #expect(AttributeColumn("k", .reals([1])) != AttributeColumn("l", .reals([1])))
    // Whatever stands for a value that is missing is of no meaning.
    #expect(
      AttributeColumn("k", .texts(["a", "b"]), missing: [1])
        == AttributeColumn("k", .texts(["a", "c"]), missing: [1]))
    #expect(
      AttributeColumn("k", .texts(["a", ""]), missing: [1])
        != AttributeColumn("k", .texts(["a", ""])))
    // One character spelled two ways.
    #expect(AttributeColumn("k", .texts(["é"])) != AttributeColumn("k", .texts(["e\u{301}"])))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `any rows may be missing`(count: Int) {
    let missing = (0..<count).filter { $0 % 3 == 0 }
    let column = AttributeColumn(
      "k", .booleans(Array(repeating: true, count: count)), missing: missing)
    #expect((0..<count).filter { !column.hasValue($0) } == missing)
    #expect(column.count == count)
    let whole = AttributeColumn("k", .booleans(Array(repeating: true, count: count)))
    #expect((column == whole) == missing.isEmpty)
  }
}
