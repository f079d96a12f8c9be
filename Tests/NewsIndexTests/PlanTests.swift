import NewsIndex
import NewsModel
import NewsQuery
import Testing

/// Random queries of every kind over random articles, against a plain reading of the same query.
@Suite struct `What a query finds` {
  @Test(arguments: UInt64(1)...4)
  func `is what its tree says, in every order and count`(seed: UInt64) throws {
    var generator = SplitMix(seed: seed)
    let shop = try Workshop()
    let library = (0..<60).map { RandomArticle($0, &generator) }
    for part in 0..<3 {
      try shop.add(library[(part * 20)..<(part * 20 + 20)].map { ($0.name, [$0.article]) })
    }
    let reader = try shop.reader()
    var answered = 0
    for round in 0..<50 {
      let root = RandomQuery.node(&generator, depth: 3, inField: false)
      let query = Query(text: "random", root: root)
      let wanted = Set(library.filter { $0.answers(root) }.map(\.name))
      if !wanted.isEmpty, wanted.count < library.count { answered += 1 }
      for sort in [SearchRequest.Sort.relevance, .newest, .oldest, .blend] {
        let found = try reader.search(
          SearchRequest(query: query, limit: 1_000, sort: sort, snippets: round % 10 == 0)
        ).hits
        #expect(Set(found.map(\.key)) == wanted, "seed \(seed), round \(round), \(sort): \(root)")
        #expect(found.count == wanted.count)
        let page = try reader.search(SearchRequest(query: query, limit: 3, offset: 1, sort: sort, snippets: false)).hits
        #expect(
          page.map(\.key) == found.dropFirst().prefix(3).map(\.key), "seed \(seed), round \(round), \(sort): \(root)")
      }
      #expect(try reader.count(SearchRequest(query: query)) == wanted.count, "seed \(seed), round \(round): \(root)")
    }
    #expect(answered > 15, "too few queries tell articles apart")
  }
}

/// An article of few different words, and what is known of it.
private struct RandomArticle {
  let name: String
  let columns: [Field: [String]]
  let source: String
  let language: String
  let published: CivilDay?
  let hasImage: Bool

  static let sources = ["Valley Wire", "Coast Gazette", "The Valley"]
  static let languages = ["en", "de", "en-gb"]

  init(_ number: Int, _ generator: inout SplitMix) {
    name = "article-\(number)"
    func words(_ most: Int) -> [String] {
      (0..<generator.next(below: most)).map { _ in "w\(min(generator.next(below: 14), generator.next(below: 14)))" }
    }
    columns = [.headline: words(6), .byline: words(4), .body: words(130)]
    source = Self.sources[generator.next(below: 3)]
    language = Self.languages[generator.next(below: 3)]
    published = generator.next(below: 4) == 0 ? nil : CivilDay(year: 2025, month: 3, day: 1 + generator.next(below: 9))
    hasImage = generator.next(below: 2) == 0
  }

  var article: Article {
    var article = Article(
      key: name, title: columns[.headline]?.joined(separator: " "), body: columns[.body]?.joined(separator: " ") ?? "",
      source: source, authors: [columns[.byline]?.joined(separator: " ") ?? ""], language: language,
      published: published.flatMap { PublishedDate(iso: "\($0)", origin: .meta) }, format: "text")
    if hasImage { article.images = ["picture.jpg"] }
    return article
  }

  // MARK: The plain reading

  func answers(_ node: Node, in field: Field? = nil) -> Bool {
    switch node {
    case .word, .phrase: return !places(of: node, in: field).isEmpty
    case .field(let field, let part): return answers(part, in: field)
    case .all(let parts): return parts.allSatisfy { answers($0, in: field) }
    case .any(let parts): return parts.contains { answers($0, in: field) }
    case .excluding(let part, let unwanted):
      return answers(part, in: field) && !unwanted.contains { answers($0, in: field) }
    case .near(let parts, let distance, let inOrder):
      let choices = parts.map { places(of: $0, in: field) }
      return isNear(choices[...], [], distance, inOrder)
    case .atLeast(let count, let part): return places(of: part, in: field).count >= count
    case .filter(let filter): return fulfils(filter)
    }
  }

  private struct Place {
    var column: Field
    var words: ClosedRange<Int>
  }

  private func places(of node: Node, in field: Field?) -> [Place] {
    switch node {
    case .word(let word): places(of: [word.text], isPrefix: word.isPrefix, in: field)
    case .phrase(let phrase):
      phrase.slop.map { near(phrase.text.split(separator: " ").map(String.init), slop: $0, in: field) }
        ?? places(of: phrase.text.split(separator: " ").map(String.init), isPrefix: false, in: field)
    case .any(let parts): parts.flatMap { places(of: $0, in: field) }
    default: []
    }
  }

  private func texts(_ field: Field?) -> [(Field, [String])] {
    switch field {
    case nil: columns.map { ($0.key, $0.value) }
    case .lead: [(.body, Array(columns[.body]!.prefix(60)))]
    case let field?: [(field, columns[field]!)]
    }
  }

