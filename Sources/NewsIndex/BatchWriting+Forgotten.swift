import NewsModel

/// Articles that are to be nowhere any more: of each is kept a fingerprint alone, by which it is known when it comes again.
extension BatchWriting {
  mutating func planForgotten(_ articles: [Int64]) throws(Failure) {
    for number in articles {
      let row = statements.textOfArticle
      row.bind(number, at: 1)
      defer { row.reset() }
      guard try row.step() else { continue }
      // As it came: a text that was cut into words for the index has marks of its own.
      let mark = ForgottenMark.of(headline: row.text(5), body: row.text(6) ?? "")
      statements.forget.bind(mark, at: 1)
      try statements.forget.run()
      memory.forgotten?.insert(mark)
      removals.append(number)
    }
  }
}

extension Batch {
  /// The same without some of its articles: as if these had not been in their bundles, not even their words.
  func without(_ isLeftOut: (Article) -> Bool) -> Batch {
    let builder = BatchBuilder()
    builder.learned(siteLines)
    for update in bundles {
      guard
        case .bundle(let bundle, let hash, .read(let reader, let version, let places, let failures)) = update.subject
      else {
        builder.add(update)
        continue
      }
      for article in articles[places] where !isLeftOut(article.article) { builder.add(article.article) }
      builder.read(
        bundle, hash: hash ?? ContentHash(high: 0, low: 0), reader: reader, readerVersion: version, failures: failures)
    }
    return builder.take()
  }
}

/// What an article is known by when it comes again, under whatever name: its headline and its text.
enum ForgottenMark {
  static func of(headline: String?, body: String) -> Int64 {
    var mark = ArticleMark(of: 0)
    mark.add(headline)
    mark.add(body)
    return Int64(bitPattern: mark.value)
  }
}
