import NewsJSON
import NewsModel

extension Reader {
  /// A directory with `article.*`, perhaps `meta.*`, and pictures: one article.
  package static let directory = Reader(
    name: "directory", version: 1,
    accepts: { content in
      guard case .directory(_, let parts) = content else { return .no }
      return DirectoryBundle.isBundle(fileNames: parts.map(\.name)) ? .byContent : .no
    },
    read: { (content, sink) throws(Failure) in
      guard case .directory(let name, let parts) = content else { return }
      try DirectoryArticle.read(name, parts, sink)
    })
}

enum DirectoryArticle {
  static func read(_ name: String, _ parts: [Part], _ sink: Reader.Sink) throws(Failure) {
    var article = try text(name, parts)
    let sidecar = DirectoryBundle.sidecarSuffixes.lazy.compactMap { suffix in
      parts.first { DirectoryBundle.isSidecar($0.name) && FileName($0.name).suffix == suffix && $0.bytes != nil }
    }.first
    var broken: Failure?
    if let sidecar, let bytes = sidecar.bytes {
      do throws(Failure) {
        let fields = try fields(of: bytes, suffix: FileName(sidecar.name).suffix, subject: "\(name)/\(sidecar.name)")
        ArticleRecord.apply(fields, origin: .sidecar, to: &article)
      } catch {
        broken = error
      }
    }
    article.images = (article.images + parts.map(\.name).filter(DirectoryBundle.isPicture).sorted()).unique
    article.member = nil
    article.format = "directory"
    sink(.success(article))
    // The text is good without its description; what is wrong with that is told all the same.
    if let broken { sink(.failure(broken)) }
  }

  /// The article file, read by the reader of its own format.
  private static func text(_ name: String, _ parts: [Part]) throws(Failure) -> Article {
    let articles = parts.filter { DirectoryBundle.isArticle($0.name) && $0.bytes != nil }
    // Where there are several, the one that carries most about itself.
    let best = DirectoryBundle.articleSuffixes.lazy.compactMap { suffix in
      articles.first { FileName($0.name).suffix == suffix }
    }.first
    guard let best, let bytes = best.bytes else {
      throw Failure(
        .noArticle, subject: name, cause: "has no article.txt, article.md or article.html that can be read",
        remedy: "put the article's text into the directory")
    }
    let path = "\(name)/\(best.name)"
    guard !bytes.isEmpty else {
      throw Failure(.empty, subject: path, cause: "is empty", remedy: "deliver it again with its content")
    }
    switch FileName(best.name).suffix {
    case "txt": return PlainText.article(try TextDecoding.text(of: bytes, name: path))
    case "md", "markdown": return try MarkdownFile.article(try TextDecoding.text(of: bytes, name: path), subject: path)
    default: return try HTMLPage.article(bytes, name: path)
    }
  }

  private static func fields(of bytes: [UInt8], suffix: String, subject: String) throws(Failure) -> JSONObject {
    let text = try TextDecoding.text(of: bytes, name: subject)
    switch suffix {
    case "toml": return try TOMLDocument.object(text, subject: subject)
    case "yaml", "yml": return try YAMLDocument.object(text, subject: subject)
    default: break
    }
    do throws(JSONError) {
      if case .object(let object) = try JSONValue.parse(Array(text.utf8)) { return object }
    } catch {
      throw Failure(.notJSON, subject: subject, cause: "is not JSON at \(error)", remedy: JSONFile.remedy)
    }
    throw Failure(.notJSON, subject: subject, cause: "is no JSON object", remedy: JSONFile.remedy)
  }
}
