import NewsModel
import NewsQuery
import NewsText

extension Expansion {
  /// The concept of a word that is written in capitals, with the places where texts have it so. One with full stops (U.K.), and
  /// one that in small letters is a word of grammar (US, WHO, IT), means the capitals alone.
  func withAcronym(_ concept: Concept, of word: Word) throws(Failure) -> Concept {
    guard let letters = Acronyms.letters(of: word) else { return concept }
    let token = Acronyms.token(of: letters)
    var concept = concept
    if word.text.contains(".") || StopWords.contains(letters.lowercased()) {
      concept.forms.removeAll { $0.tokens.count == 1 }
    }
    concept.forms.append(Concept.Form(tokens: [token], articles: try vocabulary.articles(with: token) ?? 0))
    concept.articles = min(vocabulary.articles, concept.forms.reduce(0) { $0 + $1.articles })
    return concept
  }
}

extension Acronyms {
  /// The letters of a query's word in capitals, with or without full stops between them; nil for other words.
  static func letters(of word: Word) -> String? {
    guard !word.isPrefix, !word.isExact else { return nil }
    let parts = word.text.utf8.split(separator: UInt8(ascii: "."))
    guard parts.count == 1 || parts.allSatisfy({ $0.count == 1 }) else { return nil }
    let letters = parts.joined()
    guard (2...mostLetters).contains(letters.count),
      letters.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    return String(decoding: Array(letters), as: UTF8.self)
  }
}
