package import NewsModel

/// What a part of newsq that takes bytes from strangers promises of any bytes at all.
///
/// Fuzzers look for bytes that break the promise; the tests replay those that were worth keeping.
package struct Ordeal: Sendable {
  /// Its name on the command line, and of its folder in the corpus.
  package let name: String
  /// Gives bytes to that part, and what came of them.
  /// - Throws: ``Broken`` where a promise is not held.
  package let undergo: @Sendable ([UInt8], ReadingLimits) throws(Broken) -> Came

  /// What came of the bytes: equal for equal bytes.
  package enum Came: Sendable, Hashable {
    case articles([Result<Article, Failure>], reader: String)
    case answered([String])
    case refused(Failure)
  }

  package static let all = formats + [words, query, search]

  package static func named(_ name: String) -> Ordeal? {
    all.first { $0.name == name }
  }

  /// What one run of a fuzzer may cost: the same limits, but near enough to be met by small bundles.
  package static let fuzzingLimits = {
    var limits = ReadingLimits()
    limits.fileBytes = 4 << 20
    limits.archiveBytes = 8 << 20
    limits.archiveEntries = 200
    limits.time = .seconds(10)
    return limits
  }()
}

/// A promise that was not held.
package struct Broken: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }

  /// - Throws: where the condition does not hold.
  static func unless(_ condition: Bool, _ description: @autoclosure () -> String) throws(Broken) {
    if !condition { throw Broken(description()) }
  }
}
