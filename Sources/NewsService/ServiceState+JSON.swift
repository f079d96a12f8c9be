package import NewsJSON
package import NewsModel

extension ServiceState {
  /// As `newsq status --format json` shows it, and as newsqd leaves it beside the database.
  package var json: JSONValue {
    let members: [(String, JSONValue)] = [
      ("pid", .integer(Int64(process))), ("version", .string(version)), ("since", .string(Self.time(since))),
      ("updated", .string(Self.time(updated))), ("inbox", .string(inbox)), ("watching", .string(watching.name)),
      ("watching_because", watching.reason.map(Self.json) ?? .null), ("degraded", .bool(isDegraded)),
      ("troubles", .array(troubles.map(Self.json))), ("bundles", Self.number(bundles)),
      ("failed", Self.number(failed)), ("settling", Self.number(settling)), ("in_work", Self.number(inWork)),
      ("waiting", Self.number(waiting)), ("done", done.json),
    ]
    return .object(JSONObject(members))
  }

  /// Nil where something is missing.
  package init?(_ json: JSONValue) {
    guard let process = json["pid"]?.integerValue, let version = json["version"]?.stringValue,
      let since = json["since"]?.stringValue.flatMap(Self.seconds), let inbox = json["inbox"]?.stringValue,
      let updated = json["updated"]?.stringValue.flatMap(Self.seconds), let watching = json["watching"]?.stringValue,
      let done = json["done"]
    else { return nil }
    self.init(process: Int32(clamping: process), version: version, since: since, inbox: inbox)
    self.updated = updated
    self.watching =
      watching == Watching.events.name ? .events : .polling(because: json["watching_because"].flatMap(Self.failure))
    troubles = (json["troubles"]?.arrayValue ?? []).compactMap(Self.failure)
    bundles = Self.number(json["bundles"])
    failed = Self.number(json["failed"])
    settling = Self.number(json["settling"])
    inWork = Self.number(json["in_work"])
    waiting = Self.number(json["waiting"])
    self.done = ServiceTally(done)
  }

  private static func json(_ failure: Failure) -> JSONValue {
    .object(
      JSONObject([
        ("code", .string(failure.code.rawValue)), ("subject", .string(failure.subject)),
        ("cause", .string(failure.cause)), ("remedy", .string(failure.remedy)),
      ]))
  }

  private static func failure(_ json: JSONValue) -> Failure? {
    guard let code = json["code"]?.stringValue.flatMap(Failure.Code.init) else { return nil }
    func text(_ key: String) -> String { json[key]?.stringValue ?? "" }
    return Failure(code, subject: text("subject"), cause: text("cause"), remedy: text("remedy"))
  }

  fileprivate static func number(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  fileprivate static func number(_ json: JSONValue?) -> Int { Int(json?.integerValue ?? 0) }

  fileprivate static func time(_ seconds: Int64) -> String { UTCTime.text(secondsSince1970: Int(seconds)) }

  fileprivate static func seconds(_ time: String) -> Int64? { UTCTime.seconds(of: time).map(Int64.init) }
}

extension ServiceState.Watching {
  package var name: String { self == .events ? "events" : "polling" }

  package var reason: Failure? {
    if case .polling(let because) = self { because } else { nil }
  }
}

extension ServiceTally {
  var json: JSONValue {
    let failures = failures.sorted { $0.key < $1.key }.map { ($0.key, ServiceState.number($0.value)) }
    let members: [(String, JSONValue)] = [
      ("bundles", ServiceState.number(bundles)), ("articles", ServiceState.number(articles)),
      ("unchanged", ServiceState.number(unchanged)), ("gone", ServiceState.number(gone)),
      ("failures", .object(JSONObject(failures))),
      ("last_indexed", lastIndexed > 0 ? .string(ServiceState.time(lastIndexed)) : .null),
      ("lag", lag.json),
    ]
    return .object(JSONObject(members))
  }

  init(_ json: JSONValue) {
    self.init()
    bundles = ServiceState.number(json["bundles"])
    articles = ServiceState.number(json["articles"])
    unchanged = ServiceState.number(json["unchanged"])
    gone = ServiceState.number(json["gone"])
    for member in json["failures"]?.objectValue?.members ?? [] {
      failures[member.key] = ServiceState.number(member.value)
    }
    lastIndexed = json["last_indexed"]?.stringValue.flatMap(ServiceState.seconds) ?? 0
    lag = Lag(json["lag"] ?? .null)
  }
}

extension Lag {
  var json: JSONValue {
    .object(
      JSONObject([
        ("last", .number(last)), ("max", .number(most)), ("sum", .number(sum)), ("count", ServiceState.number(count)),
      ]))
  }

  init(_ json: JSONValue) {
    func seconds(_ key: String) -> Double { json[key]?.doubleValue ?? 0 }
    self.init(
      last: seconds("last"), most: seconds("max"), sum: seconds("sum"), count: ServiceState.number(json["count"]))
  }
}
