/// What each article of a set has of a query's concepts, as far as these are single words: gathered word by word, in columns.
final class ConceptSurvey {
  /// With more concepts than these it would take too much memory.
  private static let mostConcepts = 32

  let concepts: Int
  /// The articles that were surveyed, in the order of their numbers; and how many.
  let articles: UnsafeMutablePointer<UInt16>
  private(set) var count = 0
  /// The codes of their lengths (see `LengthCode`).
  let lengths: UnsafeMutablePointer<UInt8>
  /// The set they are of.
  private(set) var set: ArticleBits?

  /// For each concept, and each article, its occurrences, each weighted by its column; and how many they are.
  private let frequencies: UnsafeMutablePointer<Float>
  private let counts: UnsafeMutablePointer<UInt32>
  /// For each place of the frame which article it is.
  private let ordinals: UnsafeMutablePointer<UInt16>
  /// The numbers of their languages in the table `language`.
  private let languages: UnsafeMutablePointer<UInt8>
  private let articleLanguages: ArticleLanguages?
  private let blocks: ArticleBlocks

  /// - Parameter languages: where some forms count in some languages alone.
  /// - Returns: nil where there are too many concepts.
  init?(_ concepts: Int, blocks: ArticleBlocks, languages: ArticleLanguages?) {
    guard concepts <= Self.mostConcepts else { return nil }
    self.concepts = concepts
    self.blocks = blocks
    articleLanguages = languages
    let size = ArticleFrame.size
    articles = .allocate(capacity: size)
    lengths = .allocate(capacity: size)
    ordinals = .allocate(capacity: size)
    ordinals.initialize(repeating: 0, count: size)
    self.languages = .allocate(capacity: size)
    frequencies = .allocate(capacity: size * concepts)
    counts = .allocate(capacity: size * concepts)
  }

  deinit {
    articles.deallocate()
    lengths.deallocate()
    ordinals.deallocate()
    languages.deallocate()
    frequencies.deallocate()
    counts.deallocate()
  }

  /// Begins with a set of articles that have nothing.
  func begin(_ set: ArticleBits) {
    self.set = set
    let (articles, ordinals, lengths, languages) = (articles, ordinals, lengths, languages)
    var count = 0
    set.forEachPlace { place in
      articles[count] = place
      ordinals[Int(place)] = UInt16(truncatingIfNeeded: count)
      count &+= 1
    }
    self.count = count
    for concept in 0..<concepts {
      frequencies(of: concept).update(repeating: 0, count: count)
      counts(of: concept).update(repeating: 0, count: count)
    }
    blocks.read(count, lengths: lengths, languages: languages) { set.frame.article(at: articles[$0]) }
  }

  func end() { set = nil }

  @inline(__always)
  func frequencies(of concept: Int) -> UnsafeMutablePointer<Float> { frequencies + concept &* ArticleFrame.size }

  @inline(__always)
  func counts(of concept: Int) -> UnsafeMutablePointer<UInt32> { counts + concept &* ArticleFrame.size }

  /// Takes in the occurrences of a form that is one word.
  ///
  /// - Parameter weights: what one of them counts in each column.
  func add(_ form: borrowing FormPostings, _ weights: UnsafeMutableBufferPointer<Double>) {
    guard let set else { return }
    let (languages, wanted, ordinals) = (languages, form.languages, ordinals)
    let (frequencies, counts) = (frequencies(of: form.concept), counts(of: form.concept))
    let spoken = wanted == LanguageBits.every ? nil : articleLanguages?.bits.baseAddress
    form.forEachPosting(of: set) { place, places in
      let article = Int(ordinals[Int(place)])
      if let spoken, wanted & spoken[Int(languages[article])] == 0 { return }
      let (sum, count) = PlaceList.weigh(places, weights)
      frequencies[article] += Float(sum)
      counts[article] &+= UInt32(truncatingIfNeeded: count)
    }
  }

  /// Gives what an article of the set has of each concept.
  ///
  /// - Returns: false where it is not in the set's frame.
  @inline(__always)
  func recall(
    _ article: Int64, _ frequencies: UnsafeMutableBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<Int>
  ) -> Bool {
    guard let set, set.frame.range.contains(article) else { return false }
    let index = Int(ordinals[Int(set.frame.place(of: article))])
    for concept in 0..<concepts {
      frequencies[concept] = Double(self.frequencies(of: concept)[index])
      counts[concept] = Int(self.counts(of: concept)[index])
    }
    return true
  }
}
