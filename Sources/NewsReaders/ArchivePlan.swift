import NewsModel

/// What of an archive is read, going by the names of all its members.
struct ArchivePlan {
  /// Directories that are one article.
  private var bundles: Set<String> = []
  /// Of a crawl that is packed with its index only the records are read.
  private var isCrawl = false

  init() {}

  init(_ names: [String]) {
    isCrawl =
      names.contains("datapackage.json")
      && names.contains { $0.hasPrefix("archive/") && ($0.hasSuffix(".warc.gz") || $0.hasSuffix(".warc")) }
    let paths = names.compactMap(ArchivePath.init).filter { !$0.isIgnored }.map(\.text)
    bundles = DirectoryBundle.directories(among: paths)
  }

  /// Whether a member is to be read at all.
  func takes(_ path: String) -> Bool {
    !isCrawl || path.hasPrefix("archive/")
  }

  /// The directory bundle that a member is part of, or nil.
  func bundle(of path: String) -> String? {
    if bundles.isEmpty { return nil }
    return ArchivePath.directories(of: path).first(where: bundles.contains)
  }

  /// The names in an archive, as far as they can be had.
  static func names(
    _ again: (ReadingContext) throws(Failure) -> ByteStream, _ context: ReadingContext, subject: String
  ) -> [String] {
    var names: [String] = []
    do throws(Failure) {
      let archive = try ArchiveHandle(try again(context), .archive, context, subject: subject)
      while let entry = try archive.next() {
        try context.countEntry(subject: subject)
        if entry.kind == .file { names.append(entry.name) }
      }
    } catch {
      // What has been seen up to here is what can be planned with.
    }
    return names
  }

  /// Programs and documents that are ZIP files, too ("an office document"), or nil.
  static func document(of names: [String]) -> String? {
    let first = Set(names.prefix(64))
    if first.contains("[Content_Types].xml") { return "an office document" }
    if first.contains("mimetype") {
      return names.contains("META-INF/container.xml") ? "an EPUB book" : "an office document"
    }
    if first.contains("AndroidManifest.xml") { return "a program for Android" }
    if first.contains("META-INF/MANIFEST.MF") { return "a Java archive" }
    return nil
  }
}
