import NewsQuery

/// What FTS5 is asked for, so that its answers hold all that a plan's condition allows.
///
/// Every word of the user's reaches FTS5 as tokens in quotes, cut by FTS5's own rules: no text of a user's can be
/// taken for syntax. What FTS5's language has no words for (an article's language, nearness of forms, facts beside the
/// text) is left out of the expression and checked of each answer; the concepts that are needed for that must stand in the expression
/// all the same, because FTS5 tells the places of its own phrases alone.
///
/// And it does not tell all of them: where an AND below other operators meets an article that has the words of a phrase, but not
/// the phrase, FTS5 forgets the places of everything below that AND, those that lie ahead included (`fts5ExprNodeZeroPoslist`). Such
/// queries are asked for by their words alone, without phrases and columns, and put together here.
struct MatchExpression {
  private let plan: QueryPlan
  /// The languages of the index.
  private let languages: UInt64
  /// Whether FTS5 gets single words alone.
  private let isByWord: Bool
  private var phrases = 0
  private var forms: [QueryPlan.Form] = []
  /// Concepts that only the check asks for.
  private var asides: [Int] = []

  /// - Parameter languages: those of the index, as `LanguageBits`.
  static func complete(_ plan: inout QueryPlan, languages: UInt64) {
    var expression = MatchExpression(of: plan, languages: languages, isByWord: false)
    var match = expression.whole()
    let isFlat = expression.asides.isEmpty
    if plan.hasPhraseInNestedAnd(plan.condition, isAtRoot: isFlat) {
      expression = MatchExpression(of: plan, languages: languages, isByWord: true)
      match = expression.whole()
    }
    plan.match = match
    plan.forms = expression.forms
    plan.needsScan = !plan.condition.needsText
    plan.needsCheck = expression.isByWord || !expression.isExact(plan.condition)
  }

  private init(of plan: QueryPlan, languages: UInt64, isByWord: Bool) {
    self.plan = plan
    self.languages = languages
    self.isByWord = isByWord
  }

  private mutating func whole() -> String? {
    let wanted = text(plan.condition)
    let parts = (wanted.map { [$0] } ?? []) + asides.map { text(ofConcept: $0) }
    return parts.isEmpty ? nil : parts.joined(separator: " OR ")
  }

  /// The part's expression; nil where it allows articles without any of its words.
  private mutating func text(_ condition: Condition) -> String? {
    guard condition.needsText else {
      asides += condition.concepts
      return nil
    }
    // A query of signs that FTS5 takes for no letters: it finds nothing.
    if condition.concepts.isEmpty { return nil }
    switch condition {
    case .concept(let concept): return text(ofConcept: concept)
    case .near(let parts, _, _): return joined(parts.map { joined($0.map { text(ofConcept: $0) }, " OR ") }, " AND ")
    case .atLeast(_, let concepts): return joined(concepts.map { text(ofConcept: $0) }, " OR ")
    case .filter: return nil
    case .all(let parts): return joined(parts.compactMap { text($0) }, " AND ")
    case .any(let parts): return joined(parts.compactMap { text($0) }, " OR ")
    case .excluding(let wanted, let unwanted):
      guard let left = text(wanted) else { return nil }
      let exact = unwanted.filter(isExact)
      for part in unwanted where !isExact(part) { asides += part.concepts }
      guard !exact.isEmpty else { return left }
      return "(\(left) NOT \(joined(exact.compactMap { text($0) }, " OR ")))"
    }
  }

  private func joined(_ parts: [String], _ operation: String) -> String {
    parts.count == 1 ? parts[0] : "(\(parts.joined(separator: operation)))"
  }

  private mutating func text(ofConcept index: Int) -> String {
    let concept = plan.concepts[index]
    let any = joined(concept.forms.map { text(of: $0, index, concept.field) }, " OR ")
    guard !isByWord, let field = concept.field else { return any }
    return "({\(field.column)} : \(any))"
  }

  private mutating func text(of form: Concept.Form, _ concept: Int, _ field: Field?) -> String {
    let isWhole = form.tokens.count == 1 || !isByWord && form.slop == nil
    let count = isWhole ? 1 : form.tokens.count
    forms.append(
      QueryPlan.Form(
        concept: concept, languages: needed(form) ?? LanguageBits.every, field: field,
        phrases: phrases..<phrases + count,
        length: form.tokens.count, slop: form.tokens.count > 1 ? form.slop : nil))
    phrases += count
    let star = form.isPrefix ? " *" : ""
    if isWhole { return "\"\(form.tokens.joined(separator: " "))\"" + star }
    return "(" + form.tokens.map { "\"\($0)\"" }.joined(separator: " AND ") + star + ")"
  }

  /// The languages that an article must be in for the form to count; nil where all of the index will do.
  private func needed(_ form: Concept.Form) -> UInt64? {
    guard let mask = form.languages, languages & ~UInt64(mask) != 0 else { return nil }
    return UInt64(mask)
  }

  /// Whether FTS5's answer to the part's expression is the part's own.
  private func isExact(_ condition: Condition) -> Bool {
    switch condition {
    case .concept(let index):
      let concept = plan.concepts[index]
      let isPlain = !isByWord || concept.field == nil && concept.forms.allSatisfy { $0.tokens.count == 1 }
      return isPlain && concept.field != .lead && concept.forms.allSatisfy { needed($0) == nil && $0.slop == nil }
    case .near, .atLeast, .filter: return false
    case .all(let parts), .any(let parts): return parts.allSatisfy(isExact)
    case .excluding(let wanted, let unwanted): return isExact(wanted) && unwanted.allSatisfy(isExact)
    }
  }
}

extension QueryPlan {
  /// Whether FTS5 may lose places: an AND that is not the whole expression's own has a phrase below it, or a column.
  ///
  /// - Parameter isAtRoot: whether the part is the whole expression, or belongs to an AND that is.
  fileprivate func hasPhraseInNestedAnd(_ condition: Condition, isAtRoot: Bool) -> Bool {
    switch condition {
    case .concept(let concept):
      // By words, a form with slop is an AND of its own; its words have no columns of their own to miss.
      return concepts[concept].field != nil && concepts[concept].forms.contains { $0.slop != nil }
    case .filter: return false
    case .atLeast(_, let concepts): return concepts.contains { hasPhraseInNestedAnd(.concept($0), isAtRoot: false) }
    case .near(let parts, _, _):
      return isAtRoot ? false : parts.joined().contains { isPhraseOrInField(concepts[$0]) }
    case .all(let parts):
      if isAtRoot { return parts.contains { hasPhraseInNestedAnd($0, isAtRoot: true) } }
      return condition.concepts.contains { isPhraseOrInField(concepts[$0]) }
    case .any(let parts): return parts.contains { hasPhraseInNestedAnd($0, isAtRoot: false) }
    case .excluding(let wanted, let unwanted):
      return ([wanted] + unwanted).contains { hasPhraseInNestedAnd($0, isAtRoot: false) }
    }
  }

  private func isPhraseOrInField(_ concept: Concept) -> Bool {
    concept.field != nil || concept.forms.contains { $0.tokens.count > 1 }
  }
}
