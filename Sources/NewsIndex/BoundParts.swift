import NewsModel

/// The most that words add to articles' scores, in ranges of articles, before their importance.
struct BoundParts {
  struct Part {
    var numbers: Range<Int64>
    var most: Double
  }

  /// For each segment its ranges, in the order of their numbers.
  var segments: [[Part]] = []
}

/// Looks up, or works out, the bounds of a search's words.
struct BoundReader {
  let stored: StoredBounds
  let index: IndexPages
  let impact: Impact

  /// Bytes of a list of postings without stored bounds up to which it is read for them.
  private static let mostBytes = 4 * SegmentWriter.pageSize
  /// Postings in one range then.
  private static let rangeLength = 16

  /// The bounds of words that count as one: those of as many words as are stored together, and those of each of the others. What
  /// they give is to be added up.
  ///
  /// - Returns: nil where there are too many postings without bounds.
  func parts(of words: [String]) throws(Failure) -> [BoundParts]? {
    let family = words.count > 1 ? try stored.family(of: words[0]) ?? [] : []
    let joint = family.isEmpty ? [:] : try stored.bounds(of: family)
    let segments = try index.segments()
    var sums = [parts(joint)]
    for word in words {
      let isJoint = family.contains(word)
      var own = BoundParts()
      let isKnown = isJoint && joint.count == segments.count
      let known = isKnown ? [:] : try stored.bounds(of: [word])
      for segment in segments {
        let number = Int64(segment.number)
        if isJoint, joint[number] != nil { continue }
        if let found = known[number] {
          own.segments += parts([number: found]).segments
        } else {
          guard let read = try read(word, segment) else { return nil }
          if !read.isEmpty { own.segments.append(read) }
        }
      }
      sums.append(own)
    }
    return sums
  }

  private func parts(_ stored: [Int64: (bounds: ScoreBounds, factor: Double)]) -> BoundParts {
    BoundParts(
      segments: stored.values.map { bounds, factor in
        bounds.ranges.map { .init(numbers: $0.numbers, most: ScoreBounds.score($0.bound) * factor) }
      })
  }

  private func read(_ word: String, _ segment: SegmentStructure.Segment) throws(Failure) -> [BoundParts.Part]? {
    guard let found = try WordFrequencies(of: [[word]], in: segment, index, most: Self.mostBytes)
    else { return nil }
    return ScoreBounds(found, impact, rangeLength: Self.rangeLength).ranges.map {
      .init(numbers: $0.numbers, most: ScoreBounds.score($0.bound))
    }
  }
}
