import Glibc

extension Corpus {
  /// An article as it is put down, word by word.
  struct Writing {
    let corpus: Corpus
    let subject: Int
    let cast: [Int]
    var random: RandomNumbers
    var text: [UInt8] = []
    /// Words put down.
    private var count = 0
    private var isFirst = true
    private var followsGrammar = true

    init(corpus: Corpus, subject: Int, cast: [Int], random: RandomNumbers) {
      (self.corpus, self.subject, self.cast, self.random) = (corpus, subject, cast, random)
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
