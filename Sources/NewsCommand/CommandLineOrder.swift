/// Brings a command line into the order that the parser knows: the verb, options, the rest.
///
/// `newsq QUERY...` is `newsq search QUERY...`; the global options may stand before the verb; and in a query a word
/// with a `-` in front is a word to leave out, not an option.
package enum CommandLineOrder {
  /// Stands in front of a query's word that begins with `-`, so that the parser takes it for no option. No key of a
  /// keyboard makes it.
  static let shield: Character = "\u{1}"

  private static let globals: Set<String> = ["--db", "--config"]
  /// The verbs that a query belongs to.
  private static let querying: Set<String> = ["search", "trend"]
  private static let answers: Set<String> = ["--help", "-h", "help", "--version"]

  static func arranged(_ arguments: [String], verbs: Set<String>) -> [String] {
    var leading: [String] = []
    var rest = arguments[...]
    while let first = rest.first {
      if globals.contains(first), rest.count > 1 {
        leading += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if globals.contains(where: { first.hasPrefix($0 + "=") }) {
        leading.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard let first = rest.first else { return leading }
    if answers.contains(first) { return Array(rest) }
    guard verbs.contains(first) else { return ["search"] + leading + rest.map(shielded) }
    let words = rest.dropFirst()
    return [first] + leading + (querying.contains(first) ? words.map(shielded) : Array(words))
  }

  /// A word as the user wrote it.
  package static func unshielded(_ word: String) -> String {
    word.first == shield ? String(word.dropFirst()) : word
  }

  /// `-sport` and `-"live blog"` are parts of a query; `-n`, `-n5`, `-h` and `--anything` are options.
  private static func shielded(_ argument: String) -> String {
    let scalars = Array(argument.unicodeScalars)
    guard scalars.count > 1, scalars[0] == "-", scalars[1] != "-" else { return argument }
    if argument == "-h" { return argument }
    if scalars[1] == "n", scalars.dropFirst(2).allSatisfy({ $0.value >= 0x30 && $0.value <= 0x39 }) { return argument }
    return String(shield) + argument
  }
}
