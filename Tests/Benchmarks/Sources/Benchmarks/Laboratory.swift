/// A run: the archives, what has been made of them, and the report that the parts write into.
final class Laboratory {
  let options: Options
  let newsq: Newsq
  let tantivy: Tantivy?
  var report: Report
  private let checksum: String
  private var corpora: [Int: CorpusFolder] = [:]
  private var made: Set<String> = []
  private var rested: Set<String> = []

  init(_ options: Options) throws {
    self.options = options
    newsq = try Newsq()
    tantivy = Tantivy(python: options.python)
    checksum = Corpus().checksum()
    report = Report(
      command: options.command, machine: Machine.table(options, tantivy, checksum: checksum))
  }

  deinit {
    // The texts stay for the next run.
    for corpus in corpora.values { Archive(corpus).removeIndexes() }
  }

  func run() throws {
    for part in options.parts {
      say("part \(part)")
      let start = Clock.now()
      do {
        try run(part)
      } catch let problem as Problem {
        report.add(part.rawValue, "No figures: \(problem.cause).")
      }
      say("part \(part) took \(Figures.seconds(Clock.now() - start))")
    }
  }

  private func run(_ part: Options.Part) throws {
    switch part {
    case .index: try load(try small(), "index", rounds: options.rounds)
    case .bulk: try load(try large(), "bulk", rounds: max(1, options.rounds - 1))
    case .slow: try searchSlow()
    case .merge: try merge()
    case .cold: try searchCold()
    case .warm: try searchWarm()
    case .growth: try grow()
    case .fresh: try deliver()
    case .idle: try idle()
    }
  }

  func archive(_ articles: Int) throws -> Archive {
    let corpus =
      try corpora[articles] ?? CorpusFolder(articles: articles, in: Workplace.folder, checksum: checksum)
    corpora[articles] = corpus
    return Archive(corpus)
  }

  func small() throws -> Archive { try archive(options.articles) }
  func large() throws -> Archive { try archive(options.large) }

  /// That a part has just made these indexes.
  func note(_ paths: String...) {
    made.formUnion(paths)
    rested.subtract(paths)
  }

  /// An index as loading leaves it, made where it is not there yet.
  func loaded(_ path: String, _ make: () throws -> Void) throws {
    guard !made.contains(path) else { return }
    say("loading \(path)")
    try make()
    note(path)
  }

  /// That an index is to be made anew.
  func forget(_ path: String) { made.remove(path) }

  func loadNewsq(_ archive: Archive) throws {
    try loaded(archive.newsq) {
      Archive.remove(database: archive.newsq)
      _ = try newsq.load(archive)
    }
  }

  /// newsq's index after newsqd has done what it does when there is nothing else to do.
  func restNewsq(_ archive: Archive) throws {
    guard !hasRested(archive) else { return }
    try loadNewsq(archive)
    let daemon = try Daemon(newsq, archive)
    defer { daemon.stop() }
    try daemon.comeToRest()
    noteRest(archive)
  }

  func noteRest(_ archive: Archive) { rested.insert(archive.newsq) }
  func hasRested(_ archive: Archive) -> Bool { rested.contains(archive.newsq) }

  func loadFTS5(_ archive: Archive) throws {
    try loaded(archive.fts5) {
      Archive.remove(database: archive.fts5)
      _ = try loadFTS5(archive, into: archive.fts5, hashSize: nil)
    }
  }

  func loadFTS5(_ archive: Archive, into path: String, hashSize: Int?) throws -> Child.Cost {
    let cost = try Child.ofOwn(["fts5-load", archive.corpus.path, path] + (hashSize.map { ["\($0)"] } ?? [])).wait()
    guard cost.status == 0 else { throw Problem("FTS5: ended with \(cost.status)") }
    return cost
  }
}
