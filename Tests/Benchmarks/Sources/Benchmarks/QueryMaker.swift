/// Makes queries that fit the first articles of the corpus: words by how many articles hold them, and combinations that
/// occur in one article.
struct QueryMaker {
  private let articles: [Article]
  /// The words of each article that can be asked for.
  private let words: [Set<String>]
  /// In how many of the articles looked at each word is.
  private let counts: [String: Int]
  private let all: [String]
  private var random = RandomNumbers(seed: 7)

  /// - Parameter count: How many articles there are; two thousand of them are looked at.
  init(articles count: Int) {
    let corpus = Corpus()
    let step = max(1, count / 2000)
    articles = stride(from: 0, to: count, by: step).prefix(2000).map { corpus.article($0) }
    let grammar = Set(Vocabulary.grammar)
    words = articles.map { article in
      Set(Self.words(article.headline + [32] + article.body).filter { $0.count > 3 && !grammar.contains($0) })
    }
    counts = words.reduce(into: [:]) { counts, words in for word in words { counts[word, default: 0] += 1 } }
    all = counts.keys.sorted()
  }

  /// So many queries of a kind, each another one where there are as many.
  mutating func queries(_ kind: Query.Kind, _ count: Int) -> [Query] {
    var seen: Set<String> = []
    var queries: [Query] = []
    for _ in 0..<count * 50 where queries.count < count {
      if let query = query(kind), seen.insert(query.line).inserted { queries.append(query) }
    }
    return queries
  }

  private mutating func query(_ kind: Query.Kind) -> Query? {
    switch kind {
    case .rare: Query(kind, [random.element(of: held(by: 0...0.001))])
    case .middle: Query(kind, [random.element(of: held(by: 0.002...0.03))])
    case .frequent: Query(kind, [random.element(of: held(by: 0.1...1))])
    case .two: together(2, 0.002...0.1).map { Query(kind, $0) }
    case .twoFrequent: together(2, 0.1...1).map { Query(kind, $0) }
    case .three: together(2, 0.004...0.1).map { Query(kind, $0 + [random.element(of: held(by: 0.1...1))]) }
    case .phrase: neighbours().map { Query(kind, $0) }
    case .name: name().map { Query(kind, $0) }
    case .anyOf: Query(kind, (0..<3).map { _ in random.element(of: held(by: 0.05...1)) })
    case .newest: Query(kind, [random.element(of: held(by: 0.1...1))])
    case .newestOfMonth: Query(kind, [random.element(of: held(by: 0.1...1))], days: month())
    }
  }

  private var shares: [String: [String]] = [:]

  /// The words that such a share of the articles holds.
  private mutating func held(by share: ClosedRange<Double>) -> [String] {
    let key = "\(share)"
    if let words = shares[key] { return words }
    let words = all.filter { isHeld($0, by: share) }
    shares[key] = words.isEmpty ? all : words
    return shares[key]!
  }

  private func isHeld(_ word: String, by share: ClosedRange<Double>) -> Bool {
    // A word that one article in two thousand holds is the rarest that can be told.
    let held = counts[word]!
    return share.lowerBound == 0 ? held == 1 : share.contains(Double(held) / Double(articles.count))
  }

  /// Words of one article that such a share of all articles holds.
  private mutating func together(_ count: Int, _ share: ClosedRange<Double>) -> [String]? {
    var pool = random.element(of: words).filter { isHeld($0, by: share) }.sorted()
    guard pool.count >= count else { return nil }
    return (0..<count).map { _ in pool.remove(at: random.below(pool.count)) }
  }

  /// Two or three neighbouring words of one article that begin and end with no word of grammar.
  private mutating func neighbours() -> [String]? {
    let sentence = random.element(of: random.element(of: articles).body.split { ".,\n“”()".utf8.contains($0) })
    let words = Self.words(Array(sentence))
    guard words.count > 3 else { return nil }
    let start = random.below(words.count - 2)
    let phrase = Array(words[start...start + 1 + random.below(2)])
    return counts[phrase.first!] != nil && counts[phrase.last!] != nil ? phrase : nil
  }

  /// A first name and the family name behind it.
  private mutating func name() -> [String]? {
    let words = Self.words(random.element(of: articles).body)
    let first = Set(Vocabulary.firstNames)
    let places = words.indices.dropLast().filter { first.contains(words[$0]) }
    guard !places.isEmpty else { return nil }
    let place = random.element(of: places)
    return Array(words[place...place + 1])
  }

  private mutating func month() -> Range<Day> {
    let first = Day(Corpus.firstDay.number + random.below(Corpus.days - 30))
    return first..<Day(first.number + 30)
  }

  /// Runs of letters, in small ones.
  private static func words(_ text: [UInt8]) -> [String] {
    text.split { !(65...90).contains($0) && !(97...122).contains($0) }
      .map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  }
}
