import EntenteFormats
import Testing

@Suite struct TextColumnTests {
  @Test func `texts are found by their place`() {
    var column: TextColumn = ["", "a", "量子 🚀", ""]
    column.append("end")
    #expect(Array(column) == ["", "a", "量子 🚀", "", "end"])
    #expect(column.count == 5 && column[4] == "end" && column.last == "end")
    #expect(TextColumn(column.map { $0 }) == column)
    #expect(TextColumn().isEmpty)
  }

  @Test func `columns that differ in a byte or a bound are not the same`() {
    #expect(TextColumn(["ab", "c"]) != TextColumn(["a", "bc"]))
    #expect(TextColumn(["é"]) != TextColumn(["e\u{301}"]))
    #expect(TextColumn([""]) != TextColumn([]))
  }
}
