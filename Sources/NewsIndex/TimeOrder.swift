import NewsModel

/// The matches of a search in the order of their time.
struct TimeOrder {
  private let search: Search
  private let newestFirst: Bool

  init(_ search: Search, newestFirst: Bool) {
    self.search = search
    self.newestFirst = newestFirst
  }

  /// The first so many matches.
  ///
  /// Article numbers are in the order of days, so the search ends as soon as a day after enough hits begins;
  /// within a day the time decides.
  func matches(_ wanted: Int) throws(Failure) -> [TopHits.Match] {
    var found: [TopHits.Match] = []
    let range = search.answers.range
    if newestFirst {
      try forEachSpanBack(in: range) { span throws(Failure) in
        var matches: [TopHits.Match] = []
        _ = try take(span) { match in
          matches.append(match)
          return true
        }
        found += matches.reversed()
        // The days of a span are whole.
        return found.count < wanted
      }
    } else {
      _ = try take(range) { match in
        if found.count >= wanted, let last = found.last,
          ArticleNumber.day(of: last.id) != ArticleNumber.day(of: match.id)
        {
          return false
        }
        found.append(match)
        return true
      }
    }
    return try sorted(found)
  }

  /// Calls `body` with each match of a range, in ascending order, until it says false.
  private func take(_ range: Range<Int64>, _ body: (TopHits.Match) -> Bool) throws(Failure) -> Bool {
    let ranking = search.ranking(keep: 0)
    return try search.answers.forEach(in: range, looking: true) { id throws(Failure) in
      guard try search.answers.passesFilter(id) else { return true }
      return body(TopHits.Match(score: try ranking.score(id) { false }, id: id))
    }
  }

  /// Calls `body` with spans of whole days from the newest to the oldest, each twice as long as the one before, until it
  /// says false: postings are read forward alone, and what is not wanted is not read.
  private func forEachSpanBack(
    in range: Range<Int64>, _ body: (Range<Int64>) throws(Failure) -> Bool
  ) throws(Failure) {
    // Asked for both in one, SQLite would look at all articles.
    let ends = try search.db.statement("SELECT (SELECT min(id) FROM article), (SELECT max(id) FROM article)")
    defer { ends.reset() }
    guard try ends.step(), let first = ends.optionalInteger(0), let last = ends.optionalInteger(1) else { return }
    let least = max(range.lowerBound, ArticleNumber.firstOfDay(first))
    var end = min(range.upperBound, ArticleNumber.firstOfDay(last) + ArticleNumber.perDay)
    var days: Int64 = 1
    while end > least {
      let start = max(least, end - days * ArticleNumber.perDay)
      if try !body(start..<end) { return }
      end = start
      days *= 2
    }
  }

  private func sorted(_ found: [TopHits.Match]) throws(Failure) -> [TopHits.Match] {
    let times = try times(of: found)
    return found.sorted { a, b in
      let x = (ArticleNumber.day(of: a.id), times[a.id] ?? 0, a.id)
      let y = (ArticleNumber.day(of: b.id), times[b.id] ?? 0, b.id)
      return newestFirst ? x > y : x < y
    }
  }

  private func times(of matches: [TopHits.Match]) throws(Failure) -> [Int64: Int] {
    let row = try search.db.statement("SELECT published, published_from, seen FROM article WHERE id = ?1")
    var times: [Int64: Int] = [:]
    for match in matches {
      row.bind(match.id, at: 1)
      if try row.step() { times[match.id] = Self.seconds(row) }
      row.reset()
    }
    return times
  }

  /// When the article in the row was published, or, undated, when it arrived.
  private static func seconds(_ row: RawStatement) -> Int {
    let text = row.text(0) ?? row.text(2) ?? ""
    return PublishedDate(iso: text, origin: .record)?.secondsSince1970 ?? 0
  }
}
