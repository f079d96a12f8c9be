import Glibc
import NewsModel
import NewsText

/// The scoring of one search.
///
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with its usual constants) on
/// concepts: the forms of a word count together as one term. An occurrence in the headline counts as several. The
/// length is that of the whole article, from `length_block`; document counts come from the vocabulary. Words that stand
/// near each other add to it (`Proximity`); words of grammar count next to nothing beside others.
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
  let importance: UnsafeMutableBufferPointer<Double>
  let proximity: Proximity
  let freshness: Freshness?
  let mostWordsFirst: Bool
  /// k1 · (1 − b + b · length / average length), by the length's code.
  let damping: UnsafeMutableBufferPointer<Double>
  private let blocks: ArticleBlocks
  private let sight: ConceptSight

  private(set) var top: TopHits
  /// How the score of the last article came about, where every score is worked out in full.
  private(set) var parts: ScoreParts
  /// Whether every score is worked out in full, not only those that may be among the best.
  let isComplete: Bool

  /// - Parameters:
  ///   - totals: articles in the index, and the words in each column of all of them.
  ///   - keep: how many of the best are kept.
  init(
    _ plan: QueryPlan, _ request: SearchRequest, totals: (articles: Int64, words: [Int64]), blocks: ArticleBlocks,
    sight: ConceptSight, keep: Int, isComplete: Bool = false
  ) {
    self.plan = plan
    let isMinor = Self.isMinor(plan.concepts)
    let importance = zip(plan.concepts, isMinor).map { concept, isMinor in
      if concept.isExcluded { return 0.0 }
      let importance = Self.importance(articles: concept.articles, of: totals.articles)
      return isMinor ? importance * Self.grammar : importance
    }
    self.importance = .allocate(capacity: importance.count)
    _ = self.importance.initialize(from: importance)
    proximity = Proximity(importance: zip(importance, isMinor).map { $1 ? 0 : $0 })
    freshness = request.sort == .blend ? Freshness(halfLife: request.halfLife, today: Timestamp.today()) : nil
    mostWordsFirst = request.mostWordsFirst
    damping = .allocate(capacity: 256)
    _ = damping.initialize(from: Self.damping(average: Self.averageLength(totals)))
    self.blocks = blocks
    self.sight = sight
    parts = ScoreParts(concepts: importance.map { _ in 0 }, nearness: 0, freshness: 1)
    top = TopHits(limit: keep)
    self.isComplete = isComplete
  }

  deinit {
    importance.deallocate()
    damping.deallocate()
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

  /// The score of an article that the ranking's `sight` has looked at. It is kept where it is among the best and `admits` says so,
  /// which is asked last.
  func score(_ id: Int64, _ admits: () throws(Failure) -> Bool) throws(Failure) -> Double {
    let damping = damping[Int(blocks.length(of: id))]
    var score = 0.0
    var words = 0
    for concept in importance.indices {
      let share = importance[concept] * Self.saturated(sight.frequencies[concept], damping)
      if isComplete { parts.concepts[concept] = share }
      score += share
      if share > 0 { words += 1 }
    }
    let age = freshness?.factor(of: id) ?? 1
    let coverage = mostWordsFirst ? words : 0
    var nearness = 0.0
    // What nearness can add is known beforehand: most matches are out of the question with it, too.
    if words > 1, isComplete || isWithinReach(score, id, age, coverage, damping) {
      nearness = proximity.gain(sight.places(of: { proximity.counts($0) }, in: id), damping: damping)
      score += nearness
    }
    if isComplete { (parts.nearness, parts.freshness) = (nearness, age) }
    score *= age
    let match = TopHits.Match(score: score, id: id, coverage: coverage)
    if top.admits(match), try admits() { top.insert(match) }
    return score
  }

  /// Whether an article may be among the best once nearness is counted: what that adds at most is asked in two steps.
  @inline(__always)
  private func isWithinReach(
    _ score: Double, _ id: Int64, _ age: Double, _ coverage: Int, _ damping: Double
  ) -> Bool {
    func admits(_ nearness: Double) -> Bool {
      top.admits(TopHits.Match(score: (score + nearness) * Self.margin * age, id: id, coverage: coverage))
    }
    return admits(proximity.most) && admits(proximity.most(damping: damping) { sight.counts[$0] })
  }

  /// Sums in another order may differ in their last digits.
  static let margin = 1 + 1e-9

  /// Whether bounds tell where the best may be. Where an article must have several words of like weight, or a phrase, the sum of what
  /// each word can add in a range of articles is nearly everywhere above what the best articles have.
  var hasLeadingWord: Bool {
    let needed = plan.condition.needed
    guard let highest = needed.map({ importance[$0] }).max() else { return true }
    let others = needed.reduce(0) { $0 + importance[$1] } - highest
    return others <= Self.smallShare * highest
      && plan.forms.contains {
        needed.contains($0.concept) && $0.tokens.count == 1 && importance[$0.concept] == highest
      }
  }

  /// How much of the highest importance all others together may have.
  private static let smallShare = 0.25

  /// Where the best may be.
  ///
  /// - Parameter bounds: for each concept those of its forms.
  func windows(_ bounds: [[SearchWindows.Alternatives]], in range: Range<Int64>) -> SearchWindows {
    SearchWindows(plan, bounds, importance: importance, nearness: proximity.most, in: range)
  }

  /// The most that an article of a window can score, its age included: the newest counts most.
  func most(in window: SearchWindows.Window) -> Double {
    window.most * (freshness?.factor(of: window.numbers.upperBound - 1) ?? 1)
  }

  /// The part of BM25 that grows with the number of occurrences, to k1 + 1 at most.
  @inline(__always)
  static func saturated(_ frequency: Double, _ damping: Double) -> Double {
    frequency == 0 ? 0 : frequency * (k1 + 1) / (frequency + damping)
  }

  /// The average number of words in an article. FTS5 keeps the sums.
  static func averageLength(_ totals: (articles: Int64, words: [Int64])) -> Double {
    let words = zip(Column.allCases, totals.words).reduce(0) { $0 + ($1.0 == .acronyms ? 0 : $1.1) }
    return max(1, Double(words) / Double(max(1, totals.articles)))
  }

  /// k1 · (1 − b + b · length / average length), by the length's code.
  static func damping(average: Double) -> [Double] {
    (0...255).map { code in k1 * (1 - b + b * LengthCode.words(for: UInt8(code)) / average) }
  }
}

extension Concept {
  /// Whether it is a word of grammar, which says nothing of a text's subject.
  var isGrammar: Bool { StopWords.contains(written.lowercased()) }
}
