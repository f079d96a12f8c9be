import Glibc

/// An endless row of made-up news articles. Article i is the same whatever else is asked for, so that a small corpus is
/// the beginning of a large one.
///
/// Lengths are log-normal around 450 words, days spread over three years. Each article has a subject, whose words and
/// set expressions it uses again and again, and a cast of names out of a supply with a Zipf tail, so that the vocabulary
/// goes on growing as it does in news.
struct Corpus {
  static let seed: UInt64 = 1
  static let firstDay = Day(19_358)  // 2023-01-01
  static let days = 3 * 365

  private static let subjects = 256

  let vocabulary = Vocabulary()
  // How often what comes up.
  let common = Zipf(count: Vocabulary.lemmas, exponent: 1.12, head: 9)
  private let names = Zipf(count: Vocabulary.names, exponent: 1.28, head: 30)
  let grammar = Zipf(count: Vocabulary.grammar.count, exponent: 1.02, head: 2)
  private let subject = Zipf(count: subjects, exponent: 1.01, head: 20)
  let ofSubject = Zipf(count: 300, exponent: 1.1, head: 4)
  let expressions = Zipf(count: 40, exponent: 1.1, head: 2)
  let grammarWords = Vocabulary.grammar.map { Array($0.utf8) }
  let firstNames = Vocabulary.firstNames.map { Array($0.utf8) }

  func article(_ number: Int) -> Article {
    var random = RandomNumbers(seed: Self.seed, of: number)
    let words = Int(min(5000, max(40, exp(5.93 + 0.6 * random.normal()))))
    let subject = subject.rank(&random)
    let cast = (0..<3 + words / 60).map { _ in names.rank(&random) }
    var writing = Writing(corpus: self, subject: subject, cast: cast, random: random)
    let headline = writing.headline()
    writing.dateline(number)
    writing.paragraphs(of: words)
    let second = writing.random.below(Self.days * 86_400)
    return Article(headline: headline, published: Self.firstDay.number * 86_400 + second, body: writing.text)
  }

  /// Of the first hundred articles: what was measured on one corpus is not to be held against another.
  func checksum() -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for number in 0..<100 {
      for byte in article(number).file { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return String(hash >> 32, radix: 16)
  }
}
