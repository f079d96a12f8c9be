import NewsModel

/// How much a word's posting adds to its article's score, before the word's importance.
final class Impact {
  private let damping: [Double]
  private let blocks: ArticleBlocks
  private let weights = Column.allCases.map(Ranking.weight(of:))

  /// - Parameter average: the average length of articles.
  init(average: Double, _ blocks: ArticleBlocks) {
    damping = Ranking.damping(average: average)
    self.blocks = blocks
  }

  func score(of posting: borrowing SegmentCursor) -> Double {
    var frequency = 0.0
    posting.withPlaces { PlaceList.forEach($0) { column, _ in frequency += weights[column] } }
    return Ranking.saturated(frequency, damping[Int(blocks.length(of: posting.number))])
  }
}
