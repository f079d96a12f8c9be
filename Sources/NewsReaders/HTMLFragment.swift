/// Pieces of HTML inside other formats.
enum HTMLFragment {
  /// Whether a text has tags: `</`, or the start of a tag that articles use.
  static func looksLikeMarkup(_ text: String) -> Bool {
    guard text.hasByte(UInt8(ascii: "<")) else { return false }
    var bytes = text.utf8[...]
    while let place = bytes.firstIndex(of: UInt8(ascii: "<")) {
      let name = bytes[place...].dropFirst().prefix(8)
      if let first = name.first {
        if first == UInt8(ascii: "/"), name.dropFirst().first.map(isLetter) == true { return true }
        if isLetter(first) {
          let word = String(decoding: name.prefix { isLetter($0) || (48...57).contains($0) }, as: UTF8.self)
            .lowercased()
          if word == "br" || word == "hr" || (HTMLTag(rawValue: word)?.opensFragment ?? false) { return true }
        }
      }
      bytes = bytes[bytes.index(after: place)...]
    }
    return false
  }

  /// Whether a text has something like `&amp;` or `&#39;`.
  static func hasEntity(_ text: String) -> Bool {
    guard text.hasByte(UInt8(ascii: "&")) else { return false }
    var bytes = text.utf8[...]
    while let place = bytes.firstIndex(of: UInt8(ascii: "&")) {
      bytes = bytes[bytes.index(after: place)...]
      let name = bytes.prefix(12).prefix { isLetter($0) || $0 == UInt8(ascii: "#") || (48...57).contains($0) }
      if !name.isEmpty, bytes.dropFirst(name.count).first == UInt8(ascii: ";") { return true }
    }
    return false
  }

  /// The text of a piece of HTML, paragraphs apart by an empty line. Nothing is left out but scripts and the like.
  static func text(of html: String) -> String {
    guard let document = document(html) else { return html }
    return TextBlocks(document).joined
  }

  /// The piece as a document; nil where it nests too deep.
  static func document(_ html: String) -> HTMLDocument? {
    try? HTMLParser.document(HTMLEncoding.withoutNUL(Array(html.utf8)), subject: "")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20)
  }
}

extension HTMLTag {
  /// Elements by which a text is known as markup.
  fileprivate var opensFragment: Bool {
    switch self {
    case .p, .div, .span, .a, .b, .strong, .i, .em, .img, .ul, .ol, .li, .table, .blockquote, .h1, .h2, .h3, .h4, .h5,
      .h6, .figure, .section, .article, .body, .html, .iframe, .script, .pre, .code, .u, .sup, .font:
      true
    default: false
    }
  }
}
