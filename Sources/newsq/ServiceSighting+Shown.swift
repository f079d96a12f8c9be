import NewsJSON
import NewsModel
import NewsPrinter
import NewsService

extension ServiceSighting {
  /// The state, with `running` before it: true, false, or null where that cannot be told.
  var json: JSONValue {
    func object(_ isRunning: JSONValue, _ state: ServiceState?) -> JSONValue {
      .object(
        JSONObject([("running", isRunning)] + (state?.json.objectValue?.members ?? []).map { ($0.key, $0.value) }))
    }
    return switch self {
    case .running(let state): object(true, state)
    case .notRunning(let state): object(false, state)
    case .unknown(let failure):
      .object(
        JSONObject([("running", .null), ("error", .object(JSONObject(FailurePrinter.members(failure))))]))
    }
  }

  /// What people are shown of it: names and texts.
  var lines: [(name: String, text: String)] {
    switch self {
    case .unknown(let failure): [("newsqd", "\(failure)")]
    case .notRunning(nil): [("newsqd", "not running")]
    case .notRunning(let state?):
      [("newsqd", "not running; last heard of at \(UTCTime.text(secondsSince1970: Int(state.updated)))")]
    case .running(nil): [("newsqd", "running")]
    case .running(let state?): state.lines
    }
  }
}

extension ServiceState {
  fileprivate var lines: [(name: String, text: String)] {
    var lines = [("newsqd", "running, since \(UTCTime.text(secondsSince1970: Int(since))), \(watched)")]
    for trouble in troubles { lines.append(("degraded", "\(trouble)")) }
    lines.append(("inbox", inbox))
    lines.append(("known", counted))
    if done.bundles > 0 { lines.append(("since_start", didText)) }
    return lines
  }

  private var watched: String {
    switch watching {
    case .events: "by events and polling"
    case .polling(let because): "polling alone" + (because.map { ": \($0)" } ?? "")
    }
  }

  /// `120 bundles, 3 failed, 2 settling, 40 in work (38 waiting)`
  private var counted: String {
    var parts = [Self.counted(bundles, "bundle")]
    if failed > 0 { parts.append("\(failed) failed") }
    if settling > 0 { parts.append("\(settling) settling") }
    if inWork > 0 { parts.append("\(inWork) in work" + (waiting > 0 ? " (\(waiting) waiting)" : "")) }
    return parts.joined(separator: ", ")
  }

  private static func counted(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }

  private var didText: String {
    let milliseconds = Int((done.lag.last * 1_000).rounded())
    return "\(Self.counted(done.articles, "article")) of \(Self.counted(done.bundles, "bundle")) indexed, the last at "
      + "\(UTCTime.text(secondsSince1970: Int(done.lastIndexed))), \(milliseconds) ms after it arrived"
  }
}
