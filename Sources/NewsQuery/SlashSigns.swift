/// Factiva's `/N30/` and `/F50/`, which may stand between words without white space.
enum SlashSigns {
  static func parted(_ tokens: [Token], in text: QueryText) -> [Token] {
    guard text.scalars.contains("/") else { return tokens }
    return tokens.flatMap { token in
      guard let word = token.plainWord, let sign = sign(in: Array(text.scalars[token.range])),
        word.unicodeScalars.count == token.range.count
      else { return [token] }
      let start = token.range.lowerBound
      let parts = [0..<sign.lowerBound, sign, sign.upperBound..<token.range.count]
      return parts.filter { !$0.isEmpty }.map { part in
        let range = start + part.lowerBound..<start + part.upperBound
        let written = text[range]
        guard written.hasLetterOrDigit else { return Token(.blank, range) }
        return Token(.word(written, isPrefix: false, isExact: false, isLiteral: false), range)
      }
    }
  }

  /// A slash, N or F, digits and a slash; not in an address, which has a host or a scheme.
  private static func sign(in scalars: [Unicode.Scalar]) -> Range<Int>? {
    guard scalars.count > 4, !scalars.contains(":"), !scalars.contains(".") else { return nil }
    for start in scalars.indices.dropLast(3) where scalars[start] == "/" {
      guard scalars[start + 1] == "N" || scalars[start + 1] == "F" else { continue }
      let digits = scalars[(start + 2)...].prefix(4).prefix(while: \.isASCIIDigit)
      let end = start + 2 + digits.count
      if !digits.isEmpty, end < scalars.count, scalars[end] == "/" { return start..<end + 1 }
    }
    return nil
  }
}
