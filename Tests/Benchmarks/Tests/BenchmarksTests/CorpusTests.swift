import Testing

@testable import Benchmarks

/// The figures of two runs can be held against each other only where the texts are the same.
struct CorpusTests {
  private let corpus = Corpus()

  @Test func `an article is the same whatever else is asked for`() {
    let article = corpus.article(77)
    _ = corpus.article(3)
    #expect(Corpus().article(77).file == article.file)
    #expect(corpus.article(78).file != article.file)
  }

  @Test func `the corpus is the one that earlier figures were found on`() {
    #expect(corpus.checksum() == "63a58114")
  }

  @Test func `an article is a headline, a date, an empty line and paragraphs`() {
    let lines = String(decoding: corpus.article(5).file, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].split(separator: " ").count >= 5)
    #expect(lines[1].wholeMatch(of: /202[345]-\d\d-\d\d/) != nil)
    #expect(lines[2].isEmpty)
    #expect(lines[3].contains("(dispatch 10000005)"))
    #expect(lines.last == "")
  }

  @Test func `articles have some 450 words, and few have many`() {
    let lengths = (0..<500).map { corpus.article($0).body.split { $0 == 32 || $0 == 10 }.count }
    #expect((400...520).contains(lengths.reduce(0, +) / lengths.count))
    #expect(lengths.max()! > 1500)
    #expect(lengths.min()! < 100)
  }

  @Test func `the vocabulary goes on growing`() {
    func words(_ numbers: Range<Int>) -> Set<[UInt8]> {
      Set(numbers.flatMap { corpus.article($0).body.split { !($0 | 0x20 >= 97 && $0 | 0x20 <= 122) }.map(Array.init) })
    }
    let first = words(0..<500)
    #expect(words(500..<1000).subtracting(first).count > first.count / 10)
  }

  @Test(arguments: [(0, "1970-01-01"), (19_782, "2024-02-29"), (19_783, "2024-03-01"), (20_453, "2025-12-31")])
  func `a day has its date`(number: Int, date: String) {
    #expect(Day(number).text == date)
  }
}
