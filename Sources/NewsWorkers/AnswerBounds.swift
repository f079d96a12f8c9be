import NewsModel

/// What may come of one bundle: far above what readers make of it, and far below what would harm who takes it.
struct AnswerBounds {
  private let largestAnswer: Int
  private var bytes: Int
  private var text: Int

  init(limits: ReadingLimits, bundleSize: Int) {
    // A byte of an old encoding becomes three in UTF-8; text stands in an article, or among what was left out of it.
    largestAnswer = limits.articleBytes + 4 * limits.fileBytes + (1 << 20)
    text = limits.bundleText + limits.articleBytes + 4 * limits.fileBytes
    bytes = limits.bundleText + 4 * max(bundleSize, limits.archiveBytes) + (64 << 20)
  }

  /// For answers that hold next to nothing.
  init(small: Int) {
    (largestAnswer, bytes, text) = (small, small, 0)
  }

  /// Whether an answer of this length may come.
  mutating func allow(_ length: Int) -> Bool {
    bytes -= length + Frame.headLength
    return length <= largestAnswer && bytes >= 0
  }

  /// Whether it may hold so much text.
  mutating func allow(_ answer: WorkerAnswer) -> Bool {
    guard case .result(.success(let article)) = answer else { return true }
    text -= article.body.utf8.count
    return text >= 0
  }
}
