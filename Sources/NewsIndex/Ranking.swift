import GRDBSQLite
import Glibc

/// The scoring of one search.
///
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with its usual constants) on
/// concepts: the forms of a word count together as one term. An occurrence in the headline counts as several. The
/// length is that of the whole article, from `length_block`; document counts come from the vocabulary. FTS5's
/// own bm25() reads a row for every match and counts every phrase in every statement instead.
final class Ranking {
  static let k1 = 1.2
  static let b = 0.75

  /// What one occurrence counts in each column.
  static func weight(of column: Column) -> Double {
    switch column {
    case .headline: 3
    case .byline, .body: 1
    }
  }

  /// The concept each phrase stands for; -1 for unwanted ones, which never score.
  private let conceptOfPhrase: [Int]
  private let weights: [Double]
  /// Inverse document frequency of each concept.
  let importance: [Double]
  /// k1 · (1 − b + b · length / average length), by the length's code; made at the first match.
  private var damping: [Double] = []
  private let lengths: Lengths
  private var frequencies: [Double]

  var top: TopHits
  private(set) var matches = 0
  /// The share of each concept in the score of the last article.
  private(set) var shares: [Double]

  init(_ lowering: Lowering, articles: Int64, lengths: Lengths, keep: Int) {
    conceptOfPhrase = lowering.conceptOfPhrase.map { lowering.concepts[$0].isExcluded ? -1 : $0 }
    weights = Column.allCases.map(Self.weight(of:))
    importance = lowering.concepts.map { Self.importance(articles: $0.articles, of: articles) }
    self.lengths = lengths
    frequencies = [Double](repeating: 0, count: lowering.concepts.count)
    shares = frequencies
    top = TopHits(limit: keep)
  }

  /// ln(1 + (N − n + ½) / (n + ½)): never negative, as in Lucene.
  static func importance(articles: Int64, of all: Int64) -> Double {
    let n = Double(min(articles, all)), N = Double(max(all, 1))
    return log(1 + (N - n + 0.5) / (n + 0.5))
  }

  /// Scores the match FTS5 stands at.
  func score(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) -> Double {
    let id = api.pointee.xRowid(context)
    for index in frequencies.indices { frequencies[index] = 0 }
    for (phrase, concept) in conceptOfPhrase.enumerated() where concept >= 0 {
      frequencies[concept] += frequency(of: Int32(phrase), api, context)
    }
    if damping.isEmpty { damping = Self.damping(api, context) }
    let damping = damping[Int(lengths.code(of: id))]
    var score = 0.0
    for concept in frequencies.indices {
      let frequency = frequencies[concept]
      let share = frequency == 0 ? 0 : importance[concept] * frequency * (Self.k1 + 1) / (frequency + damping)
      shares[concept] = share
      score += share
    }
    matches += 1
    top.insert(TopHits.Match(score: score, id: id))
    return score
  }

  /// The average length is FTS5's own: it keeps the sums.
  private static func damping(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) -> [Double] {
    var rows: Int64 = 0
    var words: Int64 = 0
    _ = api.pointee.xRowCount(context, &rows)
    _ = api.pointee.xColumnTotalSize(context, -1, &words)
    let average = max(1, Double(words) / Double(max(1, rows)))
    return (0...255).map { code in k1 * (1 - b + b * LengthCode.words(for: UInt8(code)) / average) }
  }

  /// The weighted number of a phrase's occurrences in the article.
  @inline(__always)
  private func frequency(
    of phrase: Int32, _ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?
  ) -> Double {
    var iterator = Fts5PhraseIter()
    var column: Int32 = 0
    var offset: Int32 = 0
    guard api.pointee.xPhraseFirst(context, phrase, &iterator, &column, &offset) == SQLITE_OK else { return 0 }
    var sum = 0.0
    while column >= 0 {
      sum += weights[Int(column)]
      api.pointee.xPhraseNext(context, &iterator, &column, &offset)
    }
    return sum
  }
}
