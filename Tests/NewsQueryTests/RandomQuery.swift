/// Queries as the grammar makes them, now and then with a mistake.
struct RandomQuery {
  private var random: SplitMix
  private var isForeign = false

  init(seed: UInt64) {
    random = SplitMix(state: seed)
  }

  mutating func text() -> String {
    isForeign = chance(3)
    return any(depth: Int.random(in: 0...4, using: &random))
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random)! }

  private mutating func any(depth: Int) -> String {
    (0..<Int.random(in: 1...2, using: &random)).map { _ in all(depth: depth) }
      .joined(separator: isForeign ? pick([" or ", " OR "]) : pick([" OR ", " | ", "|"]))
  }

  private mutating func all(depth: Int) -> String {
    var text = near(depth: depth)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      text +=
        isForeign
        ? pick([" and ", " and not ", " AND "]) : pick([" ", " ", " AND ", " -", " NOT ", " AND NOT ", " && ", " !"])
      text += near(depth: depth)
    }
    return text
  }

  private mutating func near(depth: Int) -> String {
    guard chance(4) else { return term(depth: depth) }
    let sign = pick(
      isForeign
        ? [" w/5 ", " pre/3 ", " near4 ", " adj5 ", " adj "] : [" NEAR/5 ", " NEAR ", " ONEAR/2 ", " w/3 ", " PRE/4 "])
    return term(depth: depth) + sign + term(depth: depth) + (chance(4) ? sign + term(depth: depth) : "")
  }

  private mutating func term(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &random) {
    case 0: return phrase()
    case 1: return condition()
    case 2: return field() + pick([word(), phrase()])
    case 3: return pick(["atleast3:", "atleast2:", isForeign ? "atleast4 " : "atleast5:"]) + pick([word(), phrase()])
    case 9: return "(" + any(depth: depth - 1) + ")"
    case 10:
      return (isForeign ? pick(["HEADLINE", "HLEAD", "BYLINE", "hd=", "hlp=", "lp="]) : field()) + "("
        + any(depth: depth - 1) + ")"
    case 11: return pick(["=", "+", "atleast2:", isForeign ? "ATLEAST3" : "("]) + "(" + any(depth: depth - 1) + ")"
    default: return isForeign && chance(3) ? word() + " " + word() : word()
    }
  }

  private mutating func field() -> String {
    isForeign
      ? pick(["hd=", "by=", "hlp="]) : pick(["headline:", "lead:", "byline:", "body:", "title:", "author:", "hlead:"])
  }

  private mutating func word() -> String {
    pick([
      "grain", "ferry", "cease-fire", "U.S.", "AT&T", "10:30", "négociation", "停战", "and", "or", "not", "date", "near",
      "same",
      "negotiat*", "=said", "+AND", "+w/5", "=OR", "+Re:x", "wheat!", "C++", "a_b", "soft\u{AD}ly", "Ukraine’s", "#tag",
    ])
  }

  private mutating func phrase() -> String {
    pick([
      "\"grain deal\"", "“grain OR deal”", "«the \"new\" deal»", "「停战 谈判」", "=\"as said\"", "\"a b\"~5", "\"a b\"~0",
    ])
  }

  private mutating func condition() -> String {
    if isForeign {
      return pick([
        "date from 20250101 to 20250131", "sn=reuters", "la=en", "LANGUAGE(german or english)",
        "PUBLICATION(valley wire)",
        "DATE(geq(2025-01-01) and leq(2025-01-31))", "date after 1/31/2025", "date is 2025", "sn=(reut* or bbc)",
      ])
    }
    return pick([
      "source:bbc", "source:reut*", "source:\"Valley Wire\"", "source:(bbc OR reuters)", "language:de",
      "language:en-GB",
      "site:example.org/world", "site:https://www.example.org/a_b", "url:/2025/", "url:\"a b\"", "date:2025-02-12",
      "date:2025-02..2025-05", "date:7d..", "date:..2025-03", "seen:yesterday", "undated:", "undated:yes", "undated:no",
      "has:image", "date:>=2025", "language:French",
    ])
  }
}
