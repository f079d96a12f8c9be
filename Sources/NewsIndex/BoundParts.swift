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
  /// Ranges that it is divided into at most: of a short one each article is a range of its own, for a small segment's articles may be
  /// strewn among all others, and what one of them adds is no reason to look at those between them.
  private static let mostRanges = 256

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
    let length = (found.articles.count + Self.mostRanges - 1) / Self.mostRanges
    return ScoreBounds(found, impact, rangeLength: max(1, length)).ranges.map {
      .init(numbers: $0.numbers, most: ScoreBounds.score($0.bound))
    }
  }
}
