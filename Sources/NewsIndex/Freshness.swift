import Glibc
import NewsModel

/// How much an article's age leaves of its score: half after each half-life.
struct Freshness {
  /// In days.
  private let halfLife: Double
  private let today: CivilDay

  init(halfLife: Double, today: CivilDay) {
    self.halfLife = max(halfLife, 0.001)
    self.today = today
  }

  /// An undated article is as old as its arrival; what is dated ahead is new.
  func factor(of article: Int64) -> Double {
    let age = today.number - ArticleNumber.day(of: article).number
    return exp2(-Double(max(0, age)) / halfLife)
  }
}
