package import NewsModel
import NewsQuery

/// How the matches of a query lie in time.
package struct Timeline: Sendable, Hashable {
  package var step: TimeStep
  /// From the first step that has an article, or that was asked for, to the last one; those without any between them, too.
  package var counts: [FacetCount]
  /// Articles whose day is not known.
  package var undated: Int
}

extension IndexReader {
  /// How many of the matches have each value: of sources and languages the most frequent first, steps of time in their
  /// order. What has no value comes last. Limit, offset and order of the request do not count.
  package func facets(_ request: SearchRequest, by facet: Facet) throws(Failure) -> [FacetCount] {
    try read { db throws(Failure) in
      let search = try Search(request, db, tokenizer: tokenizer, aliases: aliasTable)
      if let step = facet.step {
        let (days, undated) = try Self.days(of: search)
        let counts = Self.counts(of: days, by: step).sorted { $0.key < $1.key }
          .map { FacetCount(value: step.name(of: $0.key), count: $0.value) }
        return counts + (undated > 0 ? [FacetCount(value: nil, count: undated)] : [])
      }
      return try Self.values(facet, of: search, db)
    }
  }

  /// How many matches each step of the whole span has.
  ///
  /// - Parameter step: nil chooses one that suits the span.
  package func timeline(_ request: SearchRequest, by step: TimeStep?) throws(Failure) -> Timeline {
    try read { db throws(Failure) in
      let (days, undated) = try Self.days(of: Search(request, db, tokenizer: tokenizer, aliases: aliasTable))
      guard let first = days.keys.min(), let last = days.keys.max() else {
        return Timeline(step: step ?? .day, counts: [], undated: undated)
      }
      let from = min(first, request.dates.first ?? first)
      let until = max(last, request.dates.end.map { CivilDay(number: $0.number - 1) } ?? last)
      let step = step ?? .suited(to: from, until)
      let counts = Self.counts(of: days, by: step)
      var timeline = Timeline(step: step, counts: [], undated: undated)
      var start = step.start(of: from)
      while start <= until {
        timeline.counts.append(FacetCount(value: step.name(of: start), count: counts[start] ?? 0))
        start = step.next(after: start)
      }
      return timeline
    }
  }

  /// How many matches each day has, and how many none: their numbers tell, without a look at the articles.
  private static func days(of search: Search) throws(Failure) -> (dated: [CivilDay: Int], undated: Int) {
    var days: [CivilDay: Int] = [:]
    var undated = 0
    // Matches come in the order of their numbers: those of a day stand together.
    var current = (day: CivilDay(number: .min), count: 0)
    try search.forEachMatch { article throws(Failure) in
      if ArticleNumber.isUndated(article) {
        undated += 1
        return
      }
      let day = ArticleNumber.day(of: article)
      if day != current.day {
        if current.count > 0 { days[current.day, default: 0] += current.count }
        current = (day, 0)
      }
      current.count += 1
    }
    if current.count > 0 { days[current.day, default: 0] += current.count }
    return (days, undated)
  }

  private static func counts(of days: [CivilDay: Int], by step: TimeStep) -> [CivilDay: Int] {
    var counts: [CivilDay: Int] = [:]
    for (day, count) in days { counts[step.start(of: day), default: 0] += count }
    return counts
  }

  private static func values(_ facet: Facet, of search: Search, _ db: ReadConnection) throws(Failure) -> [FacetCount] {
    let row = try RawStatement(db.handle, "SELECT \(facet.rawValue) FROM article WHERE id = ?1")
    var counts: [String: Int] = [:]
    var none = 0
    try search.forEachMatch { article throws(Failure) in
      row.bind(article, at: 1)
      defer { row.reset() }
      if try row.step(), let value = row.text(0) { counts[value, default: 0] += 1 } else { none += 1 }
    }
    let sorted = counts.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }
    return sorted.map { FacetCount(value: $0.key, count: $0.value) }
      + (none > 0 ? [FacetCount(value: nil, count: none)] : [])
  }
}
