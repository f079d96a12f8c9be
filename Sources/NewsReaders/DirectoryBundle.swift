/// Which directories are one bundle, and which of their files are read.
///
/// Such a directory holds its text as `article.txt`, `.md` or `.html`, may describe it in `meta.json`, `.yaml` or
/// `.toml`, and may hold pictures.
package enum DirectoryBundle {
  static let articleSuffixes = ["html", "htm", "md", "markdown", "txt"]
  static let sidecarSuffixes = ["json", "yaml", "yml", "toml"]
  static let pictureSuffixes: Set = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"]

  /// Whether a directory with these files in it is one bundle.
  package static func isBundle(fileNames: [String]) -> Bool {
    fileNames.contains(where: isArticle)
  }

  /// Whether a part's bytes are needed; of pictures only the name is.
  package static func wantsBytes(of fileName: String) -> Bool {
    isArticle(fileName) || isSidecar(fileName)
  }

  static func isArticle(_ name: String) -> Bool {
    let file = FileName(name)
    return file.stem == "article" && articleSuffixes.contains(file.suffix) && !name.contains("/")
  }

  static func isSidecar(_ name: String) -> Bool {
    let file = FileName(name)
    return file.stem == "meta" && sidecarSuffixes.contains(file.suffix) && !name.contains("/")
  }

  static func isPicture(_ name: String) -> Bool {
    pictureSuffixes.contains(FileName(name).suffix)
  }
}
