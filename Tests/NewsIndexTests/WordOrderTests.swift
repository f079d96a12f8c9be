import NewsModel
import Testing

@testable import NewsIndex

@Suite struct `The words of a batch` {
  /// A word of a few letters, so that many begin alike, some of them outside of ASCII.
  private func word(_ random: inout some RandomNumberGenerator) -> String {
    let letters = ["a", "b", "z", "0", "9", "я", "語"]
    let length = Int.random(in: 1...14, using: &random)
    return (0..<length).map { _ in letters.randomElement(using: &random)! }.joined()
  }

  @Test(arguments: [1, 300, 4_000, 30_000]) func `stand in the order of their bytes, however many they are`(count: Int)
  {
    var random = Generator(state: UInt64(count))
    let words = (0..<count).map { _ in word(&random) }
    let builder = BatchBuilder()
    builder.add(article("Words", words.joined(separator: " "), key: "a", language: "en"))
    let batch = builder.take()
    let found = batch.sortedWords.map { Array(batch.words.bytes(of: batch.words[$0])) }
    #expect(found.count == batch.words.count)
    #expect(Set(found).count == found.count)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(count < 4_000 || found.count > 2_000)
  }

  @Test func `can be put in the order of the texts again once they are grouped`() throws {
    var random = Generator(state: 7)
    let builder = BatchBuilder()
    var texts: [[String]] = []
    for number in 0..<300 {
      // Some have nothing but a headline, some a word a thousand times.
      let length = number % 7 == 0 ? 0 : number % 50 == 1 ? 3_000 : Int.random(in: 1...60, using: &random)
      let body = (0..<length).map { _ in "w\(Int.random(in: 0...(number % 50 == 1 ? 1 : 400), using: &random))" }
      let day = 1 + Int.random(in: 0...8, using: &random)
      texts.append(["headline", "\(number)"] + body)
      builder.add(
        article(
          "Headline \(number)", body.joined(separator: " "), key: "a\(number)", language: "en",
          published: "2025-03-0\(day)"))
    }
    let batch = builder.take()
    let tokens = batch.tokensAgain()
    #expect(batch.tokens.end == 0, "they wait without")
    for (article, words) in zip(batch.articles, texts) {
      let found = article.columns.flatMap { column in
        tokens[column].map { batch.words.text(of: batch.words[$0]) }
      }
      #expect(found == words)
    }
  }

  @Test func `are met once by all readers together`() {
    let met = MetWordsInCommon()
    func forms() -> Int {
      let builder = BatchBuilder(met: met)
      builder.add(article("Ministers met", "Ministers negotiated all night.", key: "a", language: "en"))
      let batch = builder.take()
      return batch.sortedWords.count { batch.forms.hasKeys(of: $0) }
    }
    #expect(forms() == 5)
    #expect(forms() == 0)
    met.rest()
    #expect(forms() == 0, "few words are no burden at rest")
  }
}
