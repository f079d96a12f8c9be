import NewsJSON
import NewsModel

extension Reader {
  /// A directory that is one bundle: an article with its description and pictures, in one of several forms.
  package static let directory = Reader(
    name: "directory", version: 2,
    accepts: { content in
      guard case .directory(_, let parts) = content else { return .no }
      return DirectoryBundle.isBundle(fileNames: parts.map(\.name)) ? .byContent : .no
    },
    read: { (content, sink) throws(Failure) in
      guard case .directory(let name, let parts) = content else { return }
      switch DirectoryBundle.kind(of: parts.map(\.name)) {
      case .article: try DirectoryArticle.read(name, parts, sink)
      case .textBundle: try DirectoryText.read(name, parts, sink)
      case .page: try DirectoryPages.read(name, parts, sink)
      case .archiveBox:
        sink(.success(DirectoryArticle.finished(try ArchiveBoxSnapshot.article(name, parts), with: [])))
      case nil: break
      }
    })
}

/// `article.*` with `meta.*` and pictures.
enum DirectoryArticle {
  static func read(_ name: String, _ parts: [Part], _ sink: Reader.Sink) throws(Failure) {
    let articles = parts.filter { DirectoryBundle.isArticle($0.name) && $0.bytes != nil }
    // Where there are several, the one that carries most about itself.
    let best = DirectoryBundle.articleSuffixes.lazy.compactMap { suffix in
      articles.first { FileName($0.name).suffix == suffix }
    }.first
    guard let best else {
      throw missing(name, "article.txt, article.md or article.html")
    }
    var article = try text(of: best, in: name)
    var broken: Failure?
    if let sidecar = sidecar(among: parts), let bytes = sidecar.bytes {
      do throws(Failure) {
        let fields = try fields(of: bytes, suffix: FileName(sidecar.name).suffix, subject: "\(name)/\(sidecar.name)")
        ArticleRecord.apply(fields, origin: .sidecar, to: &article)
      } catch {
        broken = error
      }
    }
    sink(.success(finished(article, with: parts)))
    // The text is good without its description; what is wrong with that is told all the same.
    if let broken { sink(.failure(broken)) }
  }

  private static func sidecar(among parts: [Part]) -> Part? {
    DirectoryBundle.sidecarSuffixes.lazy.compactMap { suffix in
      parts.first { DirectoryBundle.isSidecar($0.name) && FileName($0.name).suffix == suffix && $0.bytes != nil }
    }.first
  }

  /// The article with the bundle's pictures.
  static func finished(_ article: Article, with parts: [Part]) -> Article {
    var article = article
    article.images = (article.images + parts.map(\.name).filter(DirectoryBundle.isPicture).sorted()).unique
    article.format = "directory"
    return article
  }

  static func missing(_ name: String, _ what: String) -> Failure {
    Failure(
      .noArticle, subject: name, cause: "has no \(what) that can be read",
      remedy: "put the article's text into the directory")
  }

  /// What a part says, read by the reader of its own format.
  static func text(of part: Part, in bundle: String) throws(Failure) -> Article {
    let path = "\(bundle)/\(part.name)"
    guard let bytes = part.bytes, !bytes.isEmpty else {
      throw Failure(.empty, subject: path, cause: "is empty", remedy: "deliver it again with its content")
    }
    switch FileName(part.name).suffix {
    case "html", "htm", "xhtml": return try HTMLPage.article(bytes, name: path)
    case "txt": return PlainText.article(try TextDecoding.text(of: bytes, name: path))
    default: return try MarkdownFile.article(try TextDecoding.text(of: bytes, name: path), subject: path)
    }
  }

  static func fields(of bytes: [UInt8], suffix: String, subject: String) throws(Failure) -> JSONObject {
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

/// `text.*` with `info.json` and the pictures in `assets` (textbundle.org, version 2).
enum DirectoryText {
  static func read(_ name: String, _ parts: [Part], _ sink: Reader.Sink) throws(Failure) {
    let texts = parts.filter { DirectoryBundle.isText($0.name) && $0.bytes != nil }
    let order = ["md", "markdown", "txt", "html", "htm"]
    let best = order.lazy.compactMap { suffix in texts.first { FileName($0.name).suffix == suffix } }.first
    guard let best = best ?? texts.first else { throw DirectoryArticle.missing(name, "text.md") }
    var article = try DirectoryArticle.text(of: best, in: name)
    var broken: Failure?
    if let bytes = parts.first(where: { $0.name == "info.json" })?.bytes {
      do throws(Failure) {
        let info = try DirectoryArticle.fields(of: bytes, suffix: "json", subject: "\(name)/info.json")
        if let url = info["sourceURL"]?.stringValue, url.hasPrefix("http") { article.url = article.url ?? url }
      } catch {
        broken = error
      }
    }
    sink(.success(DirectoryArticle.finished(article, with: parts)))
    if let broken { sink(.failure(broken)) }
  }
}

/// `index.md` with the files it uses; in several languages each is an article.
enum DirectoryPages {
  static func read(_ name: String, _ parts: [Part], _ sink: Reader.Sink) throws(Failure) {
    let pages = parts.filter { DirectoryBundle.isPage($0.name) && $0.bytes != nil }
    guard !pages.isEmpty else { throw DirectoryArticle.missing(name, "index.md") }
    for page in pages {
      do throws(Failure) {
        var article = DirectoryArticle.finished(try DirectoryArticle.text(of: page, in: name), with: parts)
        article.language = article.language ?? DirectoryBundle.language(ofPage: page.name)
        if pages.count > 1 { article.member = page.name }
        sink(.success(article))
      } catch {
        if pages.count == 1 { throw error }
        sink(.failure(error))
      }
    }
  }
}
