internal import NewsModel

/// A query's text as its scalars, which ranges count.
struct QueryText {
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  subscript(_ range: Range<Int>) -> String {
    String(scalars: scalars[range])
  }

  /// `'text' at character 7`
  func spot(of range: Range<Int>) -> String {
    "'\(excerpt(range))' at character \(String(scalars: scalars[..<range.lowerBound]).count + 1)"
  }

  /// What stands there, in at most 24 characters.
  func excerpt(_ range: Range<Int>) -> String {
    let text = self[range]
    return text.count <= 24 ? text : text.prefix(23) + "…"
  }

  /// The failure that tells what is wrong, where (in characters from 1), and what would be right.
  func refusal(_ refusal: Refusal, at range: Range<Int>) -> Failure {
    let (cause, remedy) = refusal.wording(at: range, in: self)
    return Failure(.badQuery, subject: "query", cause: cause, remedy: remedy)
  }
}
