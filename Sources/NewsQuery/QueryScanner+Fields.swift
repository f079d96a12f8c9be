/// Names before a term, and the values of conditions.
extension QueryScanner {
  /// Where a name's letters end, when a colon follows.
  func nameEnd() -> Int? {
    guard let end = marks[position...].firstIndex(where: { !$0.properties.isAlphabetic }), end > position,
      marks[end] == ":"
    else { return nil }
    return end
  }

  /// `name:` directly before a term. A colon before white space or slashes belongs to a word, and so does one after anything
  /// but letters; a known field's name is never left without its term.
  mutating func field(_ place: Place) -> Token? {
    if isAnywhere(place), let token = factivaField() ?? counted() { return token }
    guard let colon = nameEnd() else { return nil }
    let start = position
    let name = written(start..<colon)
    let after = mark(at: colon + 1)
    let known = FieldName(name: name)
    if after == "/", !(known?.takesAddress ?? false) { return nil }
    let hasTerm = isTerm(at: colon + 1) && after != ":"
    guard let known else {
      // A colon of full width is a sign of punctuation where no field's name stands before it.
      if !hasTerm || !isAnywhere(place) || scalars[colon] != ":" { return nil }
      return refused(.unknownField(name), start..<colon)
    }
    if case .undated = known, isAnywhere(place) { return undated(from: start, colon) }
    guard hasTerm else { return refused(.fieldWithoutTerm, start..<colon + 1) }
    guard isAnywhere(place) else { return refused(.fieldInField, start..<colon + 1) }
    position = colon + 1
    return token(.field(known, .colon), from: start)
  }

  mutating func refused(_ refusal: Refusal, _ range: Range<Int>) -> Token {
    position = marks.count
    return Token(.refused(refusal), inText(range))
  }

  /// `undated:` by itself, or with `yes` or `no`.
  private mutating func undated(from start: Int, _ colon: Int) -> Token {
    position = colon + 1
    guard isTerm(at: position) else { return token(.filter(.undated), from: start) }
    let end = endOfWord(from: position)
    let value = written(position..<end).lowercased()
    position = end
    switch value {
    case "yes", "true", "1": return token(.filter(.undated), from: start)
    case "no", "false", "0":
      tokens.append(token(.not, from: start))
      return token(.filter(.undated), from: start)
    default: return refused(.notYesOrNo, start..<max(end, colon + 1))
    }
  }

  /// Factiva's `hd=word`, where the name is one of its own.
  private mutating func factivaField() -> Token? {
    let start = position
    let letters = marks[start...].prefix(4).prefix(while: \.isASCIILetter)
    let sign = start + letters.count
    guard (2...3).contains(letters.count), mark(at: sign) == "=", isTerm(at: sign + 1),
      let meaning = FactivaField(name: String(scalars: letters).lowercased())
    else { return nil }
    switch meaning {
    case .refused(let refusal): return refused(refusal, start..<sign + 1)
    case .field(let field):
      position = sign + 1
      return token(.field(field, .equals), from: start)
    }
  }

  /// `atleast3:` before a term.
  private mutating func counted() -> Token? {
    let start = position
    let end = marks[start...].prefix(16).firstIndex { !$0.isASCIILetter && !$0.isASCIIDigit } ?? start
    guard mark(at: end) == ":", let count = Keywords.number(in: written(start..<end).lowercased(), after: "atleast")
    else { return nil }
    guard isTerm(at: end + 1) else { return refused(.countWithoutTerm, start..<end + 1) }
    guard (1...Query.maximumDistance).contains(count) else { return refused(.badCount, start..<end) }
    position = end + 1
    return token(.atLeast(count), from: start)
  }

  /// The value of a condition, as it stands.
  mutating func value(of field: FieldName) -> Token {
    let start = position
    if marks[start] == "-", !isTermOfValue(field) { return single(.not) }
    position = max(endOfWord(from: start), start + 1)
    var value = written(start..<position)
    let isPrefix = value.hasSuffix("*")
    while value.hasSuffix("*") { value.removeLast() }
    return token(.word(value, isPrefix: isPrefix, isExact: false, isLiteral: true), from: start)
  }

  /// A part of an address may begin with a hyphen.
  private func isTermOfValue(_ field: FieldName) -> Bool { field == .url }
}
