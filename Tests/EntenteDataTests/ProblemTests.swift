import EntenteData
import Testing

@Suite struct ProblemTests {
  @Test func `a problem is one line: place, what, what to do`() {
    let problem = Problem(
      file: "t.csv", line: 3, column: "date", "“x\ny” is not a date", advice: "write\r\nit")
    #expect(problem.description == "t.csv:3:date: “x\\ny” is not a date; write\\r\\nit")
    #expect(
      Problem(file: "t", "\u{1B}[2J“é😀”\u{2028}", advice: "b").description
        == "t: \\u{1B}[2J“é😀”\\u{2028}; b")
    #expect(Problem(.warning, file: "t", "a", advice: "b").description == "t: warning: a; b")
  }

  @Test func `problems are in the order of files, lines as numbers, and columns`() {
    let problems = [
      Problem(file: "a", "x", advice: ""), Problem(file: "a", line: 2, "x", advice: ""),
      Problem(file: "a", line: 10, column: "b", "x", advice: ""),
      Problem(file: "a", line: 10, column: "c", "x", advice: ""),
      Problem(file: "a", line: 10, column: "c", "y", advice: ""),
      Problem(file: "b", line: 1, "x", advice: ""),
    ]
    #expect(problems.reversed().sorted() == problems)
  }
}
