/// What newsqd tells Prometheus: its state, and figures of the database, in the text form that the textfile collector of
/// node_exporter reads (prometheus.io/docs/instrumenting/exposition_formats).
package struct Metrics: Sendable {
  package var state: ServiceState
  package var isUp: Bool
  /// The format of the database.
  package var format: Int
  /// Articles in the database; nil where it could not be asked.
  package var articles: Int?
  /// Bytes of the database, of its log, and free on their file system.
  package var databaseSize: Int64?
  package var logSize: Int64?
  package var freeSpace: Int64?

  package init(state: ServiceState, isUp: Bool, format: Int) {
    self.state = state
    self.isUp = isUp
    self.format = format
  }

  package var text: String {
    var text = MetricsText()
    text.add("newsq_up", .gauge, "Whether newsqd runs; 0 once it has ended well.", isUp ? 1 : 0)
    text.add(
      "newsq_info", .gauge, "The release of newsqd and the format of its database.", 1,
      labels: [("version", state.version), ("format", "\(format)")])
    text.add("newsq_start_time_seconds", .gauge, "When newsqd started, since 1970.", Double(state.since))
    text.add("newsq_degraded", .gauge, "Whether something keeps newsqd from its work.", state.isDegraded ? 1 : 0)
    text.add(
      "newsq_watching_events", .gauge, "Whether the inbox is watched by events, not by polling alone.",
      state.watching == .events ? 1 : 0)
    addGauges(to: &text)
    addCounters(to: &text)
    return text.text
  }

  private func addGauges(to text: inout MetricsText) {
    text.add("newsq_bundles", .gauge, "Bundles of the inbox that are known.", Double(state.bundles))
    text.add("newsq_bundles_failed", .gauge, "Bundles of the inbox that could not be read.", Double(state.failed))
    text.add(
      "newsq_bundles_settling", .gauge, "Bundles that wait until nobody writes them any more.", Double(state.settling))
    text.add("newsq_bundles_in_work", .gauge, "Bundles that are being read, or wait for it.", Double(state.inWork))
    text.add("newsq_bundles_waiting", .gauge, "Those of them that nobody has begun to read.", Double(state.waiting))
    text.add("newsq_articles", .gauge, "Articles in the database.", articles.map(Double.init))
    text.add("newsq_database_bytes", .gauge, "Size of the database.", databaseSize.map(Double.init))
    text.add("newsq_log_bytes", .gauge, "Size of the database's log.", logSize.map(Double.init))
    text.add("newsq_free_bytes", .gauge, "Free space on the database's file system.", freeSpace.map(Double.init))
  }

  private func addCounters(to text: inout MetricsText) {
    let done = state.done
    text.add(
      "newsq_bundles_indexed_total", .counter, "Bundles that newsqd has read and indexed.", Double(done.bundles))
    text.add("newsq_articles_indexed_total", .counter, "Articles in them.", Double(done.articles))
    text.add(
      "newsq_bundles_unchanged_total", .counter, "Bundles that were the same as before.", Double(done.unchanged))
    text.add("newsq_bundles_gone_total", .counter, "Bundles that their owner removed.", Double(done.gone))
    text.add(
      "newsq_failures_total", .counter, "Bundles and members of others that could not be read, by reason.",
      done.failures.sorted { $0.key < $1.key }.map { ([("code", $0.key)], Double($0.value)) })
    text.add(
      "newsq_last_indexed_timestamp_seconds", .gauge, "When a bundle was last indexed, since 1970.",
      done.lastIndexed > 0 ? Double(done.lastIndexed) : nil)
    text.addSummary(
      "newsq_lag_seconds", "From the arrival of a bundle until it can be found.", sum: done.lag.sum,
      count: done.lag.count)
    let hasLag = done.lag.count > 0
    text.add(
      "newsq_lag_last_seconds", .gauge, "The same for the bundle indexed last.", hasLag ? done.lag.last : nil)
    text.add("newsq_lag_max_seconds", .gauge, "The longest since newsqd started.", hasLag ? done.lag.most : nil)
  }
}

/// Lines of Prometheus's text form.
struct MetricsText {
  enum Kind: String { case gauge, counter, summary }

  private(set) var text = ""

  /// One sample; none where there is no value.
  mutating func add(
    _ name: String, _ kind: Kind, _ help: String, _ value: Double?, labels: [(name: String, value: String)] = []
  ) {
    if let value { add(name, kind, help, [(labels, value)]) }
  }

  /// A family with its samples.
  mutating func add(
    _ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: [(name: String, value: String)], value: Double)]
  ) {
    head(name, kind, help)
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      line(labels.isEmpty ? name : "\(name){\(labels)}", sample.value)
    }
  }

  mutating func addSummary(_ name: String, _ help: String, sum: Double, count: Int) {
    head(name, .summary, help)
    line(name + "_sum", sum)
    line(name + "_count", Double(count))
  }

  private mutating func head(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func line(_ sample: String, _ value: Double) {
    let whole = Int64(exactly: value)
    text += "\(sample) \(whole.map { "\($0)" } ?? "\(value)")\n"
  }

  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }
}
