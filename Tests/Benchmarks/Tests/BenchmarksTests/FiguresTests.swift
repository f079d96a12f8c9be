import Testing

@testable import Benchmarks

struct FiguresTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (1234.567, 1, "1,234.6"), (0.05, 1, "0.1"), (-2.5, 2, "-2.50"), (999.96, 1, "1,000.0"),
  ])
  func `numbers are written with points and commas`(value: Double, digits: Int, text: String) {
    #expect(Figures.decimal(value, digits) == text)
  }

  @Test func `medians and percentiles are values that were measured, or between two`() {
    #expect(Figures.median([3, 1, 2]) == 2)
    #expect(Figures.median([4, 1, 2, 3]) == 2.5)
    #expect(Figures.percentile((1...200).map(Double.init), 99) == 198)
    #expect(Figures.percentile([7], 99) == 7)
    #expect(Figures.percentile([], 50).isNaN)
  }

  @Test func `a table is Markdown`() {
    var table = Table("program", "time")
    table.add("newsqd --once", "2.00 s")
    #expect(table.markdown == "| program | time |\n|---|---:|\n| newsqd --once | 2.00 s |\n")
  }
}
