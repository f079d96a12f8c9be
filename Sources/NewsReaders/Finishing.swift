import NewsModel

/// Makes what readers yield whole: what all formats have in common, on whatever thread.
struct Finishing: Sendable {
  /// What is read, as its reader knows it, and as the bundle does.
  private let name: String
  private let place: String
  private let path: String
  /// Bytes of text.
  private let limit: Int

  init(_ name: String, _ context: ReadingContext) {
    self.name = name
    place = context.place
    path = context.path
    limit = context.limits.articleBytes
  }

  /// Yields the article made whole, or a failure where there is nothing in it. A text that is too long is cut, and that
  /// is told behind it.
  func finish(_ result: Result<Article, Failure>, _ yield: Reader.Sink) {
    var article: Article
    switch result {
    case .success(let read): article = read
    case .failure(let failure): return yield(.failure(moved(failure)))
    }
    let length = article.body.utf8.count
    if length > limit { article.body = Self.beginning(of: article.body, limit) }
    article = article.finished(bundle: name)
    let subject = article.member.map { "\(place):\($0)" } ?? place
    if !path.isEmpty { article.member = article.member.map { "\(path):\($0)" } ?? path }
    if article.title == nil, article.body.isEmpty {
      yield(
        .failure(
          Failure(
            .noArticle, subject: subject, cause: "has neither headline nor text",
            remedy: "deliver it again with its text, or remove it")))
      return
    }
    yield(.success(article))
    guard length > limit else { return }
    yield(
      .failure(
        Failure(
          .textCut, subject: subject,
          cause: "has \(length >> 20) MB of text, of which the first \(limit >> 20) MB are taken",
          remedy: "split it into articles, or raise limits.article_text")))
  }

  /// The failure with its place in the bundle for the beginning of its subject: readers know what they read by the name of
  /// the file alone.
  func moved(_ failure: Failure) -> Failure {
    guard !failure.subject.utf8.starts(with: place.utf8), failure.subject.utf8.starts(with: name.utf8) else {
      return failure
    }
    var moved = failure
    moved.subject = place + (String(failure.subject.utf8.dropFirst(name.utf8.count)) ?? "")
    return moved
  }

  /// So many bytes of a text, or a few fewer so that its last character is whole.
  private static func beginning(of text: String, _ length: Int) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var end = length
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
  }
}
