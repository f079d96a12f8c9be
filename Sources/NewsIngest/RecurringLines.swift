import NewsFiles
import NewsIndex
import NewsModel
import NewsReaders
import Synchronization

/// The lines that recur below the plain texts of one source: its appeals, its address, its rules for readers' letters.
///
/// A line counts once several texts of a hundred end with it that differ otherwise: a sentence may recur, too, but not so
/// often. Copies of one agency text end with the same line as well; so the texts must also begin differently, and differ
/// right above their last lines. What was read before that is known is read again.
final class RecurringLines: Sendable {
  /// A text that was read: one for all its last lines, of which many are remembered.
  private final class Sighting: Sendable {
    let beginning: UInt64
    let above: UInt64
    /// The hash of its source, and how many texts of that were read before.
    let source: UInt64
    let number: Int
    let candidate: Candidate

    init(beginning: UInt64, above: UInt64, source: UInt64, number: Int, candidate: Candidate) {
      self.beginning = beginning
      self.above = above
      self.source = source
      self.number = number
      self.candidate = candidate
    }
  }

  private struct State {
    var known: Set<UInt64>
    /// Texts of each source that were read.
    var texts: [UInt64: Int] = [:]
    var sightings: [UInt64: [Sighting]] = [:]
    /// So many lines are remembered before those are looked for that are of no use any more.
    var mostSightings = leastLines
    /// Bundles that hold such a line and were read before it was known, by path.
    var outdated: [String: Candidate] = [:]
  }

  /// Texts that must end with a line, of so many of its source.
  private static let leastTexts = 4
  private static let window = 100
  /// Lines at a text's end that are looked at.
  private static let lastLines = 4
  private static let longestEnd = 4_096
  /// Bytes of such a line: what is shorter says nothing, what is longer is a paragraph.
  private static let lengths = 12...240
  /// Lines that are remembered, to bound the memory; then it begins anew. Fewer where the texts are of few sources.
  private static let mostLines = 50_000
  private static let leastLines = 2_048

  private let state: Mutex<State>

  init(_ known: [SiteLine]) {
    state = Mutex(State(known: Set(known.map { Self.hash(of: $0.line, in: Self.hash(of: $0.source)) })))
  }

  /// Leaves the known lines at a plain text's end out of it, and learns from the others; gives what it has learned.
  func leaveOut(of article: inout Article, in candidate: Candidate) -> [SiteLine] {
    guard article.format == "text" else { return [] }
    let source = Self.source(of: article, in: candidate)
    let mark = Self.hash(of: source)
    cut(&article, mark)
    let learned = learn(from: article, mark, candidate)
    if !learned.isEmpty { cut(&article, mark) }
    return learned.map { SiteLine(source: source, line: $0) }
  }

  /// The bundles that have to be read again, each once. Not before all that was read is written: the older state would
  /// come last.
  func takeOutdated() -> [Candidate] {
    state.withLock { state in
      defer { state.outdated = [:] }
      return state.outdated.isEmpty ? [] : state.outdated.values.sorted { $0.path < $1.path }
    }
  }

  /// Lines that are remembered.
  var rememberedCount: Int { state.withLock { $0.sightings.count } }

  // MARK: Leaving out

  /// - Parameter source: its hash.
  private func cut(_ article: inout Article, _ source: UInt64) {
    if state.withLock({ $0.known.isEmpty }) { return }
    let body = Array(article.body.utf8)
    var end = body.count
    body.withUnsafeBufferPointer { body in
      var lines = Self.lines(of: body)
      while lines.count > 1, let line = lines.popLast(), isKnown(body, line, source) { end = line.lowerBound }
    }
    guard end < body.count, let last = body[..<end].lastIndex(where: { $0 > 0x20 }) else { return }
    let tail = String(decoding: body[end...], as: UTF8.self)
    article.leftOut = [article.leftOut, tail].compactMap(\.self).joined(separator: "\n")
    article.body = String(decoding: body[...last], as: UTF8.self)
  }