  private func places(of tokens: [String], isPrefix: Bool, in field: Field?) -> [Place] {
    texts(field).flatMap { column, words in
      words.indices.filter { start in
        start + tokens.count <= (field == .lead ? columns[.body]! : words).count
          && zip(tokens, (field == .lead ? columns[.body]! : words)[start...]).allSatisfy {
            isPrefix ? $1.hasPrefix($0) : $0 == $1
          }
      }.map { Place(column: column, words: $0...$0 + tokens.count - 1) }
    }
  }

  private func near(_ tokens: [String], slop: Int, in field: Field?) -> [Place] {
    texts(field).flatMap { column, words in
      words.indices.filter { start in
        let window = words[start..<min(words.count, start + tokens.count + slop)]
        return tokens.contains(words[start]) && tokens.allSatisfy(window.contains)
      }.map { Place(column: column, words: $0...$0) }
    }
  }

  private func isNear(_ choices: ArraySlice<[Place]>, _ chosen: [Place], _ distance: Int, _ inOrder: Bool) -> Bool {
    guard let next = choices.first else {
      let sorted = inOrder ? chosen : chosen.sorted { $0.words.lowerBound < $1.words.lowerBound }
      return zip(sorted, sorted.dropFirst()).allSatisfy { a, b in
        a.column == b.column && (0...distance).contains(b.words.lowerBound - a.words.upperBound - 1)
      }
    }
    return next.contains { isNear(choices.dropFirst(), chosen + [$0], distance, inOrder) }
  }

  private func fulfils(_ filter: Filter) -> Bool {
    switch filter {
    case .published(let days):
      published.map { day in (days.first.map { $0 <= day } ?? true) && (days.end.map { day < $0 } ?? true) } ?? false
    case .undated: published == nil
    case .source(let name, _): " \(source) ".contains(" \(name) ")
    case .language(let code): language == code || language.hasPrefix(code + "-")
    case .image: hasImage
    case .seen, .site, .url: false
    }
  }
}

/// Queries as the parser may make them.
private enum RandomQuery {
  static func node(_ generator: inout SplitMix, depth: Int, inField: Bool) -> Node {
    let kind = generator.next(below: depth == 0 ? 5 : 12)
    switch kind {
    case 0, 1: return word(&generator)
    case 2: return phrase(&generator, slop: generator.next(below: 3) == 0)
    case 3: return inField ? word(&generator) : .filter(filter(&generator))
    case 4: return inField ? word(&generator) : .atLeast(2 + generator.next(below: 2), choice(&generator))
    case 5:
      return .near(
        (0...1 + generator.next(below: 2)).map { _ in choice(&generator) },
        distance: generator.next(below: 6), inOrder: generator.next(below: 2) == 0)
    case 6 where !inField:
      let fields = Field.allCases
      return .field(fields[generator.next(below: fields.count)], node(&generator, depth: depth - 1, inField: true))
    case 7, 8: return .any(parts(&generator, depth, inField))
    case 9:
      return .excluding(
        node(&generator, depth: depth - 1, inField: inField),
        (0...generator.next(below: 2)).map { _ in node(&generator, depth: depth - 1, inField: inField) })
    default: return .all(parts(&generator, depth, inField))
    }
  }

  private static func parts(_ generator: inout SplitMix, _ depth: Int, _ inField: Bool) -> [Node] {
    (0...1 + generator.next(below: 2)).map { _ in node(&generator, depth: depth - 1, inField: inField) }
  }

  private static func token(_ generator: inout SplitMix) -> String { "w\(generator.next(below: 15))" }

  private static func word(_ generator: inout SplitMix) -> Node {
    generator.next(below: 12) == 0
      ? .word(Word(text: "w1", isPrefix: true, range: 0..<1))
      : .word(Word(text: token(&generator), isExact: true, range: 0..<1))
  }

  private static func phrase(_ generator: inout SplitMix, slop: Bool) -> Node {
    var tokens = [token(&generator), token(&generator)]
    while slop, tokens[0] == tokens[1] { tokens[1] = token(&generator) }
    return .phrase(
      Phrase(text: tokens.joined(separator: " "), slop: slop ? generator.next(below: 6) : nil, range: 0..<1))
  }

  private static func choice(_ generator: inout SplitMix) -> Node {
    func one() -> Node {
      generator.next(below: 3) == 0
        ? phrase(&generator, slop: false) : .word(Word(text: token(&generator), isExact: true, range: 0..<1))
    }
    return generator.next(below: 3) == 0 ? .any([one(), one()]) : one()
  }

  private static func filter(_ generator: inout SplitMix) -> Filter {
    switch generator.next(below: 6) {
    case 0:
      return .published(
        DateBound(
          first: generator.next(below: 2) == 0 ? nil : CivilDay(year: 2025, month: 3, day: 3),
          end: CivilDay(year: 2025, month: 3, day: 6)))
    case 1: return .undated
    case 2: return .source(["Valley", "Coast Gazette", "Gazette Coast"][generator.next(below: 3)], isPrefix: false)
    case 3, 4: return .language(["en", "de", "en-gb"][generator.next(below: 3)])
    default: return .image
    }
  }
}
