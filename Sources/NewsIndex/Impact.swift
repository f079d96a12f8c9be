import NewsModel

/// How much occurrences of a word add to their article's score, before the word's importance.
final class Impact {
  private let damping: [Double]
  private let blocks: ArticleBlocks
  private let weights = Column.allCases.map(Ranking.weight(of:))

  /// - Parameter average: the average length of articles.
  init(average: Double, _ blocks: ArticleBlocks) {
    damping = Ranking.damping(average: average)
    self.blocks = blocks
  }

  /// The occurrences of a posting, each weighted by its column.
  func frequency(of posting: borrowing SegmentCursor) -> Double {
    var frequency = 0.0
    posting.withPlaces { PlaceList.forEach($0) { column, _ in frequency += weights[column] } }
    return frequency
  }

  func score(_ frequency: Double, in article: Int64) -> Double {
    Ranking.saturated(frequency, damping[Int(blocks.length(of: article))])
  }
}
