internal import NewsModel

/// Dates in words, as conditions.
extension Keywords {
  mutating func takeDate(_ small: String) -> Bool {
    guard small == "date", let date = DatePhrase.read(tokens, from: index, in: text) else { return false }
    put(date: dates.bound(date.phrase, date.dates), for: date.end - index)
    return true
  }

  private mutating func put(date: Result<DateBound, QueryDates.Mistake>, for count: Int) {
    switch date {
    case .success(let bound): put(.filter(.published(bound)), for: count)
    case .failure(let mistake):
      found.append(Token(.refused(mistake.refusal), mistake.range))
      index = tokens.count
    }
  }

  /// `DATE(geq(2025-01-01) and leq(2025-01-31))`, `DATE(2025-01)`.
  mutating func takeDates() {
    let start = index
    var rest = index + 2
    var depth = 1
    var bound: DateBound?
    var relation = "is"
    while rest < tokens.count, depth > 0 {
      let token = tokens[rest]
      var end = rest
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .and, .blank: break
      default:
        let word = token.plainWord?.lowercased() ?? ""
        if let range = DatePhrase.date(tokens, &end) {
          switch dates.bound(.relation(relation), [range]) {
          case .failure(let mistake):
            found.append(Token(.refused(mistake.refusal), mistake.range))
            index = tokens.count
            return
          case .success(let part): bound = bound?.intersection(part) ?? part
          }
          relation = "is"
          rest = end - 1
        } else if DatePhrase.isRelation(word) {
          relation = word
        } else if word != "and" {
          return refuseDates(from: start, through: rest)
        }
      }
      rest += 1
    }
    guard depth == 0, let bound else { return refuseDates(from: start, through: min(rest, tokens.count) - 1) }
    index = start
    if let first = bound.first, let end = bound.end, first >= end {
      return refuse(.reversedDates, for: rest - start)
    }
    put(.filter(.published(bound)), for: rest - start)
  }

  private mutating func refuseDates(from start: Int, through last: Int) {
    let range = tokens[start].range.lowerBound..<tokens[last].range.upperBound
    found.append(Token(.refused(.badDate("that is not a date")), range))
    index = tokens.count
  }
}
