import NewsModel
import NewsQuery
import NewsText

extension Expansion {
  /// Two words that stand side by side in the query: in one piece, as a number, as an alias.
  func addTogether(_ neighbours: [Word], to found: inout FoundForms) throws(Failure) {
    guard neighbours.allSatisfy({ !$0.isPrefix && !$0.isExact }) else { return }
    let tokens = neighbours.flatMap { self.tokens(of: $0.text) }
    if let number = NumberGroups.joined(tokens) {
      try add(number, to: &found)
    } else if tokens.count == 2, mayBeOneWord(tokens) {
      try addJoined(tokens.joined(), to: &found)
    }
    try addAliases(of: tokens, to: &found)
  }

  /// Whether two tokens may be a word in one piece: walk out, cease fire, MH 17, but not of the.
  private func mayBeOneWord(_ tokens: [String]) -> Bool {
    let digits = tokens.map { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    if digits[0] != digits[1] { return true }
    return !digits[0] && Self.areHalves(tokens[0], tokens[1])
  }

  private func addJoined(_ joined: String, to found: inout FoundForms) throws(Failure) {
    guard try vocabulary.articles(with: joined) != nil else { return }
    for form in try inflections(of: joined) { found.insert([form.word], languages: form.languages) }
  }

  /// The word in two halves (roadmap, road map; walkout, walk out; MH17, MH 17), where both are words of the index and no
  /// accident is likely.
  func halves(of token: String) throws(Failure) -> [[String]] {
    if let known = vocabulary.halves[token] { return known }
    let found = try halvesLookedUp(of: token)
    vocabulary.halves[token] = found
    return found
  }

  private func halvesLookedUp(of token: String) throws(Failure) -> [[String]] {
    let bytes = Array(token.utf8)
    guard bytes.count >= 2, bytes.count <= 40 else { return [] }
    if let cut = Self.placeOfDigits(bytes) {
      let halves = [String(decoding: bytes[..<cut], as: UTF8.self), String(decoding: bytes[cut...], as: UTF8.self)]
      return [halves]
    }
    guard bytes.count >= 5, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return [] }
    var found: [[String]] = []
    for cut in 2...bytes.count - 2 {
      let first = String(decoding: bytes[..<cut], as: UTF8.self)
      let second = String(decoding: bytes[cut...], as: UTF8.self)
      guard Self.areHalves(first, second) else { continue }
      guard let a = try vocabulary.articles(with: first), let b = try vocabulary.articles(with: second) else {
        continue
      }
      // Most halves of a word never stand one behind the other, and would only cost time.
      if min(a, b) <= Self.mostLookedThrough, try !vocabulary.hasPhrase(first, second) { continue }
      found.append([first, second])
    }
    return found
  }

  /// Articles that are looked through for two halves; of words with more of them it is taken for granted.
  private static let mostLookedThrough: Int64 = 2_000

  /// Where letters end and digits begin, where the token is nothing but some of each.
  private static func placeOfDigits(_ bytes: [UInt8]) -> Int? {
    guard let cut = bytes.firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 }), cut > 0, cut <= 5,
      bytes[..<cut].allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), bytes[cut...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return cut
  }

  /// Words of grammar are halves only where they say a direction, as in walkout and online.
  private static func areHalves(_ first: String, _ second: String) -> Bool {
    if particles.contains(second) { return first.utf8.count >= 3 && !StopWords.contains(first) }
    if leadingParticles.contains(first) { return second.utf8.count >= 4 && !StopWords.contains(second) }
    return first.utf8.count >= 3 && second.utf8.count >= 3 && !StopWords.contains(first) && !StopWords.contains(second)
  }

  private static let particles: Set<String> = [
    "out", "up", "down", "over", "off", "in", "on", "away", "back", "by", "through", "under",
  ]
  /// Without in and by: information is no formation.
  private static let leadingParticles: Set<String> = [
    "out", "up", "down", "over", "off", "on", "under", "after", "through",
  ]

  /// The same letters of a script without spaces in their other width: ﾛｼｱ for ロシア.
  func otherWidths(of tokens: [String]) throws(Failure) -> [[String]] {
    guard tokens.contains(where: { $0.utf8.first.map { $0 >= 0x80 } ?? false }) else { return [] }
    let plain = tokens.map { PlainLetters.plain($0) ?? $0 }
    var other: [String] = []
    for token in plain { other.append(try vocabulary.words(kind: WordForms.letters, key: token).first ?? token) }
    return [plain, other]
  }

  /// What the user's own list says of the word.
  func addAliases(of tokens: [String], to found: inout FoundForms) throws(Failure) {
    for other in aliases.others(of: tokens) {
      if other.count == 1 {
        for form in try inflections(of: other[0]) { found.insert([form.word], languages: form.languages) }
      } else if let last = other.last {
        found.insert(other)
        for form in try inflections(of: last) {
          found.insert(other.dropLast() + [form.word], languages: form.languages)
        }
      }
    }
  }
}
