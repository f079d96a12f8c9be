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
  private let met: MetWordsInCommon
  private var batch = Batch()
  /// The place of the first article of the bundle that is being read.
  private var firstAdded = 0

  /// - Parameter met: the words of all batches so far, of this builder's and of others'.
  package init(met: MetWordsInCommon = MetWordsInCommon()) {
    self.met = met
  }

  /// How many bundles were gathered since the last `take()`.
  package var count: Int { batch.bundles.count }

  /// The next article of the bundle that is being read: `read` ends it, or `leave`.
  package func add(_ article: Article) {
    batch.append(article, cutBy: tokenizer, scratch)
  }

  /// The same, of an article that another database has: it keeps its number, which must be free, and its time.
  func add(_ article: Article, stored: PreparedArticle.Stored) {
    add(article)
    batch.articles[batch.articles.count - 1].stored = stored
  }

  /// How many articles were added to the bundle that is being read.
  package var added: Int { batch.articles.count - firstAdded }

  /// The bundle whose articles were added was read. `failures` are those of single members; what stood in the bundle before
  /// and does not any more is taken out of the index.
  package func read(
    _ bundle: Bundle, hash: ContentHash, reader: String, readerVersion: Int, failures: [Failure]
  ) {
    let outcome = BundleUpdate.Outcome.read(
      reader: reader, version: readerVersion, articles: firstAdded..<batch.articles.count, failures: failures)
    firstAdded = batch.articles.count
    batch.bundles.append(BundleUpdate(subject: .bundle(bundle, hash, outcome)))
  }

  /// The articles that were added are not to be written: their bundle could not be read after all.
  package func leave() {
    if added == 0 { return }
    batch.left.append(firstAdded..<batch.articles.count)
    firstAdded = batch.articles.count
    if batch.isEmpty { begin() }
  }

  /// A bundle that was read, with all its articles.
  package func read(
    _ bundle: Bundle, hash: ContentHash, reader: String, readerVersion: Int, articles: [Article], failures: [Failure]
  ) {
    for article in articles { add(article) }
    read(bundle, hash: hash, reader: reader, readerVersion: readerVersion, failures: failures)
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

  /// What became of a bundle that no article was read of.
  func add(_ update: BundleUpdate) {
    batch.bundles.append(update)
  }

  /// Articles that are to be nowhere any more, and are not taken again when they come again.
  package func forget(_ articles: [Int64]) {
    batch.bundles.append(BundleUpdate(subject: .forgotten(articles)))
  }

  /// What was gathered; the builder is empty afterwards.
  package func take() -> Batch {
    var taken = batch
    begin()
    taken.group(forms, met: met)
    return taken
  }

  private func begin() {
    // The next batch of a backlog will be about as long: memory that need not grow need not be copied.
    batch = Batch(tokens: batch.tokens.end, words: batch.words.count)
    firstAdded = 0
  }
}
