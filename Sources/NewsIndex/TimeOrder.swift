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
    // Matches without any of the query's words come after all others: all are needed.
    let isInOrder = search.plan.match == nil || !search.plan.needsScan
    try search.run(search.ranking(keep: 0), newestFirst ? .down : .up) { match in
      if isInOrder, found.count >= wanted, let last = found.last,
        ArticleNumber.day(of: last.id) != ArticleNumber.day(of: match.id)
      {
        return false
      }
      found.append(match)
      return true
    }
    let times = try times(of: found)
    return found.sorted { a, b in
      let x = (ArticleNumber.day(of: a.id), times[a.id] ?? 0, a.id)
      let y = (ArticleNumber.day(of: b.id), times[b.id] ?? 0, b.id)
      return newestFirst ? x > y : x < y
    }
  }

  private func times(of matches: [TopHits.Match]) throws(Failure) -> [Int64: Int] {
    let row = try RawStatement(
      search.db.handle, "SELECT published, published_from, seen FROM article WHERE id = ?1")
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
