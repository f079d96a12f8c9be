import NewsText

/// The user's aliases as the index's tokens: for a name all its others.
struct AliasTable: Sendable {
  private var sets: [[[String]]] = []
  private var places: [[String]: [Int]] = [:]

  init() {}

  init(_ aliases: Aliases, tokenizer: Tokenizer) {
    for set in aliases.sets {
      var names: [[String]] = []
      for name in set {
        let tokens = Self.plain(tokenizer.tokens(of: SpacelessScript.segmented(name) ?? name))
        if !tokens.isEmpty, !names.contains(tokens) { names.append(tokens) }
      }
      for name in names { places[name, default: []].append(sets.count) }
      sets.append(names)
    }
  }

  /// The other names of what these tokens name.
  func others(of tokens: [String]) -> [[String]] {
    guard !places.isEmpty else { return [] }
    let name = Self.plain(tokens)
    return (places[name] ?? []).flatMap { sets[$0] }.filter { $0 != name }
  }

  private static func plain(_ tokens: [String]) -> [String] {
    tokens.map { PlainLetters.plain($0) ?? $0 }
  }
}
