import Glibc

/// The first articles of the corpus as text files in one folder, kept from one run to the next.
struct CorpusFolder {
  let path: String
  let articles: Int
  /// Bytes of all files.
  let size: Int

  init(articles: Int, in work: String, checksum: String) throws {
    path = "\(work)/texts-\(articles)-\(checksum)"
    self.articles = articles
    let mark = path + ".done"
    if !Files.exists(mark) {
      try Self.write(articles, to: path)
      try Files.write(Array("\(Files.size(path))".utf8), to: mark)
    }
    // What a run that was cut off has left.
    for name in Files.names(in: path) where name.hasPrefix(Arrivals.prefix) { Files.remove("\(path)/\(name)") }
    size = Files.text(mark).flatMap { Int($0) } ?? 0
  }

  /// Writes all of them anew, on every core.
  private static func write(_ articles: Int, to path: String) throws {
    say("writing \(Figures.count(articles)) articles")
    Files.remove(path)
    try Files.makeFolder(path)
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let share = (articles + cores - 1) / cores
    let writers = try stride(from: 0, to: articles, by: share).map { first in
      try Child.ofOwn(["write", path, "\(first)", "\(min(articles, first + share))"])
    }
    for writer in writers where writer.wait().status != 0 { throw Problem("\(path): the articles are not written") }
  }

  /// Brings every file into memory, and what was written before onto the disk, so that no program waits for either.
  func warm() {
    var bytes: [UInt8] = []
    for name in Files.names(in: path) { _ = Files.read("\(path)/\(name)", into: &bytes) }
    sync()
  }

  /// What one writer does.
  static func write(_ numbers: Range<Int>, to folder: String) throws {
    let corpus = Corpus()
    for number in numbers {
      let article = corpus.article(number)
      try Files.write(article.file, to: "\(folder)/\(Article.fileName(number))", modified: article.published)
    }
  }
}
