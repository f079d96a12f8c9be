import NewsModel

/// Words that stand in one article: in the postings, for FTS5 would begin anew with each pair of them.
extension Vocabulary {
  /// In how many articles two words occur together; counting ends at `most`.
  func articlesTogether(_ a: String, _ b: String, most: Int64) throws(Failure) -> Int64 {
    var count: Int64 = 0
    try forEachArticle(of: a, b) { _, _ in
      count += 1
      return count < most
    }
    return count
  }

  /// Whether a word stands right before another one in any article.
  func hasPhrase(_ first: String, _ second: String) throws(Failure) -> Bool {
    var isFound = false
    try forEachArticle(of: first, second) { a, b in
      isFound = Self.follow(a, b)
      return !isFound
    }
    return isFound
  }

  /// Calls `body` for the articles that have both words, in the order of their numbers, until it says false.
  private func forEachArticle(
    of first: String, _ second: String, _ body: (borrowing WordPostings, borrowing WordPostings) -> Bool
  ) throws(Failure) {
    let index = try IndexPages(db)
    let segments = try index.segments()
    var a = WordPostings(segments)
    try a.find(first, index)
    var b = WordPostings(segments)
    try b.find(second, index)
    while a.number != .max, b.number != .max {
      if a.number < b.number {
        try a.seek(b.number)
      } else if b.number < a.number {
        try b.seek(a.number)
      } else {
        if !body(a, b) { return }
        try a.seek(a.number + 1)
      }
    }
  }

  private static func follow(_ a: borrowing WordPostings, _ b: borrowing WordPostings) -> Bool {
    var behind: [Int] = []
    a.forEachPlace { behind.append($0 << 32 | ($1 + 1)) }
    var at = 0
    var follows = false
    // Both are in the order of columns and places.
    b.forEachPlace { column, number in
      let place = column << 32 | number
      while at < behind.count, behind[at] < place { at += 1 }
      if at < behind.count, behind[at] == place { follows = true }
    }
    return follows
  }
}
