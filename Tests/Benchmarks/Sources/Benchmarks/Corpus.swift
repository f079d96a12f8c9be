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
  private let common = Zipf(count: Vocabulary.lemmas, exponent: 1.12, head: 9)
  private let names = Zipf(count: Vocabulary.names, exponent: 1.28, head: 30)
  private let grammar = Zipf(count: Vocabulary.grammar.count, exponent: 1.02, head: 2)
  private let subject = Zipf(count: subjects, exponent: 1.01, head: 20)
  private let ofSubject = Zipf(count: 300, exponent: 1.1, head: 4)
  private let expressions = Zipf(count: 40, exponent: 1.1, head: 2)
  private let grammarWords = Vocabulary.grammar.map { Array($0.utf8) }
  private let firstNames = Vocabulary.firstNames.map { Array($0.utf8) }

  func article(_ number: Int) -> Article {
    var random = RandomNumbers(seed: Self.seed, of: number)
    let words = Int(min(5000, max(40, exp(5.93 + 0.6 * random.normal()))))
    var writing = Writing(
      corpus: self, subject: subject.rank(&random), random: random,
      cast: (0..<3 + words / 60).map { _ in names.rank(&random) })
    writing.random = random
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

  /// An article as it is put down, word by word.
  private struct Writing {
    let corpus: Corpus
    let subject: Int
    var random: RandomNumbers
    let cast: [Int]
    var text: [UInt8] = []
    /// Words put down.
    private var count = 0
    private var isFirst = true
    private var followsGrammar = true

    init(corpus: Corpus, subject: Int, random: RandomNumbers, cast: [Int]) {
      (self.corpus, self.subject, self.random, self.cast) = (corpus, subject, random, cast)
      text.reserveCapacity(4096)
    }

    /// Five to nine words, each with a capital.
    mutating func headline() -> [UInt8] {
      name()
      for _ in 0..<4 + random.below(5) {
        isFirst = true
        random.fraction() < 0.6 ? lemma(ofSubject()) : lemma(corpus.common.rank(&random))
      }
      defer { text.removeAll(keepingCapacity: true) }
      return text
    }

    /// A place, and a number that no other article has: no two are alike, however short.
    mutating func dateline(_ number: Int) {
      isFirst = true
      for byte in Vocabulary.name(cast[1]) { text.append(byte & 0xDF) }
      text += " (dispatch \(10_000_000 + number)) -".utf8
    }

    mutating func paragraphs(of words: Int) {
      count = 0
      while count < words {
        let length = 6 + random.below(20)
        random.fraction() < 0.12 ? quotation(length) : sentence(length)
        if count < words, random.fraction() < 0.35 { text += "\n\n".utf8 }
      }
    }

    private mutating func sentence(_ length: Int) {
      isFirst = true
      plain(length)
      text.append(UInt8(ascii: "."))
    }

    private mutating func quotation(_ length: Int) {
      space()
      text += "“".utf8
      isFirst = true
      plain(length)
      text += ",” said".utf8
      name()
      text.append(UInt8(ascii: "."))
    }

    private mutating func plain(_ length: Int) {
      followsGrammar = false
      var left = length
      while left > 0 {
        left -= 1
        if !followsGrammar, left > 0, random.fraction() < 0.7 {
          word(corpus.grammarWords[corpus.grammar.rank(&random)])
          followsGrammar = true
          continue
        }
        followsGrammar = false
        let kind = random.fraction()
        if kind < 0.12 {
          name()
        } else if kind < 0.14 {
          word(Array(String(1 + random.below(random.fraction() < 0.5 ? 100 : 30_000)).utf8))
        } else if kind < 0.24 {
          expression()
        } else {
          lemma(kind < 0.55 ? ofSubject() : corpus.common.rank(&random))
        }
        if left > 1, random.fraction() < 0.06 { text.append(UInt8(ascii: ",")) }
      }
    }

    /// The rank of one of the subject's own words.
    private mutating func ofSubject() -> Int { Self.rank(subject, 0, corpus.ofSubject.rank(&random)) }

    /// Two or three words that always stand together.
    private mutating func expression() {
      let number = corpus.expressions.rank(&random)
      for place in 1...2 + number % 2 { word(corpus.vocabulary.lemma(Self.rank(subject, place, number))) }
    }

    private static func rank(_ subject: Int, _ place: Int, _ number: Int) -> Int {
      var random = RandomNumbers(seed: UInt64(subject * 4 + place), of: number)
      // The head of the vocabulary serves every subject, the tail hardly any.
      return Int(pow(Double(Vocabulary.lemmas), 0.3 + 0.65 * random.fraction())) - 1
    }

    private mutating func lemma(_ rank: Int) {
      word(corpus.vocabulary.lemma(rank))
      let ending = random.fraction()
      if ending < 0.18 {
        Vocabulary.putS(to: &text)
      } else if ending < 0.30, corpus.vocabulary.isMadeUp(rank) {
        text += ending < 0.24 ? "ed".utf8 : "ing".utf8
      }
    }

    private mutating func name() {
      let member = random.below(cast.count)
      if random.fraction() < 0.4 {
        isFirst = true
        word(corpus.firstNames[(cast[member] &* 31) % corpus.firstNames.count])
      }
      isFirst = true
      word(Vocabulary.name(cast[member]))
    }

    private mutating func word(_ letters: [UInt8]) {
      space()
      let start = text.count
      text += letters
      if isFirst { text[start] &= letters[0] >= UInt8(ascii: "a") ? 0xDF : 0xFF }
      isFirst = false
      count += 1
    }

    private mutating func space() {
      guard let last = text.last, last != UInt8(ascii: "\n") else { return }
      // Behind an opening quotation mark there is none.
      if isFirst, text.suffix(3).elementsEqual("“".utf8) { return }
      text.append(UInt8(ascii: " "))
    }
  }
}
