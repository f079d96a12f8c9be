import NewsModel

/// How much occurrences of a word add to their article's score, before the word's importance.
final class Impact {
  private let damping: [Double]
  private let blocks: ArticleBlocks

  /// - Parameter average: the average length of articles.
  init(average: Double, _ blocks: ArticleBlocks) {
    damping = Ranking.damping(average: average)
    self.blocks = blocks
  }

  func score(_ frequency: Double, in article: Int64) -> Double {
    Ranking.saturated(frequency, damping[Int(blocks.length(of: article))])
  }
}
