package import NewsModel

/// Collects what readers made of bundles and does all the work that needs no database: tokens, words, lengths.
///
/// One instance is for one reader task; what it has gathered leaves it by `take()`.
package final class BatchBuilder {
  /// Bytes of the texts gathered since the last `take()`.
  package var textBytes: Int { batch.textBytes }
  private let tokenizer = Tokenizer()
  private let scratch = TextTokens()
  private let forms = WordForms()
  /// The words of all batches so far.
  private var met = MetWords()
  private var batch = Batch()

  package init() {}

  /// How many bundles were gathered since the last `take()`.
  package var count: Int { batch.bundles.count }

  /// A bundle that was read. `failures` are those of single members; what stood in the bundle before and does
  /// not any more is taken out of the index.
  package func read(
    _ bundle: Bundle, hash: ContentHash, reader: String, readerVersion: Int, articles: [Article], failures: [Failure]
  ) {
    let first = batch.articles.count
    for article in articles { batch.append(article, cutBy: tokenizer, scratch) }
    let outcome = BundleUpdate.Outcome.read(
      reader: reader, version: readerVersion, articles: first..<batch.articles.count, failures: failures)
    batch.bundles.append(BundleUpdate(subject: .bundle(bundle, hash, outcome)))
  }

  /// Lines that were found to be their sources': kept, so that they are known the next time.
  package func learned(_ lines: [SiteLine]) {
    batch.siteLines += lines
  }

  /// A bundle that could not be read as a whole. Articles it held before stay.
  package func failed(_ bundle: Bundle, hash: ContentHash?, _ failure: Failure) {
    batch.bundles.append(BundleUpdate(subject: .bundle(bundle, hash, .failed(failure))))
  }

  /// A bundle whose content is what the journal has: its stamp is renewed.
  package func unchanged(_ bundle: Bundle) {
    batch.bundles.append(BundleUpdate(subject: .bundle(bundle, nil, .unchanged)))
  }

  /// A bundle that its owner has removed.
  package func gone(path: String, forget: Bool) {
    batch.bundles.append(BundleUpdate(subject: .gone(path: path, forget: forget)))
  }

  /// Gives back the memory of what was met in much work.
  package func rest() {
    if met.count > WriterMemory.mostAtRest { met = MetWords() }
  }

  /// What was gathered; the builder is empty afterwards.
  package func take() -> Batch {
    var taken = batch
    // The next batch of a backlog will be about as long: memory that need not grow need not be copied.
    batch = Batch(tokens: taken.tokens.end)
    taken.group(forms, met: &met)
    return taken
  }
}
