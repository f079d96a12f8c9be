/// The texts of one size, and the indexes that the programs make of them.
struct Archive {
  let corpus: CorpusFolder
  let newsq: String
  let fts5: String
  /// That of the FTS5 that gathers more before it writes.
  let gathered: String
  let tantivy: String

  init(_ corpus: CorpusFolder) {
    self.corpus = corpus
    let folder = Workplace.folder
    newsq = "\(folder)/newsq-\(corpus.articles).db"
    fts5 = "\(folder)/fts5-\(corpus.articles).db"
    gathered = "\(folder)/gathered-\(corpus.articles).db"
    tantivy = "\(folder)/tantivy-\(corpus.articles)"
  }

  func removeIndexes() {
    for database in [newsq, fts5, gathered] { Archive.remove(database: database) }
    Files.remove(newsq + ".daemon-lock")
    Files.remove(tantivy)
  }

  /// A database with its log.
  static func remove(database: String) { for part in ["", "-wal", "-shm"] { Files.remove(database + part) } }
  static func size(database: String) -> Int { Files.size(database) + Files.size(database + "-wal") }
}
