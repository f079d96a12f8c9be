import Glibc
import NewsModel
import NewsService
import Testing

@Suite struct `The metrics` {
  private func metrics() -> Metrics {
    var metrics = Metrics(state: busyState(), isUp: true, format: 4)
    metrics.articles = 12_345
    metrics.databaseSize = 1 << 30
    metrics.freeSpace = 17
    return metrics
  }

  /// The samples, read as strictly as Prometheus's text form is defined: each family once, with its help and type before its
  /// samples; names, labels and numbers as they must be; a line feed at the end.
  static func samples(_ text: String) throws -> [String: Double] {
    var types: [String: String] = [:]
    var helped: Set<String> = []
    var samples: [String: Double] = [:]
    var family = ""
    try #require(text.hasSuffix("\n"))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\S.*)/) {
        try #require(helped.insert(String(match.1)).inserted, "twice: \(line)")
        family = String(match.1)
      } else if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary)/) {
        try #require(String(match.1) == family && types[family] == nil, "out of place: \(line)")
        types[family] = String(match.2)
      } else {
        let sample =
          /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})? (\S+)/
        let match = try #require(line.wholeMatch(of: sample), "no sample: \(line)")
        let type = try #require(types[family], "no type: \(line)")
        let name = String(match.1)
        try #require(
          name == family || type == "summary" && [family + "_sum", family + "_count"].contains(name), "stray: \(line)")
        if type == "counter" { try #require(name.hasSuffix("_total")) }
        let key = name + String(match.2 ?? "")
        try #require(samples[key] == nil, "twice: \(line)")
        let value = Double(String(match.3))
        try #require(value != nil, "no number: \(line)")
        samples[key] = value
      }
    }
    return samples
  }

  @Test func `are in Prometheus's text form`() throws {
    let samples = try Self.samples(metrics().text)
    #expect(samples["newsq_up"] == 1)
    #expect(samples[#"newsq_info{version="1.2.3",format="4"}"#] == 1)
    #expect(samples["newsq_degraded"] == 1)
    #expect(samples["newsq_watching_events"] == 0)
    #expect(samples["newsq_bundles"] == 120)
    #expect(samples["newsq_bundles_waiting"] == 38)
    #expect(samples["newsq_articles"] == 12_345)
    #expect(samples["newsq_articles_indexed_total"] == 230)
    #expect(samples[#"newsq_failures_total{code="not-json"}"#] == 2)
    #expect(samples[#"newsq_failures_total{code="empty"}"#] == 1)
    #expect(samples["newsq_last_indexed_timestamp_seconds"] == 1_747_679_999)
    #expect(samples["newsq_lag_seconds_sum"] == 0.75)
    #expect(samples["newsq_lag_seconds_count"] == 2)
    #expect(samples["newsq_lag_last_seconds"] == 0.25)
    #expect(samples["newsq_lag_max_seconds"] == 0.5)
    #expect(samples["newsq_database_bytes"] == 1_073_741_824)
    #expect(samples["newsq_free_bytes"] == 17)
  }

  @Test func `leave out what is not known`() throws {
    var metrics = metrics()
    metrics.articles = nil
    metrics.state.done = ServiceTally()
    metrics.isUp = false
    let samples = try Self.samples(metrics.text)
    #expect(samples["newsq_up"] == 0)
    #expect(samples["newsq_articles"] == nil)
    #expect(samples["newsq_log_bytes"] == nil)
    #expect(samples["newsq_last_indexed_timestamp_seconds"] == nil)
    #expect(samples["newsq_lag_last_seconds"] == nil)
    #expect(samples["newsq_articles_indexed_total"] == 0)
  }

  @Test func `escape what labels may not hold`() throws {
    var metrics = metrics()
    metrics.state.version = "1\"2\\3\n4"
    #expect(try Self.samples(metrics.text)[#"newsq_info{version="1\"2\\3\n4",format="4"}"#] == 1)
  }

  @Test func `take the place of the old file, readable by all`() throws {
    var template = Array("/tmp/newsq-service-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      unlink(folder + "/newsq.prom")
      rmdir(folder)
    }
    try MetricsFile.write("old\n", to: folder + "/newsq.prom")
    let old = open(folder + "/newsq.prom", O_RDONLY)
    defer { close(old) }
    try MetricsFile.write("new\n", to: folder + "/newsq.prom")
    // Who has the old file open reads the whole old text.
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(old, &bytes, 16) == 4 && String(decoding: bytes[..<4], as: UTF8.self) == "old\n")
    var facts = stat()
    #expect(stat(folder + "/newsq.prom", &facts) == 0 && facts.st_mode & 0o777 == 0o644)
    #expect(access(folder + "/newsq.prom.part", F_OK) != 0)
    // rmdir above removes nothing that was left behind.
  }

  @Test func `that cannot be written say where and what to do`() {
    #expect(
      throws: Failure(
        .ioError, subject: "/proc/newsq.prom", cause: "the metrics cannot be written: no such file or directory",
        remedy: "let newsq's user write in that folder, or set metrics_file to another path")
    ) { try MetricsFile.write("", to: "/proc/newsq.prom") }
  }
}
