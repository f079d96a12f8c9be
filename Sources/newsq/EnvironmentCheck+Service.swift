import NewsModel
import NewsService

/// Whether newsqd runs, and how it stands.
extension EnvironmentCheck {
  var newsqd: [Finding] {
    switch service {
    case .unknown(let failure): return [Finding("newsqd", .notice, failure)]
    case .notRunning:
      return [
        Finding("newsqd", .notice, "it does not run: nothing is indexed by itself", remedy: "systemctl start newsqd")
      ]
    case .running(nil): return [Finding("newsqd", .ok, "it runs")]
    case .running(let state?): return findings(state)
    }
  }

  private func findings(_ state: ServiceState) -> [Finding] {
    var findings = state.troubles.map { Finding("newsqd", .problem, $0) }
    if let reason = state.watching.reason {
      findings.append(
        Finding(
          "newsqd", .notice, "it finds what arrives by polling alone: \(reason.subject): \(reason.cause)",
          remedy: reason.remedy))
    }
    if state.version != newsqVersion {
      findings.append(
        Finding(
          "newsqd", .notice, "it runs as version \(state.version), this is newsq \(newsqVersion)",
          remedy: "systemctl restart newsqd"))
    }
    let since = UTCTime.text(secondsSince1970: Int(state.since))
    return findings.isEmpty
      ? [Finding("newsqd", .ok, "it runs as process \(state.process) since \(since)")] : findings
  }
}
