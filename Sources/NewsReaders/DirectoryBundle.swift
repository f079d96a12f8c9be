/// Which directories are one bundle, and which of their files are read: a rule over names alone, so that it holds for
/// directories of the file system and for those in archives.
package enum DirectoryBundle {
  /// The forms of directories that are one bundle.
  enum Kind {
    /// `article.txt`, `.md` or `.html`, perhaps described in `meta.json`, `.yaml` or `.toml`.
    case article
    /// `info.json` and `text.*` (TextBundle 2).
    case textBundle
    /// `index.md` and no other page: a leaf bundle of Hugo, also Zola's pages with files.
    case page
    /// `index.json` beside what ArchiveBox keeps of a page.
    case archiveBox
  }

  static let articleSuffixes = ["html", "htm", "md", "markdown", "txt"]
  static let sidecarSuffixes = ["json", "yaml", "yml", "toml"]
  static let pictureSuffixes: Set = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"]
  private static let markdownSuffixes: Set = ["md", "markdown"]

  /// Folders that bundles have for their parts.
  private static let partFolders: Set = [
    "assets", "images", "img", "media", "pictures", "readability", "mercury", "singlefile", "dom", "htmltotext", "warc",
  ]

  /// What ArchiveBox writes beside `index.json`, in versions with a folder for each method and in those without.
  static let archivedPages = ["output.html", "dom/output.html", "singlefile.html", "singlefile/singlefile.html"]
  static let archivedContents = ["readability/content.html", "mercury/content.html"]
  static let archivedTexts = [
    "readability/content.txt", "mercury/content.txt", "htmltotext.txt", "htmltotext/htmltotext.txt",
  ]
  static let archivedFields = ["readability/article.json", "mercury/article.json"]
  private static let archiveMarks = Set(
    archivedPages + archivedContents + archivedTexts + archivedFields + [
      "headers.json", "headers/headers.json", "archive.org.txt", "output.pdf", "pdf/output.pdf", "screenshot.png",
      "screenshot/screenshot.png",
    ])

  /// Whether a directory with these files in it, at any depth, is one bundle.
  /// - Parameter fileNames: Relative to the directory.
  package static func isBundle(fileNames: [String]) -> Bool {
    kind(of: fileNames) != nil
  }

  /// Whether a directory can be a bundle, by the files right in it: only then is it worth while to look deeper.
  package static func mayBeBundle(fileNames: [String]) -> Bool {
    fileNames.contains { isArticle($0) || isPage($0) || isText($0) || isArchiveIndex($0) }
  }

  /// Whether a file with this name's bytes may make its directory a bundle: quick, and true for more than do.
  package static func mayBeMark(_ name: UnsafeRawBufferPointer) -> Bool {
    marks.contains { mark in
      name.count > mark.count && zip(name, mark).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// What the names begin with that `mayBeBundle(fileNames:)` looks for.
  private static let marks = ["article", "index", "text"].map { Array($0.utf8) }

  /// Whether a file of this name is what makes a directory a bundle, or one of a bundle's parts: what happens to it
  /// happens to the directory.
  package static func isMark(_ fileName: String) -> Bool {
    wantsBytes(of: fileName) || fileName == "info.json" || archiveMarks.contains(fileName)
  }

  /// Whether a folder of this name is part of the bundle around it, where there is one.
  package static func isPartFolder(_ name: String) -> Bool {
    partFolders.contains(name.lowercased())
  }

  /// Whether a part's bytes are needed; of pictures only the name is.
  /// - Parameter fileName: Relative to the bundle.
  package static func wantsBytes(of fileName: String) -> Bool {
    isArticle(fileName) || isSidecar(fileName) || isPage(fileName) || isText(fileName) || fileName == "info.json"
      || isArchiveIndex(fileName) || isFetchedPage(fileName) || archivedPages.contains(fileName)
      || archivedContents.contains(fileName)
      || archivedTexts.contains(fileName) || archivedFields.contains(fileName)
  }

  /// Whether a part is a copy of the page as wget fetched it: below the site's name.
  static func isFetchedPage(_ name: String) -> Bool {
    guard let slash = name.firstIndex(of: "/"), ["html", "htm"].contains(FileName(name).suffix) else { return false }
    return name[..<slash].contains(".")
  }

  static func kind(of names: [String]) -> Kind? {
    if names.contains(where: isArticle) { return .article }
    if names.contains("info.json"), names.contains(where: isText) { return .textBundle }
    if names.contains(where: isArchiveIndex), names.count(where: archiveMarks.contains) >= 2 { return .archiveBox }
    if names.contains(where: isPage), !names.contains(where: isOtherPage) { return .page }
    return nil
  }

  static func isArticle(_ name: String) -> Bool {
    let file = FileName(name)
    return file.stem == "article" && articleSuffixes.contains(file.suffix) && !name.contains("/")
  }

  static func isSidecar(_ name: String) -> Bool {
    let file = FileName(name)
    return file.stem == "meta" && sidecarSuffixes.contains(file.suffix) && !name.contains("/")
  }

  /// `text.md` and what else the text of a TextBundle may be called.
  static func isText(_ name: String) -> Bool {
    let file = FileName(name)
    return file.stem == "text" && !file.suffix.isEmpty && !pictureSuffixes.contains(file.suffix) && !name.contains("/")
  }

  /// `index.md`, and `index.de.md` of a page in several languages.
  static func isPage(_ name: String) -> Bool {
    guard !name.contains("/") else { return false }
    let file = FileName(name)
    return markdownSuffixes.contains(file.suffix) && (file.stem == "index" || language(ofPage: name) != nil)
  }

  /// `de` of `index.de.md`, `pt-br` of `index.pt-br.md`.
  static func language(ofPage name: String) -> String? {
    let file = FileName(name)
    guard file.stem.hasPrefix("index.") else { return nil }
    let tag = file.stem.dropFirst("index.".count)
    let primary = tag.prefix { $0 != "-" && $0 != "_" }
    guard (2...3).contains(primary.utf8.count), tag.utf8.count <= 10, tag.utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    return String(tag)
  }

  /// A page of its own: then the directory is a folder of pages with one for its start.
  private static func isOtherPage(_ name: String) -> Bool {
    markdownSuffixes.contains(FileName(name).suffix) && !isPage(name)
  }

  private static func isArchiveIndex(_ name: String) -> Bool {
    name == "index.json" || name == "index.jsonl"
  }

  static func isPicture(_ name: String) -> Bool {
    pictureSuffixes.contains(FileName(name).suffix)
  }
}
