import CSQLite
import Glibc
import NewsText

/// The scoring of one search.
///
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with its usual constants) on
/// concepts: the forms of a word count together as one term. An occurrence in the headline counts as several. The
/// length is that of the whole article, from `length_block`; document counts come from the vocabulary. FTS5's
/// own bm25() reads a row for every match and counts every phrase in every statement instead. Words that stand near
/// each other add to it (`Proximity`); words of grammar count next to nothing beside others.
final class Ranking {
  static let k1 = 1.2
  static let b = 0.75

  /// What one occurrence counts in each column.
  static func weight(of column: Column) -> Double {
    switch column {
    case .headline: 3
    // A word in capitals is counted in its own column, too: as it was written, it counts twice.
    case .byline, .body, .acronyms: 1
    }
  }

  /// What is left of the importance of a word of grammar beside other words.
  static let grammar = 0.05

  private let plan: QueryPlan
  /// Inverse document frequency of each concept; 0 for unwanted ones, which never score.
  let importance: [Double]
  private let proximity: Proximity
  private let freshness: Freshness?
  private let mostWordsFirst: Bool
  private let check: AnswerCheck
  /// k1 · (1 − b + b · length / average length), by the length's code; made at the first match.
  private var damping: [Double] = []
  private let blocks: ArticleBlocks
  private let sight: ConceptSight

  private(set) var top: TopHits
  private(set) var matches = 0
  /// How the score of the last article that answered came about.
  private(set) var parts: ScoreParts
  /// Whether every score is worked out in full, not only those that may be among the best.
  private let isComplete: Bool

  init(
    _ plan: QueryPlan, articles: Int64, blocks: ArticleBlocks, languages: ArticleLanguages, facts: ArticleFacts,
    request: SearchRequest, keep: Int, isComplete: Bool = false
  ) {
    self.plan = plan
    let isMinor = Self.isMinor(plan.concepts)
    importance = zip(plan.concepts, isMinor).map { concept, isMinor in
      if concept.isExcluded { return 0 }
      let importance = Self.importance(articles: concept.articles, of: articles)
      return isMinor ? importance * Self.grammar : importance
    }
    proximity = Proximity(importance: zip(importance, isMinor).map { $1 ? 0 : $0 })
    freshness = request.sort == .blend ? Freshness(halfLife: request.halfLife, today: Timestamp.today()) : nil
    mostWordsFirst = request.mostWordsFirst
    check = AnswerCheck(facts: facts)
    self.blocks = blocks
    sight = ConceptSight(plan, weights: Column.allCases.map(Self.weight(of:)), languages: languages)
    parts = ScoreParts(concepts: importance.map { _ in 0 }, nearness: 0, freshness: 1)
    top = TopHits(limit: keep)
    self.isComplete = isComplete
  }

  /// ln(1 + (N − n + ½) / (n + ½)): never negative, as in Lucene.
  static func importance(articles: Int64, of all: Int64) -> Double {
    let n = Double(min(articles, all)), N = Double(max(all, 1))
    return log(1 + (N - n + 0.5) / (n + 0.5))
  }

  /// For each concept whether it is a word of grammar beside others that are not.
  private static func isMinor(_ concepts: [Concept]) -> [Bool] {
    let isGrammar = concepts.map(\.isGrammar)
    let isAllGrammar = zip(concepts, isGrammar).allSatisfy { $0.isExcluded || $1 }
    return isGrammar.map { $0 && !isAllGrammar }
  }

  /// The score of the article FTS5 stands at; nil where it does not answer the query.
  func score(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) -> Double? {
    let article = MatchedArticle(api, context)
    sight.look(at: article)
    if plan.needsCheck, !check.article(article.id, article, with: sight, fulfils: plan.condition) { return nil }
    if damping.isEmpty { damping = Self.damping(article) }
    return count(article, id: article.id, damping: damping[Int(blocks.length(of: article.id))])
  }

  /// The score of an article without any of the query's words; nil where it does not answer the query.
  func score(_ id: Int64) -> Double? {
    sight.look(at: nil)
    guard check.article(id, nil, with: sight, fulfils: plan.condition) else { return nil }
    return count(nil, id: id, damping: 1)
  }

  private func count(_ article: MatchedArticle?, id: Int64, damping: Double) -> Double {
    var score = 0.0
    var words = 0
    for concept in importance.indices {
      let share = importance[concept] * Self.saturated(sight.frequencies[concept], damping)
      parts.concepts[concept] = share
      score += share
      if share > 0 { words += 1 }
    }
    matches += 1
    let age = freshness?.factor(of: id) ?? 1
    let coverage = mostWordsFirst ? words : 0
    parts.nearness = 0
    parts.freshness = age
    // What nearness can add is known beforehand: most matches are out of the question with it, too.
    if let article, words > 1, isComplete || top.admits((score + proximity.most) * age, id: id, coverage: coverage) {
      parts.nearness = proximity.gain(sight.places(of: proximity.counts, in: article), damping: damping)
      score += parts.nearness
    }
    score *= age
    top.insert(TopHits.Match(score: score, id: id, coverage: coverage))
    return score
  }

  /// The part of BM25 that grows with the number of occurrences, to k1 + 1 at most.
  @inline(__always)
  static func saturated(_ frequency: Double, _ damping: Double) -> Double {
    frequency == 0 ? 0 : frequency * (k1 + 1) / (frequency + damping)
  }

  /// The average length is FTS5's own: it keeps the sums.
  private static func damping(_ article: MatchedArticle) -> [Double] {
    let totals = article.totals()
    let words = zip(Column.allCases, totals.words).reduce(0) { $0 + ($1.0 == .acronyms ? 0 : $1.1) }
    let average = max(1, Double(words) / Double(max(1, totals.articles)))
    return (0...255).map { code in k1 * (1 - b + b * LengthCode.words(for: UInt8(code)) / average) }
  }
}

extension Concept {
  /// Whether it is a word of grammar, which says nothing of a text's subject.
  var isGrammar: Bool { StopWords.contains(written.lowercased()) }
}
