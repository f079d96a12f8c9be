import NewsFiles
package import NewsModel

/// `newsq extract`: what bundles yield, without any database.
package enum Extraction {
  /// An article with the bundle it came from, or why there is none.
  package enum Result: Sendable, Hashable {
    case article(Article, path: String, name: String)
    case failure(Failure)
  }

  /// Reads everything that was named, in the order of the names and of the paths below them, and yields as it goes.
  package static func run(_ paths: IndexPaths, readers: BundleReaders = BundleReaders(), yield: (Result) -> Void) {
    let loader = BundleLoader(limits: readers.limits)
    for failure in paths.failures { yield(.failure(failure)) }
    for candidate in paths.candidates.sorted(by: { $0.path < $1.path }) {
      extract(candidate, loader, readers, yield: yield)
    }
  }

  private static func extract(
    _ candidate: Candidate, _ loader: BundleLoader, _ readers: BundleReaders, yield: (Result) -> Void
  ) {
    switch loader.load(candidate) {
    case .failed(let failure), .postponed(let failure): yield(.failure(failure))
    case .vanished: yield(.failure(.reading(candidate.path, .notThere)))
    case .unsettled: yield(.failure(.keepsChanging(candidate.path)))
    case .loaded(let bundle):
      // What is out cannot be taken back: where it is read once more, so much is passed over.
      var told = 0
      var passing = 0
      readers.read([bundle]) { _, event in
        switch event {
        case .result(let result):
          if passing > 0 {
            passing -= 1
            return
          }
          told += 1
          switch result {
          case .success(let article): yield(.article(article, path: candidate.path, name: candidate.name))
          case .failure(let failure): yield(.failure(failure.placed(in: candidate)))
          }
        case .again: passing = told
        case .refused(let failure), .postponed(let failure): yield(.failure(failure.placed(in: candidate)))
        case .read: break
        }
      }
    }
  }
}
