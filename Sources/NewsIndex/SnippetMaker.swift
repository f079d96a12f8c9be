import NewsModel
import NewsText

/// Finds the passage of a text that holds most of what was looked for, and marks it there.
struct SnippetMaker {
  /// Words in a snippet, about three lines of a terminal.
  static let words = 44

  private let tokenizer: Tokenizer
  /// Forms by their first token: the rest of the form and its concept.
  private let forms: [String: [(rest: [String], concept: Int)]]
  private let prefixes: [(prefix: String, before: [String], concept: Int)]

  init(_ concepts: [Concept], tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
    var forms: [String: [(rest: [String], concept: Int)]] = [:]
    var prefixes: [(prefix: String, before: [String], concept: Int)] = []
    for (index, concept) in concepts.enumerated() where !concept.isExcluded {
      for form in concept.forms {
        guard let first = form.tokens.first, let last = form.tokens.last else { continue }
        if form.isPrefix {
          prefixes.append((last, Array(form.tokens.dropLast()), index))
        } else {
          forms[first, default: []].append((Array(form.tokens.dropFirst()), index))
        }
      }
    }
    self.forms = forms
    self.prefixes = prefixes
  }

  /// A token's place in the text, in bytes.
  private struct Place {
    var token: String
    var start: Int
    var end: Int
  }

  /// An occurrence of a form: the places from the first token to the last, and the concept.
  private struct Occurrence {
    var places: ClosedRange<Int>
    var concept: Int
  }

  /// The best passage; of a text without occurrences its beginning.
  func snippet(ofBody body: String, title: String?) -> Snippet {
    var text = OneLine.text(body)
    var places = places(in: &text)
    if places.isEmpty, let title {
      text = OneLine.text(title)
      places = self.places(in: &text)
    }
    let occurrences = occurrences(in: places)
    let window = Self.bestWindow(occurrences, of: places.count)
    return cut(text, places, occurrences, window)
  }

  // MARK: Finding

  private func places(in text: inout String) -> [Place] {
    // A letter of a script without spaces is a token of its own, as in the index.
    let single = SpacelessScript.contains(text)
    return text.withUTF8 { bytes in
      var places: [Place] = []
      tokenizer.forEachToken(in: bytes) { token in
        if single, let letters = Self.letters(bytes, token.start..<token.end) {
          places += letters
        } else {
          places.append(
            Place(token: String(decoding: token.bytes, as: UTF8.self), start: token.start, end: token.end))
        }
      }
      return places
    }
  }

  /// A run of letters without spaces, letter by letter; nil for other tokens.
  private static func letters(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Place]? {
    let token = String(decoding: text[range], as: UTF8.self)
    guard let segmented = SpacelessScript.segmented(token) else { return nil }
    var at = range.lowerBound
    return segmented.split(separator: Character(SpacelessScript.separator)).map { part in
      let place = Place(token: String(part), start: at, end: at + part.utf8.count)
      at = place.end
      return place
    }
  }

  private func occurrences(in places: [Place]) -> [Occurrence] {
    var found: [Occurrence] = []
    for (index, place) in places.enumerated() {
      for form in forms[place.token] ?? [] where Self.follow(places, index, form.rest) {
        found.append(Occurrence(places: index...index + form.rest.count, concept: form.concept))
      }
      for form in prefixes
      where place.token.hasPrefix(form.prefix) && index >= form.before.count
        && Self.follow(places, index - form.before.count - 1, form.before)
      {
        found.append(Occurrence(places: index - form.before.count...index, concept: form.concept))
      }
    }
    return found
  }

  /// Whether these tokens stand behind a place.
  private static func follow(_ places: [Place], _ index: Int, _ tokens: [String]) -> Bool {
    guard index + tokens.count < places.count else { return false }
    for (step, token) in tokens.enumerated() where places[index + 1 + step].token != token { return false }
    return true
  }

  // MARK: Choosing

  /// The window with most different concepts, then most occurrences; the first of equal ones.
  private static func bestWindow(_ occurrences: [Occurrence], of count: Int) -> Range<Int> {
    var best = (concepts: 0, occurrences: 0, start: 0)
    var counts: [Int: Int] = [:]
    var first = 0
    for (last, occurrence) in occurrences.enumerated() {
      counts[occurrence.concept, default: 0] += 1
      while occurrence.places.upperBound - occurrences[first].places.lowerBound >= words - 6 {
        let leaving = occurrences[first].concept
        counts[leaving, default: 1] -= 1
        if counts[leaving] == 0 { counts[leaving] = nil }
        first += 1
        if first > last { break }
      }
      let here = (counts.count, last - first + 1)
      if here > (best.concepts, best.occurrences), first <= last {
        best = (here.0, here.1, occurrences[first].places.lowerBound)
      }
    }
    let start = best.concepts == 0 ? 0 : max(0, min(best.start - 6, count - words))
    return start..<min(count, start + words)
  }

  // MARK: Cutting

  private func cut(_ text: String, _ places: [Place], _ occurrences: [Occurrence], _ window: Range<Int>) -> Snippet {
    let bytes = Array(text.utf8)
    guard !window.isEmpty else { return Snippet(text: String(text.prefix(200)), highlights: []) }
    let start = Self.sentenceStart(bytes, places, window.lowerBound)
    let isWhole = window.upperBound == places.count
    let end = isWhole ? bytes.count : places[window.upperBound - 1].end
    let from = start == 0 ? 0 : places[start].start
    let passage = String(decoding: bytes[from..<end], as: UTF8.self)
    let lead = from == 0 ? "" : "… "
    var highlights: [Range<Int>] = []
    for occurrence in occurrences.sorted(by: { $0.places.lowerBound < $1.places.lowerBound }) {
      let range = places[occurrence.places.lowerBound].start..<places[occurrence.places.upperBound].end
      guard range.lowerBound >= from, range.upperBound <= end else { continue }
      let scalars = Self.scalars(bytes, from..<range.lowerBound) + lead.unicodeScalars.count
      let marked = scalars..<scalars + Self.scalars(bytes, range)
      if let last = highlights.last, marked.lowerBound < last.upperBound {
        highlights[highlights.count - 1] = last.lowerBound..<max(last.upperBound, marked.upperBound)
      } else {
        highlights.append(marked)
      }
    }
    return Snippet(text: lead + passage + (isWhole ? "" : " …"), highlights: highlights)
  }

  /// The sentence's first place, where it begins within a dozen words before.
  private static func sentenceStart(_ bytes: [UInt8], _ places: [Place], _ index: Int) -> Int {
    for candidate in stride(from: index, through: max(0, index - 12), by: -1) {
      if candidate == 0 { return 0 }
      let gap = bytes[places[candidate - 1].end..<places[candidate].start]
      if gap.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") }),
        gap.contains(UInt8(ascii: " "))
      {
        return candidate
      }
    }
    return index
  }

  private static func scalars(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}
