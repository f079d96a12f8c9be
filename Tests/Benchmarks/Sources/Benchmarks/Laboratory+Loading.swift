extension Laboratory {
  /// Parts `index` and `bulk`: an archive of one size, loaded by every quick program.
  func load(_ archive: Archive, _ part: String, rounds: Int) throws {
    let results = try Loading.measure(quickLoaders(archive), rounds: rounds)
    note(archive.newsq, archive.fts5, archive.tantivy)
    Archive.remove(database: archive.gathered)
    let count = Figures.count(archive.corpus.articles)
    sum(results, "loading \(count) text files")
    report.sum(
      "its memory", Double(results[0].peak), results.dropFirst().map { ($0.name, Double($0.peak)) },
      as: Figures.megabytes)
    report.sum(
      "the index, bytes over bytes of text", share(results[0], archive),
      results.dropFirst().map { ($0.name, share($0, archive)) }, as: Figures.ratio)
    report.add(
      "Loading \(count) articles (\(part))",
      """
      \(count) text files, \(Figures.megabytes(Double(archive.corpus.size))), in memory before; medians of
      \(rounds == 1 ? "one round" : "\(rounds) rounds").
      FTS5 is a loop in Swift that reads the files and inserts them, 10,000 in a transaction, texts stored; once as it is, once
      with the setting that has it gather 64 MB before it writes. tantivy has two threads and stores the texts; Python's start
      is not counted.
      """, Loading.table(results, over: archive.corpus))
  }

  /// Part `slow`: fewer articles, for programs that search mail and files.
  func searchSlow() throws {
    let archive = try archive(options.slow)
    let (notmuch, recoll) = (try Notmuch(archive), try Recoll(archive))
    defer {
      notmuch?.remove()
      recoll?.remove()
    }
    let count = Figures.count(archive.corpus.articles)
    let loaders = [newsqLoader(archive), notmuch?.loading, recoll?.loading].compactMap { $0 }
    let loaded = try Loading.measure(loaders, rounds: 1)
    note(archive.newsq)
    sum(loaded, "loading \(count) text files")
    let set = try QuerySet(articles: archive.corpus.articles, each: 3)
    let searches = [newsqSearch(archive), notmuch?.searching, recoll?.searching].compactMap { $0 }
    let searched = try ColdSearch.measure(searches, set.all, rounds: options.rounds)
    sum(searched, "a search as a process, \(count) articles")
    let absent = [notmuch == nil ? "notmuch" : nil, recoll == nil ? "Recoll" : nil].compactMap { $0 }
    report.add(
      "Programs that search mail and files, \(count) articles (slow)",
      """
      They are slow at loading, and so have fewer articles (SLOW=) and one round of it. notmuch has the texts as mails. Then a
      search as a whole process, medians of \(options.rounds) rounds.\
      \(absent.isEmpty ? "" : " Not installed, and left out: \(absent.joined(separator: ", ")).")
      """, Loading.table(loaded, over: archive.corpus), ColdSearch.table(searched))
  }

  func newsqSearch(_ archive: Archive) -> ColdSearch.Program {
    ColdSearch.Program(name: "newsq") { [newsq] in .init(arguments: newsq.arguments(archive, $0)) }
  }

  private func quickLoaders(_ archive: Archive) -> [Loading.Program] {
    var programs = [newsqLoader(archive)]
    for (name, path, hashSize) in [("FTS5, 64 MB", archive.gathered, 64), ("FTS5", archive.fts5, nil)] {
      programs.append(
        Loading.Program(
          name: name, load: { [self] in try loadFTS5(archive, into: path, hashSize: hashSize) },
          size: { Archive.size(database: path) }, remove: { Archive.remove(database: path) }))
    }
    if let tantivy {
      programs.append(
        Loading.Program(
          name: "tantivy", load: { try tantivy.load(archive) }, size: { Files.size(archive.tantivy) },
          remove: { Files.remove(archive.tantivy) }))
    }
    return programs
  }

  private func newsqLoader(_ archive: Archive) -> Loading.Program {
    Loading.Program(
      name: "newsqd --once", load: { [newsq] in try newsq.load(archive) },
      size: { Archive.size(database: archive.newsq) }, remove: { Archive.remove(database: archive.newsq) })
  }

  private func sum(_ results: [Loading.Result], _ measure: String) {
    report.sum(
      measure, results[0].seconds, results.dropFirst().map { ($0.name, $0.seconds) }, as: Figures.seconds)
  }

  private func share(_ result: Loading.Result, _ archive: Archive) -> Double {
    Double(result.size) / Double(archive.corpus.size)
  }

  func sum(_ results: [ColdSearch.Result], _ measure: String) {
    report.sum(
      measure, results[0].median, results.dropFirst().map { ($0.name, $0.median) }, as: Figures.milliseconds)
  }
}
