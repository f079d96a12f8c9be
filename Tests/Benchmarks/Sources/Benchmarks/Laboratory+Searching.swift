extension Laboratory {
  /// Part `cold`: one search as a whole process.
  func searchCold() throws {
    let archive = try small()
    try restNewsq(archive)
    var programs = [newsqSearch(archive)]
    let hasSQLite = Files.program("sqlite3") != nil
    if hasSQLite {
      try loadFTS5(archive)
      programs.append(
        ColdSearch.Program(name: "sqlite3, FTS5's bm25()") { query in
          let sql = PlainFTS5.sql(query, "key, headline, snippet(article, 3, '[', ']', '…', 30)")
          return .init(arguments: ["sqlite3", "-readonly", archive.fts5, sql])
        })
    }
    let count = Figures.count(archive.corpus.articles)
    let set = try QuerySet(articles: archive.corpus.articles, each: 3)
    let results = try ColdSearch.measure(programs, set.all, rounds: options.rounds + 2)
    sum(results, "a search as a process, \(count) articles")
    report.sum(
      "its memory", Double(results[0].peak), results.dropFirst().map { ($0.name, Double($0.peak)) },
      as: Figures.megabytes)
    report.add(
      "One search as a process, \(count) articles (cold)",
      """
      \(set.all.count) queries, ten hits with their passages; medians of \(options.rounds + 2) rounds, programs and files in
      memory. newsq also looks for inflections and other spellings, sqlite3 for the words alone.\
      \(hasSQLite ? "" : " sqlite3 is not installed, and left out.")
      """, ColdSearch.table(results))
  }

  /// Part `warm`: many queries by one process.
  func searchWarm() throws {
    let archive = try large()
    try restNewsq(archive)
    try loadFTS5(archive)
    if let tantivy { try loaded(archive.tantivy) { _ = try tantivy.load(archive) } }
    let set = try QuerySet(articles: archive.corpus.articles, each: options.queries)
    var programs = [
      WarmSearch.Program(name: "newsq") { [newsq] in try newsq.batch(archive, set, $0) },
      WarmSearch.Program(name: "FTS5's bm25()", isSlow: true) { try PlainFTS5.answer(archive, set, $0) },
    ]
    if Files.program("taskset") != nil {
      programs.insert(
        WarmSearch.Program(name: "newsq on one core") { [newsq] in
          try newsq.batch(archive, set, $0, isAlone: true)
        }, at: 1)
    }
    if let tantivy {
      programs.append(WarmSearch.Program(name: "tantivy") { try tantivy.search(archive, set, $0) })
    }
    let kinds = set.kinds
    let results = try WarmSearch.measure(programs, kinds, rounds: options.rounds)
    let count = Figures.count(archive.corpus.articles)
    for (measure, kinds) in [
      ("\(Figures.count(set.all.count)) queries of all kinds in one process, \(count) articles", kinds),
      ("those of them with frequent words", [.frequent, .twoFrequent, .anyOf]),
      ("those that ask for the newest", [.newest, .newestOfMonth]),
    ] {
      report.sum(
        measure, results[0].total(kinds), results.dropFirst().map { ($0.name, $0.total(kinds)) },
        as: Figures.milliseconds)
    }
    report.add(
      "Queries by one process, \(count) articles (warm)",
      """
      \(Figures.count(set.all.count)) queries, ten hits each; medians of \(options.rounds) rounds, of FTS5 one. newsq is
      `newsq search --batch` less the start of its process, and may use all cores; the others have one. newsq and tantivy find
      inflections, FTS5 the words alone.
      """, WarmSearch.table(results, kinds, set))
  }

  /// Part `growth`: the same queries in the small archive and in the large one.
  func grow() throws {
    let archives = [try large(), try small()]
    for archive in archives { try restNewsq(archive) }
    let set = try QuerySet(articles: options.articles, each: options.queries)
    let programs = archives.map { archive in
      WarmSearch.Program(name: "\(Figures.count(archive.corpus.articles)) articles") { [newsq] in
        try newsq.batch(archive, set, $0, isAlone: Files.program("taskset") != nil)
      }
    }
    let kinds: [Query.Kind] = [.frequent, .twoFrequent, .anyOf, .newest, .newestOfMonth]
    let results = try WarmSearch.measure(programs, kinds, rounds: options.rounds + 2)
    for kind in kinds {
      let count = Double(set.queries[kind]?.count ?? 0)
      report.sum(
        "a query (\(kind.rawValue)) in \(results[0].name)", (results[0].seconds[kind] ?? .nan) / count,
        [("in \(results[1].name)", (results[1].seconds[kind] ?? .nan) / count)], as: Figures.milliseconds)
    }
    report.add(
      "The same queries in archives of two sizes (growth)",
      "newsq alone, on one core, ten hits each; medians of \(options.rounds + 2) rounds.",
      WarmSearch.table(results, kinds, set, first: "the larger"))
  }
}
