import CSQLite
import NewsQuery

/// The article that FTS5 stands at, with the places of the query's phrases in it. Valid while FTS5 stands there.
struct MatchedArticle {
  /// An occurrence of a phrase.
  struct Place {
    /// The column, and behind it (from bit 32 down) the number of its first word in the column.
    var start: Int
    /// The place behind its last word.
    var end: Int
    var concept: Int

    static func column(_ place: Int) -> Int { place >> 32 }
  }

  let id: Int64
  private let api: UnsafePointer<Fts5ExtensionApi>
  private let context: OpaquePointer?

  init(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) {
    self.api = api
    self.context = context
    id = api.pointee.xRowid(context)
  }

  /// Calls `body` with the column of each occurrence of a form, and the number of its first word there.
  @inline(__always)
  func forEachPlace(of form: QueryPlan.Form, _ body: (_ column: Int, _ place: Int) -> Void) {
    let wanted = form.field.map { Int($0.column.rawValue) }
    let end = form.field == .lead ? QueryPlan.leadWords : Int.max
    func take(_ column: Int, _ place: Int) {
      if place < end, wanted == nil || column == wanted { body(column, place) }
    }
    if form.phrases.count == 1 {
      forEachPlace(ofPhrase: form.phrases.lowerBound, take)
    } else {
      for place in composed(form) { take(MatchedArticle.Place.column(place), place & 0xFFFF_FFFF) }
    }
  }

  @inline(__always)
  private func forEachPlace(ofPhrase phrase: Int, _ body: (_ column: Int, _ place: Int) -> Void) {
    var iterator = Fts5PhraseIter()
    var column: Int32 = 0
    var place: Int32 = 0
    guard api.pointee.xPhraseFirst(context, Int32(phrase), &iterator, &column, &place) == SQLITE_OK else { return }
    while column >= 0 {
      body(Int(column), Int(place))
      api.pointee.xPhraseNext(context, &iterator, &column, &place)
    }
  }

  /// The places of a form that was looked for word by word, columns included.
  private func composed(_ form: QueryPlan.Form) -> [Int] {
    var words: [[Int]] = []
    for phrase in form.phrases {
      var places: [Int] = []
      forEachPlace(ofPhrase: phrase) { places.append($0 << 32 | $1) }
      if places.isEmpty { return [] }
      words.append(places)
    }
    guard let slop = form.slop else {
      let others = words.dropFirst().map(Set.init)
      return words[0].filter { start in others.enumerated().allSatisfy { $1.contains(start + $0 + 1) } }
    }
    return ComposedWindow.starts(of: words, length: words.count + slop, isInLead: form.field == .lead)
  }

  /// Articles in the index, and words in each column of all of them: FTS5 keeps these sums.
  func totals() -> (articles: Int64, words: [Int64]) {
    var articles: Int64 = 0
    _ = api.pointee.xRowCount(context, &articles)
    let words = Column.allCases.map { column in
      var sum: Int64 = 0
      _ = api.pointee.xColumnTotalSize(context, column.rawValue, &sum)
      return sum
    }
    return (articles, words)
  }
}
