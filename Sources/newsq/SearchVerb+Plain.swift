internal import ArgumentParser
import NewsCommand
import NewsIndex
import NewsPrinter

extension SearchVerb {
  /// A search as it is mostly written: words, and options of one value each. nil for all else, which is the parser's, as are
  /// all refusals.
  ///
  /// The parser looks the types of all options up in the whole program's tables, which is a quarter of what a cold search does;
  /// here they are told by their names. The tests set what is read here against the parser.
  ///
  /// - Parameter words: those behind the verb, in the order of `CommandLineOrder`.
  init?(plain words: some Sequence<String>) {
    self.init()
    unset()
    var global: (db: String?, config: String?)
    var words = words.makeIterator()
    while let word = words.next() {
      guard word.utf8.first == UInt8(ascii: "-") else {
        query.append(word)
        continue
      }
      if let number = Self.joinedLimit(word) {
        limit = number
        continue
      }
      guard let value = words.next(), value.utf8.first != UInt8(ascii: "-") else { return nil }
      switch word {
      case "--db": global.db = value
      case "--config": global.config = value
      default: guard set(word, value) else { return nil }
      }
    }
    self.global = GlobalOptions(db: global.db, config: global.config)
    guard (try? validate()) != nil else { return nil }
  }

  /// The number of `-n5`.
  private static func joinedLimit(_ word: String) -> Int? {
    word.hasPrefix("-n") ? Int(word.dropFirst(2)) : nil
  }

  /// Sets an option; false where it is no such one, or has no such value.
  private mutating func set(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--after": filters.after = value
    case "--before": filters.before = value
    case "--source": filters.source = value
    case "--language": filters.language = value
    case "-n", "--limit": return Self.set(&limit, Int(value))
    case "--offset": return Self.set(&offset, Int(value))
    case "--match": return Self.set(&match, MatchMode(rawValue: value))
    case "--sort": return Self.set(&sort, SearchRequest.Sort(rawValue: value))
    case "--format": return Self.set(&format, HitPrinter.Format(rawValue: value))
    case "--color": return Self.set(&color, Terminal.Color(rawValue: value))
    default: return false
    }
    return true
  }

  private static func set<Value>(_ option: inout Value?, _ value: Value?) -> Bool {
    option = value
    return value != nil
  }

  /// Before an option has a value it cannot be read.
  private mutating func unset() {
    filters = SearchFilters()
    (filters.after, filters.before, filters.source, filters.language) = (nil, nil, nil, nil)
    (limit, offset, match, sort, format, facet, color, batch) = (nil, nil, nil, nil, nil, nil, nil, nil)
    (count, explain, query) = (false, false, [])
  }
}
