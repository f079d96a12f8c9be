import NewsModel
import NewsQuery

/// A filter of a query, ready to be asked of one article after the other.
struct ArticleFilter: Sendable, Hashable {
  let filter: Filter
  /// The words of a source's name.
  let words: [String]
  /// The text that an address or a language is compared with, in small letters.
  let text: String

  init(_ filter: Filter, tokenizer: Tokenizer) {
    self.filter = filter
    switch filter {
    case .source(let name, _):
      words = tokenizer.tokens(of: name)
      text = ""
    case .language(let text), .site(let text), .url(let text):
      words = []
      self.text = text.lowercased()
    case .published, .seen, .undated, .image:
      words = []
      text = ""
    }
  }
}

/// What filters ask of articles, read from the database where an article's number does not tell it.
final class ArticleFacts {
  private let read: RawStatement
  private let tokenizer: Tokenizer
  /// The article that `read` stands at.
  private var current: Int64?
  /// Whether a source's name has a filter's words, by both: sources are few.
  private var sources: [ArticleFilter: [String: Bool]] = [:]

  init(_ db: ReadConnection, tokenizer: Tokenizer) throws(Failure) {
    read = try db.statement("SELECT source, language, url, seen, images FROM article WHERE id = ?1")
    self.tokenizer = tokenizer
  }

  func article(_ id: Int64, fulfils filter: ArticleFilter) -> Bool {
    switch filter.filter {
    case .undated: return ArticleNumber.isUndated(id)
    case .published(let days): return !ArticleNumber.isUndated(id) && days.contains(ArticleNumber.day(of: id))
    case .source, .language, .site, .url, .seen, .image: break
    }
    guard turn(to: id) else { return false }
    switch filter.filter {
    case .source(_, let isPrefix):
      return read.text(0).map { source($0, fulfils: filter, isPrefix: isPrefix) } ?? false
    case .language: return read.text(1).map { Self.language($0, is: filter.text) } ?? false
    case .site: return read.text(2).map { WebAddress.text($0, isAt: filter.text) } ?? false
    case .url: return read.text(2).map { $0.lowercased().utf8.contains(filter.text.utf8) } ?? false
    case .seen(let days): return Self.day(of: read.text(3)).map(days.contains) ?? false
    case .image: return read.text(4) != nil
    case .undated, .published: return false
    }
  }

  private func turn(to id: Int64) -> Bool {
    if current == id { return true }
    read.reset()
    read.bind(id, at: 1)
    current = ((try? read.step()) ?? false) ? id : nil
    return current != nil
  }

  private func source(_ name: String, fulfils filter: ArticleFilter, isPrefix: Bool) -> Bool {
    if let known = sources[filter]?[name] { return known }
    let tokens = tokenizer.tokens(of: name)
    let words = filter.words
    let starts = words.isEmpty || tokens.count < words.count ? 0..<0 : 0..<tokens.count - words.count + 1
    let fulfils = starts.contains { start in
      zip(words.indices, tokens[start...]).allSatisfy { index, token in
        isPrefix && index == words.count - 1 ? token.hasPrefix(words[index]) : token == words[index]
      }
    }
    sources[filter, default: [:]][name] = fulfils
    return fulfils
  }

  /// `en` stands for `en-us`, too.
  private static func language(_ code: String, is wanted: String) -> Bool {
    let code = code.lowercased()
    return code == wanted || code.hasPrefix(wanted + "-")
  }

  /// The day of a time stamp.
  private static func day(of stamp: String?) -> CivilDay? {
    stamp.flatMap { PublishedDate(iso: $0, origin: .record)?.day }
  }
}

extension DateBound {
  func contains(_ day: CivilDay) -> Bool {
    (first.map { $0 <= day } ?? true) && (end.map { day < $0 } ?? true)
  }
}
