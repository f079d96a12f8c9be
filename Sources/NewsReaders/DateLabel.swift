/// What a line says before a date: `Published on`, `Stand`, `发布时间`.
struct DateLabel {
  /// In lower case, without colon.
  let text: String
  /// What follows it, in lower case.
  let rest: String

  /// The longest known label that a line begins with, or nil.
  init?(_ line: String) {
    let lower = line.lowercased()
    let scalars = Array(lower.unicodeScalars.prefix(40))
    var found: (text: String, length: Int)?
    var words = 0
    for place in 0...scalars.count {
      let isEnd = place == scalars.count
      let scalar = isEnd ? " " : scalars[place]
      let isDigit = scalar.properties.numericType == .decimal
      guard isEnd || isDigit || scalar == ":" || scalar == "：" || scalar == "." || scalar == "|"
        || scalar.properties.isWhitespace
      else { continue }
      let text = Self.string(scalars[..<place])
      if DateWords.published.contains(text) || DateWords.changed.contains(text) { found = (text, place) }
      words += 1
      if isDigit || words > 6 { break }
    }
    guard let found else { return nil }
    self.text = found.text
    rest = Self.string(Array(lower.unicodeScalars.dropFirst(found.length))[...])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return CleanText.trimmed(String(view))
  }
}
