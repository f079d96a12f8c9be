internal import NewsModel

extension Query {
  /// The query as it was understood, in one line of newsq's own language: operators in capitals, parentheses explicit,
  /// dates as days. Read again, it is the same query.
  package var understood: String {
    let explicit = Writer(isExplicit: true).written(root)
    // Parentheses that nobody needs must not make it deeper than what can be read.
    return explicit.depth <= Self.maximumDepth ? explicit.text : Writer(isExplicit: false).written(root).text
  }
}

/// A part in words.
private struct Written {
  var text: String
  /// How deep its parentheses are nested.
  var depth = 0

  var inParentheses: Written { Written(text: "(\(text))", depth: depth + 1) }
}

private struct Writer {
  /// Whether parentheses stand also where precedence would do.
  let isExplicit: Bool
  /// Words do not change with the day.
  private let anyDay = CivilDay(number: 0)

  init(isExplicit: Bool) {
    self.isExplicit = isExplicit
  }

  func written(_ node: Node) -> Written {
    switch node {
    case .word(let word): Written(text: written(word))
    case .phrase(let phrase): Written(text: quoted(phrase.text) + (phrase.slop.map { "~\($0)" } ?? ""))
    case .field(let field, let part): prefixed("\(field.rawValue):", part)
    case .atLeast(let count, let part): prefixed("atleast\(count):", part)
    case .all(let parts): joined(parts, by: " AND ", bare: { if case .near = $0 { true } else { false } })
    case .any(let parts): joined(parts, by: " OR ", bare: { _ in true })
    case .near(let parts, let distance, let inOrder):
      joined(parts, by: " \(inOrder ? "ONEAR" : "NEAR")/\(distance + 1) ", bare: { _ in false })
    case .excluding(let part, let excluded): written(part, without: excluded)
    case .filter(let filter): Written(text: written(filter))
    }
  }

  private func written(_ part: Node, without excluded: [Node]) -> Written {
    let left = joined(
      [part], by: "",
      bare: { part in
        switch part {
        case .all, .near: true
        default: false
        }
      })
    let right = joined(excluded, by: " AND NOT ", bare: { if case .near = $0 { true } else { false } })
    return Written(text: "\(left.text) AND NOT \(right.text)", depth: max(left.depth, right.depth))
  }

  private func prefixed(_ name: String, _ part: Node) -> Written {
    if case .word(let word) = part { return Written(text: name + written(word, isAfterColon: true)) }
    let inner = part.isSingle ? written(part) : written(part).inParentheses
    return Written(text: name + inner.text, depth: inner.depth)
  }

  /// - Parameter bare: whether a part binds closer than the operator.
  private func joined(_ parts: [Node], by sign: String, bare: (Node) -> Bool) -> Written {
    let members = parts.map { part in
      part.isSingle || (!isExplicit && bare(part)) ? written(part) : written(part).inParentheses
    }
    return Written(text: members.map(\.text).joined(separator: sign), depth: members.reduce(0) { max($0, $1.depth) })
  }

  /// - Parameter isAfterColon: whether it follows a field's name, where a sign could be taken for a part of that.
  private func written(_ word: Word, isAfterColon: Bool = false) -> String {
    if word.isExact { return "=\(word.text)" }
    let isPlain =
      Keywords.isPlain(word.text, isPrefix: word.isPrefix, today: anyDay)
      && (!isAfterColon || word.text.unicodeScalars.first?.isLetterOrDigit == true)
    // Behind a `=`, not even a field's name is one; what begins so has no other forms that it could leave out.
    if word.isPrefix { return (isPlain ? "" : "=") + word.text + "*" }
    return (isPlain ? "" : "+") + word.text
  }

  /// In quotes of a kind that the text does not have.
  private func quoted(_ text: String) -> String {
    let present = Set(text.unicodeScalars.compactMap(QuoteFamily.init))
    let marks = (QuoteFamily.allCases.first { !present.contains($0) } ?? .double).marks
    return marks.open + text + marks.close
  }

  // MARK: - Conditions

  private func written(_ filter: Filter) -> String {
    switch filter {
    case .published(let days): "date:\(written(days))"
    case .seen(let days): "seen:\(written(days))"
    case .undated: "undated:yes"
    case .source(let name, let isPrefix): "source:\(quoted(isPrefix ? name + "*" : name))"
    case .language(let code): "language:\(code)"
    case .site(let site): "site:\(quoted(site))"
    case .url(let part): "url:\(quoted(part))"
    case .image: "has:image"
    }
  }

  private func written(_ days: DateBound) -> String {
    let last = days.end.map { CivilDay(number: $0.number - 1) }
    if let first = days.first, first == last { return "\(first)" }
    return "\(days.first?.description ?? "")..\(last?.description ?? "")"
  }
}

extension Node {
  /// Whether it needs no parentheses wherever it stands.
  fileprivate var isSingle: Bool {
    switch self {
    case .word, .phrase, .filter, .field, .atLeast: true
    case .all, .any, .near, .excluding: false
    }
  }
}
