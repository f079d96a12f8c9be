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
      try Files.write([], to: mark)
    }
    let output = work + "/size"
    guard try Child.ofOwn(["warm", path], output: output).wait().status == 0,
      let size = Files.text(output).flatMap({ Int($0) })
    else { throw Problem("\(path): the articles cannot be read") }
    self.size = size
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

  /// Brings every file into memory, so that no program waits for the disk, and prints how many bytes they have. What a
  /// run that was cut off has left goes. A step of its own, as a million names are some memory.
  static func warm(_ path: String) {
    var bytes: [UInt8] = []
    var size = 0
    for name in Files.names(in: path) {
      if name.hasPrefix(Arrivals.prefix) {
        Files.remove("\(path)/\(name)")
      } else if Files.read("\(path)/\(name)", into: &bytes) {
        size += bytes.count
      }
    }
    print(size, terminator: "")
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
