import NewsModel

/// Looks up the lists of frequencies of a search's words, or makes those that are short.
struct FrequencyReader {
  let stored: StoredBounds
  let index: IndexPages
  /// Bytes of a word's postings in a segment without a stored list up to which these are read.
  private let mostBytes: Int

  /// - Parameter bytes: how many bytes of postings must be read to look at all matches: as much as half of them for one word is still worth
  ///   it.
  init(stored: StoredBounds, index: IndexPages, bytes: Int) {
    self.stored = stored
    self.index = index
    mostBytes = max(Self.fewBytes, bytes / 2)
  }

  private static let fewBytes = 16 * SegmentWriter.pageSize

  /// The frequencies of forms that count as one.
  ///
  /// - Returns: two groups of lists, each with the oldest segment first; what they tell of an article is to be added up: those of the
  ///   family that is stored together, or of all forms where a segment has no such list; and those of forms beside the family. nil
  ///   where there are too many postings without a list.
  func lists(of forms: [[String]]) throws(Failure) -> [[FrequencyList]]? {
    let word = forms.first { $0.count == 1 }?[0]
    let family = try word.map { word throws(Failure) in try stored.family(of: word) ?? [word] } ?? []
    let known = family.isEmpty ? [:] : try stored.frequencies(of: family)
    let others = forms.filter { !family.contains(StoredBounds.name($0)) }
    var groups: [[FrequencyList]] = [[], []]
    for segment in try index.segments().reversed() {
      let own = known[Int64(segment.number)]
      if let own { groups[0].append(own) }
      let missing = own == nil ? forms : others
      if missing.isEmpty { continue }
      guard let found = try WordFrequencies(of: missing, in: segment, index, most: mostBytes)
      else { return nil }
      if found.articles.isEmpty { continue }
      let list = FrequencyList.record(found).withUnsafeBufferPointer { FrequencyList($0) }
      if let list { groups[own == nil ? 0 : 1].append(list) }
    }
    return groups
  }
}
