extension Laboratory {
  /// Part `merge`: how long queries and arrivals have to wait while newsqd puts a freshly loaded archive in order, and
  /// after that, as many of them: the longest of many waits is the machine's own, too. The archive is also searched as it
  /// was before.
  func merge() throws {
    let archive = try large()
    if hasRested(archive) { forget(archive.newsq) }
    try loadNewsq(archive)
    let set = try QuerySet(articles: archive.corpus.articles, each: 20)
    let queries = (set.queries[.frequent] ?? []) + (set.queries[.two] ?? [])
    var (before, busy, calm) = (Delays(), Delays(), Delays())
    while before.queries.count < 5 * queries.count { try search(queries, archive, &before) }
    let daemon = try Daemon(newsq, archive)
    defer { daemon.stop() }
    let arrivals = try Arrivals(newsq, archive)
    let usedBefore = try daemon.processorSeconds()
    let start = Clock.now()
    let hasCome = try daemon.comeToRest { try observe(queries, arrivals, archive, &busy) }
    let took = Clock.now() - start
    let used = try daemon.processorSeconds() - usedBefore
    while calm.queries.count < busy.queries.count || calm.arrivals.count < busy.arrivals.count {
      try observe(queries, arrivals, archive, &calm)
    }
    noteRest(archive)
    let count = Figures.count(archive.corpus.articles)
    report.sum(
      "longest search while newsqd merges, \(count) articles", busy.longestQuery, [("at rest", calm.longestQuery)],
      as: Figures.milliseconds)
    report.sum(
      "longest arrival meanwhile", busy.longestArrival, [("at rest", calm.longestArrival)], as: Figures.milliseconds)
    var table = Table("", "before", "while it merges", "at rest")
    for percent in [50.0, 90, 99, 100] {
      table.add(["search, \(name(percent))"] + [before, busy, calm].map { $0.query(percent) })
    }
    for percent in [50.0, 90, 100] {
      table.add(["arrival, \(name(percent))"] + [before, busy, calm].map { $0.arrival(percent) })
    }
    report.add(
      "While newsqd merges, \(count) articles (merge)",
      """
      newsqd was started on the archive as loading had left it. It \(hasCome ? "came to rest" : "did not come to rest") within
      \(Figures.seconds(took)) and used \(Figures.seconds(used)) of a core; meanwhile there were
      \(Figures.count(busy.queries.count)) searches as whole processes and, between them, \(busy.arrivals.count) arrivals, and as many
      at rest. Before it was started there were \(Figures.count(before.queries.count)) searches: newsqd also works out what makes
      those for frequent words quick.
      """, table)
  }

  private struct Delays {
    var queries: [Double] = []
    var arrivals: [Double] = []

    var longestQuery: Double { queries.max() ?? .nan }
    var longestArrival: Double { arrivals.max() ?? .nan }
    func query(_ percent: Double) -> String { Self.milliseconds(queries, percent) }
    func arrival(_ percent: Double) -> String { Self.milliseconds(arrivals, percent) }

    private static func milliseconds(_ values: [Double], _ percent: Double) -> String {
      values.isEmpty ? "" : Figures.milliseconds(Figures.percentile(values, percent))
    }
  }

  /// Searches for a while, then an arrival.
  private func observe(
    _ queries: [Query], _ arrivals: Arrivals, _ archive: Archive, _ delays: inout Delays
  ) throws {
    let end = Clock.now() + arrivals.pause(0.3...0.9)
    while Clock.now() < end { try search(queries, archive, &delays) }
    delays.arrivals.append(try arrivals.deliver())
  }

  /// One search, and a little rest.
  private func search(_ queries: [Query], _ archive: Archive, _ delays: inout Delays) throws {
    let query = queries[delays.queries.count % queries.count]
    delays.queries.append(try Child.run(newsq.arguments(archive, query), expected: 0...1).seconds)
    Clock.sleep(0.02)
  }

  /// Part `fresh`: from the rename into the inbox to the first search that finds the article.
  func deliver() throws {
    let archive = try large()
    try restNewsq(archive)
    let daemon = try Daemon(newsq, archive)
    defer { daemon.stop() }
    let arrivals = try Arrivals(newsq, archive)
    // When the first one is found, newsqd is up; it does not count.
    _ = try arrivals.deliver()
    try daemon.comeToRest()
    var delays: [Double] = []
    for _ in 0..<100 {
      Clock.sleep(arrivals.pause(0.1...0.5))
      delays.append(try arrivals.deliver())
    }
    let count = Figures.count(archive.corpus.articles)
    var table = Table("", "newsqd")
    for percent in [50.0, 90, 99, 100] {
      table.add(name(percent), Figures.milliseconds(Figures.percentile(delays, percent)))
    }
    for percent in [50.0, 99] {
      report.sum(
        "from rename into the inbox to found, \(count) articles, \(name(percent))", Figures.percentile(delays, percent),
        as: Figures.milliseconds)
    }
    report.add(
      "From arrival to found, \(count) articles (fresh)",
      """
      \(delays.count) articles, one after the other, renamed into the inbox of a running newsqd; until the first `newsq` that
      finds them has ended. It is asked every millisecond.
      """, table)
  }

  /// Part `idle`: what newsqd takes while nothing happens.
  func idle() throws {
    let archive = try large()
    try restNewsq(archive)
    let daemon = try Daemon(newsq, archive)
    defer { daemon.stop() }
    try daemon.comeToRest()
    let before = try daemon.processorSeconds()
    let start = Clock.now()
    Clock.sleep(60)
    let share = (try daemon.processorSeconds() - before) / (Clock.now() - start)
    let count = Figures.count(archive.corpus.articles)
    let (all, own) = (Double(daemon.memory("VmRSS")), Double(daemon.memory("RssAnon")))
    report.sum("newsqd idle with \(count) bundles, share of a core", share, as: Figures.percent)
    report.sum("its memory", all, as: Figures.megabytes)
    var table = Table("newsqd", "")
    table.add("share of a core in 60 seconds", Figures.percent(share))
    table.add("memory", Figures.megabytes(all))
    table.add("of it not of files", Figures.megabytes(own))
    report.add(
      "newsqd while nothing happens, \(count) bundles (idle)",
      "It looks through the whole inbox every 30 seconds: two such looks are in the figure.", table)
  }

  /// What a percentile is called.
  private func name(_ percent: Double) -> String { percent == 100 ? "longest" : "p\(Int(percent))" }
}
