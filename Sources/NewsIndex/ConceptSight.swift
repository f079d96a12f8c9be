import NewsModel

/// What one article has of a query's concepts, gathered anew for each article that is looked at.
///
/// Plain memory that is used again: this runs for every match.
final class ConceptSight {
  /// For each concept its occurrences, each weighted by its column.
  let frequencies: UnsafeMutableBufferPointer<Double>
  /// For each concept how often it occurs.
  let counts: UnsafeMutableBufferPointer<Int>
  private let postings: PlanPostings
  private let forms: UnsafeMutableBufferPointer<FormPostings>
  private let weights: UnsafeMutableBufferPointer<Double>
  private let languages: ArticleLanguages
  /// Whether any form counts in some languages alone.
  private let dependsOnLanguage: Bool
  private var language = LanguageBits.every
  /// What articles have of the forms that are one word each; nil where there are too many concepts.
  let survey: ConceptSurvey?
  private var found: [Place] = []
  /// Whether all forms are one word each.
  let isAllWords: Bool

  /// - Parameter weights: what one occurrence counts in each column.
  init(_ plan: QueryPlan, _ postings: PlanPostings, weights: [Double], languages: ArticleLanguages) {
    self.postings = postings
    forms = postings.forms
    self.languages = languages
    dependsOnLanguage = plan.forms.contains { $0.languages != LanguageBits.every }
    frequencies = .allocate(capacity: plan.concepts.count)
    counts = .allocate(capacity: plan.concepts.count)
    survey = ConceptSurvey(
      plan.concepts.count, blocks: languages.blocks, languages: dependsOnLanguage ? languages : nil)
    isAllWords = postings.forms.indices.allSatisfy { postings.forms[$0].isWord }
    self.weights = .allocate(capacity: weights.count)
    frequencies.initialize(repeating: 0)
    counts.initialize(repeating: 0)
    _ = self.weights.initialize(from: weights)
  }

  deinit {
    frequencies.deallocate()
    counts.deallocate()
    weights.deallocate()
  }

  /// Takes in what a set of articles has of the words, for a look at each of them in its turn: a list of postings is gone through at
  /// once, where all lists were moved for each article.
  func survey(_ articles: ArticleBits) {
    guard let survey else { return }
    survey.begin(articles)
    for index in 0..<forms.count where forms[index].isWord { survey.add(forms[index], weights) }
  }

  /// Looks at an article, which is not before the one looked at last since the postings went back; at none for one that has none of the
  /// concepts.
  func look(at article: Int64?) throws(Failure) {
    frequencies.update(repeating: 0)
    counts.update(repeating: 0)
    guard let article else { return }
    if dependsOnLanguage { language = languages.bit(of: article) }
    let weights = weights
    let isSurveyed = survey?.recall(article, frequencies, counts) ?? false
    if isSurveyed, isAllWords { return }
    for index in 0..<forms.count where !(isSurveyed && forms[index].isWord) {
      guard forms[index].languages & language != 0, try forms[index].seek(article) else { continue }
      var sum = 0.0
      var count = 0
      forms[index].forEachPlace { column, _ in
        sum += weights[column]
        count += 1
      }
      frequencies[forms[index].concept] += sum
      counts[forms[index].concept] += count
    }
  }

  /// Whether the article looked at last has all of some concepts.
  func sees(_ concepts: [Int]) -> Bool {
    for concept in concepts where counts[concept] == 0 { return false }
    return true
  }

  /// The places of some concepts in the article looked at last, in the order of the text.
  func places(of concepts: (Int) -> Bool, in article: Int64) -> [Place] {
    // Again and again the same memory.
    found.removeAll(keepingCapacity: true)
    for index in 0..<forms.count {
      let (concept, length) = (forms[index].concept, forms[index].length)
      // It was found there before: no page is read for it that could fail.
      guard forms[index].languages & language != 0, counts[concept] > 0, concepts(concept),
        (try? forms[index].seek(article)) ?? false
      else { continue }
      forms[index].forEachPlace { column, place in
        let start = column << 32 | place
        found.append(Place(start: start, end: start + length, concept: concept))
      }
    }
    found.sort { $0.start < $1.start }
    return found
  }
}