  private func isKnown(_ body: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ source: UInt64) -> Bool {
    guard Self.lengths.contains(line.count) else { return false }
    let hash = Self.hash(of: body, line, in: source)
    return state.withLock { $0.known.contains(hash) }
  }

  // MARK: Learning

  /// - Parameter source: its hash.
  private func learn(from article: Article, _ source: UInt64, _ candidate: Candidate) -> [String] {
    var text = article.body
    return text.withUTF8 { text in
      // What is further up is no end of a text.
      let body = UnsafeBufferPointer(rebasing: text.suffix(Self.longestEnd))
      let lines = Self.lines(of: body)
      guard lines.count > Self.lastLines else { return [] }
      let above = Self.hash(of: body, lines[lines.count - Self.lastLines - 1], in: source)
      let beginning = Self.hash(of: text, 0..<min(160, text.count), in: source)
      let sighting = Sighting(
        beginning: beginning, above: above, source: source, number: countText(of: source), candidate: candidate)
      var learned: [String] = []
      for line in lines.suffix(Self.lastLines)
      where Self.lengths.contains(line.count) && note(sighting, of: Self.hash(of: body, line, in: source)) {
        learned.append(String(decoding: body[line], as: UTF8.self))
      }
      return learned
    }
  }

  private func countText(of source: UInt64) -> Int {
    state.withLock { state in
      if state.texts.count >= Self.mostLines { state.texts = [:] }
      state.texts[source, default: 0] += 1
      return state.texts[source, default: 0]
    }
  }

  /// Notes that a text ends with a line; true where there are enough of them now.
  private func note(_ sighting: Sighting, of hash: UInt64) -> Bool {
    state.withLock { state in
      if state.known.contains(hash) { return false }
      if state.sightings.count >= state.mostSightings { Self.makeRoom(&state) }
      guard let seen = state.sightings[hash] else {
        state.sightings[hash] = [sighting]
        return false
      }
      let others = seen.filter { $0.number + Self.window > sighting.number }
      if others.contains(where: { $0.beginning == sighting.beginning || $0.above == sighting.above }) { return false }
      guard others.count + 1 >= Self.leastTexts else {
        state.sightings[hash] = others + [sighting]
        return false
      }
      state.known.insert(hash)
      state.sightings[hash] = nil
      for other in others where other.candidate.path != sighting.candidate.path {
        state.outdated[other.candidate.path] = other.candidate
      }
      return true
    }
  }

  /// Forgets the lines that no text has ended with for so long that they would not count; all of them, where they are too many.
  private static func makeRoom(_ state: inout State) {
    let texts = state.texts
    state.sightings = state.sightings.filter { _, seen in
      // They are in the order of their numbers.
      seen.last.map { $0.number + window > texts[$0.source] ?? .max } ?? false
    }
    if state.sightings.count >= mostLines / 2 { state.sightings = [:] }
    state.mostSightings = max(leastLines, 2 * state.sightings.count)
  }

  // MARK: Lines

  /// The last lines that are not empty, one more than are looked at, in their order.
  private static func lines(of body: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    LinesFromEnd.last(lastLines + 1, of: body)
  }

  /// The hash of a source, or of a line of one.
  private static func hash(of text: String, in source: UInt64 = 0) -> UInt64 {
    var text = text
    return text.withUTF8 { XXHash.short(of: $0, seed: source) }
  }

  private static func hash(
    of body: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, in source: UInt64
  ) -> UInt64 {
    XXHash.short(of: UnsafeBufferPointer(rebasing: body[line]), seed: source)
  }

  /// What an article's source is known by.
  private static func source(of article: Article, in candidate: Candidate) -> String {
    if let source = article.source { return source }
    let parts = article.url?.split(separator: "/", maxSplits: 2) ?? []
    if parts.count > 1, parts[0].hasSuffix(":") { return String(parts[1]) }
    return candidate.raw.parent.text
  }
}
