import Foundation
import Testing

/// What newsqd tells of itself: `newsq status` and the metrics file.
@Suite(.ownThreads) struct StatusTests {
  private func service(_ place: Place) throws -> [String: Any] {
    let record = try #require(try place.newsq("status", "--format", "json").records().first)
    return try #require(record["newsqd"] as? [String: Any])
  }

  @Test func `status tells how newsqd stands while it runs, and that it does not`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try place.deliver("two.json", "{ no json")
    try eventually("it is told") {
      let done = try service(place)["done"] as? [String: Any]
      return done?["articles"] as? Int == 1 && (done?["failures"] as? [String: Int]) == ["not-json": 1]
    }
    let running = try service(place)
    #expect(running["running"] as? Bool == true)
    #expect(running["pid"] as? Int32 == daemon.process)
    #expect(running["inbox"] as? String == place.inbox)
    #expect(running["watching"] as? String == "events")
    #expect(running["degraded"] as? Bool == false)
    let text = try place.newsq("status").lines
    #expect(
      text.contains {
        $0.hasPrefix("newsqd:") && $0.contains(" running, since 20") && $0.hasSuffix(", by events and polling")
      })
    #expect(text.contains { $0.hasPrefix("since start: 1 article of 1 bundle indexed, the last at 20") })
    try place.stop(daemon)
    #expect(try service(place)["running"] as? Bool == false)
    let stopped = try place.newsq("status").lines
    #expect(stopped.contains { $0.hasPrefix("newsqd:") && $0.contains(" not running; last heard of at 20") })
  }

  @Test func `a newsqd that was killed counts as not running`() throws {
    let place = try Place()
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("found") { try place.found("wren").count == 1 }
    #expect(try service(place)["running"] as? Bool == true)
    daemon.signal(SIGKILL)
    _ = try daemon.end()
    #expect(try service(place)["running"] as? Bool == false)
  }

  @Test func `status tells of newsqd where the database cannot be read`() throws {
    let place = try Place(configuration: "poll = 0.2\n")
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("found") { try place.found("wren").count == 1 }
    try place.move(place.inbox, to: place.path + "/elsewhere")
    try eventually("it is degraded") { try service(place)["degraded"] as? Bool == true }
    try place.move(place.database, to: place.path + "/away.db")
    let outcome = try place.newsq("status")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("\(place.database): there is no index yet ("))
    #expect(outcome.lines.contains { $0.hasPrefix("newsqd:") && $0.contains(" running, since 20") })
    #expect(outcome.lines.contains { $0.hasPrefix("degraded:") && $0.contains("\(place.inbox): does not exist (") })
    let json = try place.newsq("status", "--format", "json")
    #expect(json.status == 3)
    let record = try #require(json.records().first)
    #expect((record["error"] as? [String: String])?["code"] == "no-index")
    try place.move(place.path + "/away.db", to: place.database)
    try place.move(place.path + "/elsewhere", to: place.inbox)
    try place.stop(daemon)
  }

  @Test func `polling alone is shown, with the reason where it was not asked for`() throws {
    let place = try Place(configuration: "watch = \"poll\"\n")
    let daemon = try place.newsqd()
    try eventually("it is told") { try place.newsq("status").text.contains(", polling alone\n") }
    try place.stop(daemon)
    guard Self.canLimitWatches else { return }
    try place.configure("")
    let limited = "echo 0 > /proc/sys/user/max_inotify_watches && exec \"$newsqd\""
    let programs = ["newsqd": Program.newsqd]
    let second = try place.start(["unshare", "-Ur", "sh", "-c", limited], adding: programs)
    try eventually("it is told") {
      try place.newsq("status").text.contains(
        "polling alone: \(place.inbox): cannot be watched: the limit of watched folders is reached (raise fs.inotify")
    }
    try place.stop(second)
  }

  /// Whether a space of users can be made, which has limits of its own.
  private static let canLimitWatches: Bool = {
    let probe = ["unshare", "-Ur", "sh", "-c", "echo 0 > /proc/sys/user/max_inotify_watches"]
    return (try? Place().run(probe).status) == 0
  }()

  @Test func `the metrics are there while it runs, and tell its end`() throws {
    let place = try Place(configuration: "metrics_file = \"\(Place.metrics)\"\n")
    let file = place.path + "/home/.config/newsq/" + Place.metrics
    func metrics() -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
    let daemon = try place.newsqd()
    try eventually("it is up") { metrics().contains("\nnewsq_up 1\n") }
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("it is counted") {
      (try service(place)["done"] as? [String: Any])?["articles"] as? Int == 1
    }
    try place.stop(daemon)
    #expect(metrics().contains("\nnewsq_up 0\n"))
    #expect(metrics().contains("\nnewsq_articles 1\n"))
    #expect(metrics().contains("\nnewsq_articles_indexed_total 1\n"))
    #expect(metrics().contains("\nnewsq_lag_seconds_count 1\n"))
    #expect(!FileManager.default.fileExists(atPath: file + ".part"))
  }

  @Test func `metrics that cannot be written are told of once, and end nothing`() throws {
    let place = try Place(configuration: "metrics_file = \"/proc/newsq.prom\"\n")
    let daemon = try place.newsqd()
    try place.deliver("one.txt", Place.article("One", "a wren"))
    try eventually("found") { try place.found("wren").count == 1 }
    try eventually("it is told") { daemon.complaints.contains("warning no metrics subject=/proc/newsq.prom") }
    try place.stop(daemon)
    #expect(daemon.complaints.components(separatedBy: "no metrics").count == 2)
  }
}

extension Place {
  /// A name beside the configuration.
  fileprivate static let metrics = "newsq.prom"
}
