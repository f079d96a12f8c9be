import Testing

@testable import Benchmarks

struct OptionsTests {
  @Test func `options are NAME=VALUE, and wrong ones are refused`() throws {
    let options = try Options(["ARTICLES=5000", "ONLY=index,warm"])
    #expect(options.large == 50_000)
    #expect(options.parts == [.index, .warm])
    #expect(options.command == "make bench ARTICLES=5000 ONLY=index,warm")
    for wrong in ["ARTICLES=2000000", "ONLY=nothing", "SIZE=3", "5000"] {
      #expect(throws: Problem.self) { try Options([wrong]) }
    }
  }

  @Test func `the larger archive has ten times as many articles, as far as there are so many`() throws {
    #expect(try Options(["ARTICLES=300000"]).large == 1_000_000)
    #expect(try Options(["LARGE=40000", "ARTICLES=20000"]).large == 40_000)
    let most = try Options(["ARTICLES=1000000"])
    #expect(!most.parts.contains(.bulk) && !most.parts.contains(.growth))
    #expect(most.isWhole)
  }
}
