import CSQLite

/// What one article has of a query's concepts, gathered anew for each article that FTS5 stands at.
///
/// Plain arrays that are used again: this runs for every match. A class, because copies of it would count its arrays' owners
/// each time.
final class ConceptSight {
  /// For each concept its occurrences, each weighted by its column.
  private(set) var frequencies: [Double]
  /// For each concept how often it occurs.
  private(set) var counts: [Int]
  private let plan: QueryPlan
  private let weights: [Double]
  private let languages: ArticleLanguages
  /// Whether any form counts in some languages alone.
  private let dependsOnLanguage: Bool
  private var language = LanguageBits.every

  /// - Parameter weights: what one occurrence counts in each column.
  init(_ plan: QueryPlan, weights: [Double], languages: ArticleLanguages) {
    self.plan = plan
    self.weights = weights
    self.languages = languages
    dependsOnLanguage = plan.forms.contains { $0.languages != LanguageBits.every }
    frequencies = [Double](repeating: 0, count: plan.concepts.count)
    counts = [Int](repeating: 0, count: plan.concepts.count)
  }

  /// Looks at the article; at none for one that has none of the concepts.
  func look(at article: MatchedArticle?) {
    for index in frequencies.indices {
      frequencies[index] = 0
      counts[index] = 0
    }
    guard let article else { return }
    if dependsOnLanguage { language = languages.bit(of: article.id) }
    for form in plan.forms where form.languages & language != 0 {
      var sum = 0.0
      var count = 0
      article.forEachPlace(of: form) { column, _ in
        sum += weights[column]
        count += 1
      }
      frequencies[form.concept] += sum
      counts[form.concept] += count
    }
  }

  /// The places of some concepts in the article looked at last, in the order of the text.
  func places(of concepts: (Int) -> Bool, in article: MatchedArticle) -> [MatchedArticle.Place] {
    var places: [MatchedArticle.Place] = []
    for form in plan.forms
    where form.languages & language != 0 && counts[form.concept] > 0 && concepts(form.concept) {
      article.forEachPlace(of: form) { column, place in
        let start = column << 32 | place
        places.append(MatchedArticle.Place(start: start, end: start + form.length, concept: form.concept))
      }
    }
    places.sort { $0.start < $1.start }
    return places
  }
}
