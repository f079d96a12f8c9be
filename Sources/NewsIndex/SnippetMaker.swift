import Glibc
import NewsModel

/// Finds the passage of a text that holds most of what was looked for, and marks it there: whole sentences, where that is
/// short enough.
struct SnippetMaker {
  /// Columns of a terminal that a snippet takes, about three lines.
  static let room = 280
  /// Columns that it may take where its last sentence ends so.
  static let most = 340

  private let matcher: FormMatcher
  /// What each concept counts in the choice of the passage: rare ones more than common ones.
  private let weights: [Double]

  /// - Parameter articles: how many the index has.
  init(_ concepts: [Concept], articles: Int64, tokenizer: Tokenizer) {
    matcher = FormMatcher(concepts, tokenizer: tokenizer)
    weights = concepts.map { log(1 + (Double(max(articles, $0.articles)) + 1) / (Double($0.articles) + 1)) }
  }

  /// The best passage; of a text without occurrences its beginning; of an article without a text its headline.
  func snippet(ofBody body: String, title: String?, language: String?) -> Snippet {
    var body = body
    let snippet: Snippet? = body.withUTF8 { text in
      let (found, hasWords) = matcher.occurrences(in: text, language: language)
      return hasWords || title == nil ? passage(of: text, around: found, language) : nil
    }
    if let snippet { return snippet }
    var headline = title ?? ""
    return headline.withUTF8 { text in
      passage(of: text, around: matcher.occurrences(in: text, language: language).found, language)
    }
  }

  /// Where the words stand in a headline, in Unicode scalars of it.
  func highlights(inHeadline headline: String, language: String?) -> [Range<Int>] {
    var headline = headline
    return headline.withUTF8 { text in
      let marks = Self.marks(matcher.occurrences(in: text, language: language).found, in: 0..<text.count)
      var scalars = 0
      var counted = 0
      func place(_ offset: Int) -> Int {
        scalars += text[counted..<offset].count { $0 & 0xC0 != 0x80 }
        counted = offset
        return scalars
      }
      return marks.map { mark in
        let start = place(mark.lowerBound)
        return start..<place(mark.upperBound)
      }
    }
  }

  // MARK: Choosing

  private func passage(
    of text: UnsafeBufferPointer<UInt8>, around found: [FormMatcher.Occurrence], _ language: String?
  ) -> Snippet {
    let core = bestWindow(found, in: text)
    let cut = PassageCut(of: text, around: core, language: language)
    let (line, marks) = OneLine.passage(of: text, cut.range, marks: Self.marks(found, in: cut.range))
    let lead = cut.beginsSentence ? "" : "… "
    let shift = cut.beginsSentence ? 0 : 2
    return Snippet(
      text: lead + line + (cut.endsSentence ? "" : " …"),
      highlights: marks.map { $0.lowerBound + shift..<$0.upperBound + shift })
  }

  /// The part of the text, no longer than the room, whose concepts weigh most; of equal ones the first, because news begin
  /// with what matters. It is as short as can be.
  private func bestWindow(_ found: [FormMatcher.Occurrence], in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard !found.isEmpty else { return 0..<0 }
    var columns = [0]
    for (before, next) in zip(found, found.dropFirst()) {
      columns.append(columns[columns.count - 1] + Columns.count(text, before.range.lowerBound..<next.range.lowerBound))
    }
    var counts = [Int](repeating: 0, count: weights.count)
    var weight = 0.0
    var best = (weight: -1.0, first: 0, last: 0)
    var first = 0
    for (last, occurrence) in found.enumerated() {
      let concept = occurrence.concept
      counts[concept] += 1
      if counts[concept] == 1 { weight += weights[concept] }
      while columns[last] - columns[first] > Self.room - 40 {
        let leaving = found[first].concept
        counts[leaving] -= 1
        if counts[leaving] == 0 { weight -= weights[leaving] }
        first += 1
      }
      // The sums are of the same numbers in other orders: what is equal but for rounding must stay the first.
      if weight > best.weight + 1e-6 { best = (weight, first, last) }
    }
    return shortest(found, best.first, best.last)
  }

  /// Without the occurrences in front that come again further on.
  private func shortest(_ found: [FormMatcher.Occurrence], _ first: Int, _ last: Int) -> Range<Int> {
    var counts = [Int](repeating: 0, count: weights.count)
    for occurrence in found[first...last] { counts[occurrence.concept] += 1 }
    var first = first, last = last
    while first < last, counts[found[first].concept] > 1 {
      counts[found[first].concept] -= 1
      first += 1
    }
    while first < last, counts[found[last].concept] > 1 {
      counts[found[last].concept] -= 1
      last -= 1
    }
    return found[first].range.lowerBound..<max(found[last].range.upperBound, found[first].range.upperBound)
  }

  /// What lies in a part of the text, overlapping ones as one.
  private static func marks(_ found: [FormMatcher.Occurrence], in part: Range<Int>) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    for range in found.lazy.map(\.range)
    where range.lowerBound >= part.lowerBound && range.upperBound <= part.upperBound {
      if let last = marks.last, range.lowerBound < last.upperBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        marks.append(range)
      }
    }
    return marks
  }
}
