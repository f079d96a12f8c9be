import Glibc
import NewsModel
package import NewsService
import Synchronization

/// Counts what newsqd has done since it started, however often its inbox's service is begun anew meanwhile.
package final class ServiceLedger: Sendable {
  /// When newsqd started.
  let started = Moment.now()
  private let counted = Mutex(ServiceTally())

  package init() {}

  package var tally: ServiceTally { counted.withLock { $0 } }

  /// A state in which nothing is known of the inbox yet.
  package func blank(inbox: String) -> ServiceState {
    ServiceState(process: getpid(), version: newsqVersion, since: started.wall / 1_000_000_000, inbox: inbox)
  }

  /// Takes in what has become of bundles, once that is on the disk.
  func count(_ outcomes: [Outcome]) {
    let now = Moment.now()
    counted.withLock { tally in
      for outcome in outcomes { count(outcome, at: now, in: &tally) }
    }
  }

  private func count(_ outcome: Outcome, at now: Moment, in tally: inout ServiceTally) {
    switch outcome.result {
    case .indexed(_, _, _, let articles, let failures):
      tally.bundles += 1
      tally.articles += articles
      for failure in failures { tally.count(failure) }
      tally.lastIndexed = now.wall / 1_000_000_000
      // A rename or a write sets the time of the last change. What lay there before newsqd started arrived with its start.
      let arrival = max(outcome.candidate.stamp.changed, started.wall)
      tally.lag.add(Double(now.wall - arrival) / 1e9)
    case .failed(let failure, _), .postponed(let failure): tally.count(failure)
    case .unchanged: tally.unchanged += 1
    case .gone: tally.gone += 1
    case .unsettled, .vanished: break
    }
  }
}
