import CSQLite
import NewsModel

/// The bounds of words' scores as the database has them, for one search.
final class StoredBounds {
  private let read: RawStatement
  private let families: RawStatement
  private let lists: RawStatement
  /// By how much the bounds of each segment may be exceeded; segments that are not the ones the bounds are of are not in it.
  private var factors: [Int64: Double] = [:]

  /// - Parameter average: the average length of all articles.
  init(_ db: ReadConnection, _ index: IndexPages, average: Double) throws(Failure) {
    read = try db.statement("SELECT segment, ranges FROM score_bound WHERE word = ?1 AND forms = ?2")
    families = try db.statement("SELECT DISTINCT forms FROM score_bound WHERE word = ?1 ORDER BY length(forms) DESC")
    lists = try db.statement("SELECT segment, postings FROM frequency_list WHERE forms = ?1")
    let segments = try db.statement("SELECT segment, last_page, mark, average, formula FROM bounded_segment")
    defer { segments.reset() }
    var current: [Int64: SegmentStructure.Segment] = [:]
    for segment in try index.segments() { current[Int64(segment.number)] = segment }
    while try segments.step() {
      guard let segment = current[segments.integer(0)], Int64(segment.lastPage) == segments.integer(1),
        segments.integer(4) == ScoreBounds.formula, try BoundedSegment(segment, index).mark == segments.integer(2)
      else { continue }
      factors[segments.integer(0)] = ScoreBounds.factor(from: segments.real(3), to: average)
    }
  }

  var isEmpty: Bool { factors.isEmpty }

  /// The words, a word itself among them, that bounds are stored of together, because they count as one; nil where there are none but
  /// its own.
  func family(of word: String) throws(Failure) -> [String]? {
    families.bind(word, at: 1)
    defer { families.reset() }
    while try families.step() {
      if let forms = families.text(0), forms != word { return forms.split(separator: " ").map(String.init) }
    }
    return nil
  }

  /// The bounds of words together, by segment, and what they are to be multiplied by.
  ///
  /// - Parameter words: one word, or a family with the word first that it is the family of.
  func bounds(of words: [String]) throws(Failure) -> [Int64: (bounds: ScoreBounds, factor: Double)] {
    read.bind(words[0], at: 1)
    read.bind(words.joined(separator: " "), at: 2)
    defer { read.reset() }
    var found: [Int64: (bounds: ScoreBounds, factor: Double)] = [:]
    while try read.step() {
      guard let factor = factors[read.integer(0)], let bounds = read.withBlob(1, { ScoreBounds($0) }) ?? nil
      else { continue }
      found[read.integer(0)] = (bounds, factor)
    }
    return found
  }

  /// How often words together occur in each article, by segment.
  func frequencies(of words: [String]) throws(Failure) -> [Int64: FrequencyList] {
    lists.bind(Self.key(words), at: 1)
    defer { lists.reset() }
    var found: [Int64: FrequencyList] = [:]
    while try lists.step() {
      guard factors[lists.integer(0)] != nil, let list = lists.withBlob(1, { FrequencyList($0) }) ?? nil
      else { continue }
      found[lists.integer(0)] = list
    }
    return found
  }

  /// What a form is called: there is no hyphen in a word of the index.
  static func name(_ tokens: [String]) -> String { tokens.joined(separator: "-") }

  /// What words that count as one are called together, whichever comes first.
  static func key(_ words: [String]) -> String { words.sorted().joined(separator: " ") }
}
