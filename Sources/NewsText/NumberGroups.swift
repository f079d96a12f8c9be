/// Large numbers with their digits in groups of three: 1,000 and 1 000 and 1’000 are the number 1000.
package enum NumberGroups {
  /// The groups of a number in digits alone, as tokens of a text have them; nil where it has none.
  package static func split(_ token: String) -> [String]? {
    let digits = Array(token.utf8)
    guard digits.count >= 4, digits.count <= 15, digits[0] != 0x30, digits.allSatisfy(isDigit) else { return nil }
    var groups: [String] = []
    var end = digits.count
    while end > 0 {
      let start = max(0, end - 3)
      groups.insert(String(decoding: digits[start..<end], as: UTF8.self), at: 0)
      end = start
    }
    return groups
  }

  /// The number that tokens are the groups of, or nil where they are something else.
  package static func joined(_ tokens: [String]) -> String? {
    guard tokens.count >= 2, tokens.count <= 5, let first = tokens.first, (1...3).contains(first.utf8.count),
      first.utf8.first != 0x30, tokens.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      tokens.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return tokens.joined()
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39
  }
}
