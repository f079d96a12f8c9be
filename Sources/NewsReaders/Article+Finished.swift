import NewsModel

extension Article {
  /// The article as every reader should have left it: texts clean and trimmed, empty ones nil, the language's tag
  /// in one form and found out where none was declared, the date of the address or else of the file's name where there
  /// is no better one.
  func finished(bundle: String) -> Article {
    var article = self
    article.key = CleanText.line(key)
    article.title = CleanText.line(title)
    article.body = CleanText.text(body)
    article.leftOut = leftOut.map(CleanText.text).flatMap { $0.isEmpty ? nil : $0 }
    article.url = CleanText.line(url)
    article.source = CleanText.line(source)
    article.authors = authors.compactMap(CleanText.line).unique
    article.images = images.compactMap(CleanText.line).unique
    article.language =
      declaredLanguage(of: article.body)
      ?? LanguageDetector.language(
        of: article.body.utf8.count < 40 ? "\(article.title ?? "")\n\(article.body)" : article.body)
    if article.published == nil { article.published = article.url.flatMap(AddressDate.date) }
    // A file of many articles is named after the day it was collected, not the day they were published.
    if article.published == nil, article.member == nil { article.published = FileNameDate.date(in: bundle) }
    return article
  }

  /// Texts from this length on, in bytes, tell their language better than what programs declare by themselves.
  private static let tellingLength = 500

  /// The declared language, unless a long text is plainly in another one.
  private func declaredLanguage(of body: String) -> String? {
    guard let declared = LanguageTag.normal(language) else { return nil }
    guard body.utf8.count >= Self.tellingLength, let detected = LanguageDetector.plainLanguage(of: body),
      !LanguageTag.isClose(detected, declared)
    else { return declared }
    return detected
  }
}

extension Array where Element: Hashable {
  /// The elements in their order, each once.
  var unique: [Element] {
    guard count > 1 else { return self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
