import NewsModel
import NewsService

/// A state with something in each of its fields.
func busyState() -> ServiceState {
  var state = ServiceState(
    process: 4_711, version: "1.2.3", since: 1_747_677_845, inbox: "/srv/news", watching: .polling(because: limit))
  state.updated = 1_747_680_000
  state.troubles = [Failure(.empty, subject: "/srv/news", cause: "is empty", remedy: "mount it")]
  state.bundles = 120
  state.failed = 3
  state.settling = 2
  state.inWork = 40
  state.waiting = 38
  state.done.bundles = 17
  state.done.articles = 230
  state.done.unchanged = 5
  state.done.gone = 1
  state.done.lastIndexed = 1_747_679_999
  state.done.count(Failure(.notJSON, subject: "a", cause: "b", remedy: "c"))
  state.done.count(Failure(.empty, subject: "a", cause: "b", remedy: "c"))
  state.done.count(Failure(.notJSON, subject: "d", cause: "e", remedy: "f"))
  state.done.lag.add(0.5)
  state.done.lag.add(0.25)
  return state
}

private let limit = Failure(
  .ioError, subject: "/srv/news/a", cause: "cannot be watched: the limit of watched folders is reached",
  remedy: "raise fs.inotify.max_user_watches")
