import NewsJSON
package import NewsModel

/// What an external reader answers: JSON lines as `newsq extract` prints them, or else a text with its headline in the
/// first line.
package enum ExternalOutput {
  /// Raised when the same answer gives other articles.
  package static let version = 1

  /// - Parameters:
  ///   - name: The bundle's name, for failures.
  ///   - format: The reader's name.
  package static func read(
    _ bytes: [UInt8], name: String, format: String, yield: (Result<Article, Failure>) -> Void
  ) throws(Failure) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    var isAny = false
    if content.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      var number = 0
      for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
        number += 1
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        isAny = true
        yield(article(Array(line), subject: "\(name):\(number)", bundle: name, format: format))
      }
    } else if let text = text(try TextDecoding.text(of: content, name: name), format: format) {
      isAny = true
      yield(.success(text.finished(bundle: name)))
    }
    guard isAny else {
      throw Failure(
        .noArticle, subject: name, cause: "gives no text when \(format) reads it",
        remedy: "look whether the file holds text, or correct readers.\(format).command in the configuration")
    }
  }

  private static func text(_ raw: String, format: String) -> Article? {
    let text = CleanText.text(raw)
    guard !text.isEmpty else { return nil }
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let body = TextBody.body(of: String(text[end...]), asking: 0) { _, _ in false }
    return Article(title: String(text[..<end]), body: body, format: format)
  }

  private static func article(
    _ line: [UInt8], subject: String, bundle: String, format: String
  ) -> Result<Article, Failure> {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(line)
    } catch {
      return .failure(
        Failure(
          .notJSON, subject: subject,
          cause: "is not JSON at column \(error.column) of what \(format) made of it: \(error.text)",
          remedy: "correct readers.\(format).command in the configuration"))
    }
    guard let object = value.objectValue, var article = ArticleRecord.article(object, format: format) else {
      return .failure(ArticleRecord.missing(in: subject))
    }
    if let key = object["key"]?.stringValue { article.key = key }
    article.member = object["member"]?.stringValue
    if let origin = object["published_from"]?.stringValue.flatMap(PublishedDate.Origin.init) {
      article.published?.origin = origin
    }
    return .success(article.finished(bundle: bundle))
  }
}
