import Glibc
import NewsModel
import NewsReaders

/// What reading a bundle gave.
struct Reading {
  var articles: [Article] = []
  var failures: [Failure] = []
  var reader = ""

  init(_ content: BundleContent) throws {
    var results: [Result<Article, Failure>] = []
    reader = try Readers.read(content) { results.append($0) }.name
    for result in results {
      switch result {
      case .success(let article): articles.append(article)
      case .failure(let failure): failures.append(failure)
      }
    }
  }

  init(_ name: String, _ bytes: [UInt8]) throws {
    try self.init(.file(name: name, bytes: bytes))
  }

  init(_ name: String, _ text: String) throws {
    try self.init(name, Array(text.utf8))
  }

  /// The one article of a file.
  static func article(_ name: String, _ text: String) throws -> Article {
    let reading = try Reading(name, text)
    guard reading.articles.count == 1, reading.failures.isEmpty else {
      throw Failure(.noArticle, subject: name, cause: "\(reading)", remedy: "")
    }
    return reading.articles[0]
  }
}

/// The failure that a bundle as a whole is refused with.
func refusal(_ name: String, _ bytes: [UInt8]) -> Failure? {
  do {
    _ = try Reading(name, bytes)
    return nil
  } catch {
    return error as? Failure
  }
}

func refusal(_ name: String, _ text: String) -> Failure? {
  refusal(name, Array(text.utf8))
}

/// The processor's time that `work` takes on this thread, for work that must not grow without bound: what else the machine
/// does meanwhile is not in it.
func processorTime(_ work: () throws -> Void) rethrows -> Duration {
  func now() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let start = now()
  try work()
  return now() - start
}
