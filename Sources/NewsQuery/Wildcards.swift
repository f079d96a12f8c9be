/// Truncation and wildcards as Nexis and Factiva write them.
enum Wildcards {
  /// What stands before the `!` of `negotiat!`, which in Nexis is `negotiat*`. Fewer than three letters are no root there,
  /// so that the sign is punctuation.
  static func root(ofTruncated word: String) -> String? {
    guard word.utf8.last == UInt8(ascii: "!") else { return nil }
    var root = Substring(word)
    while root.utf8.last == UInt8(ascii: "!") { root.removeLast() }
    guard let last = root.unicodeScalars.last, last.isLetterOrDigit,
      root.unicodeScalars.count(where: \.isLetterOrDigit) >= 3
    else { return nil }
    return String(root)
  }

  /// Whether a word has a `?` that stands for a letter (`wom?n`), or Factiva's `$3` for so many letters (`engineer$3`).
  /// Addresses and sums of money (`US$3`) have these signs, too.
  static func areForeign(in word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    if scalars.contains(where: { "/=.&".unicodeScalars.contains($0) }) { return false }
    for (index, scalar) in scalars.enumerated().dropFirst().dropLast() {
      let isBetween = scalars[index - 1].properties.isAlphabetic && scalars[index + 1].properties.isAlphabetic
      if scalar == "?", isBetween { return true }
      if scalar == "$", index >= 4, index == scalars.count - 2, scalars[index + 1].isASCIIDigit,
        scalars[..<index].allSatisfy(\.properties.isAlphabetic)
      {
        return true
      }
    }
    return false
  }

  /// Whether a word ends in a sign that stands for letters in Factiva's and Nexis's languages, and is punctuation, or a
  /// currency's (`US$`), in others.
  static func endForeign(_ word: String) -> Bool {
    guard let last = word.utf8.last else { return false }
    if last == UInt8(ascii: "?") { return true }
    return last == UInt8(ascii: "$") && word.utf8.count > 4
      && word.unicodeScalars.dropLast().allSatisfy(\.properties.isAlphabetic)
  }
}
