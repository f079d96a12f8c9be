import NewsQuery

/// What FTS5 is asked for, so that its answers hold all that a plan's condition allows.
///
/// Every word of the user's reaches FTS5 as tokens in quotes, cut by FTS5's own rules: no text of a user's can be
/// taken for syntax. What FTS5's language has no words for (an article's language, nearness of forms, facts beside the
/// text) is left out of the expression and checked of each answer; the concepts that are needed for that must stand in the expression
/// all the same, because FTS5 tells the places of its own phrases alone.
struct MatchExpression {
  private let plan: QueryPlan
  /// The languages of the index.
  private let languages: UInt64
  private var phrases: [QueryPlan.Phrase] = []
  /// Concepts that only the check asks for.
  private var asides: [Int] = []

  init(of plan: QueryPlan, languages: UInt64) {
    self.plan = plan
    self.languages = languages
  }

  /// Sets the parts of the plan that come of the expression.
  consuming func complete(_ plan: inout QueryPlan) {
    var this = self
    plan.needsScan = !plan.condition.needsText
    plan.needsCheck = !this.isExact(plan.condition)
    let wanted = this.text(plan.condition)
    let parts = (wanted.map { [$0] } ?? []) + this.asides.map { this.text(ofConcept: $0) }
    plan.match = parts.isEmpty ? nil : parts.joined(separator: " OR ")
    plan.phrases = this.phrases
  }

  /// The part's expression; nil where it allows articles without any of its words.
  private mutating func text(_ condition: Condition) -> String? {
    guard condition.needsText else {
      asides += condition.concepts
      return nil
    }
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
    let forms = concept.forms.map { form in text(of: form, index, isInLead: concept.field == .lead) }
    let any = joined(forms, " OR ")
    return concept.field.map { "({\($0.column)} : \(any))" } ?? any
  }

  private mutating func text(of form: Concept.Form, _ concept: Int, isInLead: Bool) -> String {
    let languages = needed(form) ?? LanguageBits.every
    func phrase(_ length: Int) -> QueryPlan.Phrase {
      QueryPlan.Phrase(concept: concept, languages: languages, isInLead: isInLead, length: length)
    }
    if let slop = form.slop, form.tokens.count > 1 {
      phrases += form.tokens.map { _ in phrase(1) }
      // FTS5 counts the words in the middle, too.
      let between = slop + form.tokens.count - 2
      return "NEAR(\(form.tokens.map { "\"\($0)\"" }.joined(separator: " ")), \(between))"
    }
    phrases.append(phrase(form.tokens.count))
    return "\"\(form.tokens.joined(separator: " "))\"" + (form.isPrefix ? " *" : "")
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
      plan.concepts[index].field != .lead && plan.concepts[index].forms.allSatisfy { needed($0) == nil }
    case .near, .atLeast, .filter: false
    case .all(let parts), .any(let parts): parts.allSatisfy(isExact)
    case .excluding(let wanted, let unwanted): isExact(wanted) && unwanted.allSatisfy(isExact)
    }
  }
}
