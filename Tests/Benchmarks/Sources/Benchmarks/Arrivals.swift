import Glibc

/// Articles that are delivered while newsqd runs: written beside the inbox, renamed into it, looked for until found.
final class Arrivals {
  static let prefix = "zz-"

  private let newsq: Newsq
  private let archive: Archive
  private let stage = Workplace.folder + "/stage"
  private let run: String
  private var delivered: [String] = []
  private var random = RandomNumbers(seed: 11)

  init(_ newsq: Newsq, _ archive: Archive) throws {
    (self.newsq, self.archive) = (newsq, archive)
    // Words of an earlier run may be in the index.
    run = String(UInt64(Clock.now() * 1000), radix: 36)
    try Files.makeFolder(stage)
  }

  deinit { for path in delivered { Files.remove(path) } }

  /// Delivers one article.
  /// - Returns: Seconds from the rename to the end of the first `newsq` that finds it.
  func deliver(within limit: Double = 60) throws -> Double {
    let word = "zq\(run)n\(delivered.count)"
    var article = Corpus.arrival(&random)
    article.body += "\n\nIts mark is \(word).".utf8
    let staged = "\(stage)/\(Self.prefix)\(word).txt"
    let path = "\(archive.corpus.path)/\(Self.prefix)\(word).txt"
    try Files.write(article.file, to: staged, isSafe: true)
    delivered.append(path)
    let start = Clock.now()
    guard rename(staged, path) == 0 else { throw Problem("\(path): cannot be delivered") }
    while try !newsq.finds(word, archive) {
      guard Clock.now() - start < limit else { throw Problem("an arrival is not found within \(Int(limit)) s") }
      Clock.sleep(0.001)
    }
    return Clock.now() - start
  }

  /// Seconds between two deliveries, never the same.
  func pause(_ seconds: ClosedRange<Double>) -> Double {
    seconds.lowerBound + random.fraction() * (seconds.upperBound - seconds.lowerBound)
  }
}

extension Corpus {
  /// Any article that is in no archive.
  static func arrival(_ random: inout RandomNumbers) -> Article { shared.article(10_000_000 + random.below(1_000_000)) }

  private static let shared = Corpus()
}
